// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace xemap::data {

/// Parses a JSON document.
///
/// Throws: Corrupt, naming `origin` and the line and column of the first mistake.
nlohmann::json parseJson(const std::string &text, const std::string &origin);

/// Throws: NotFound, Unreadable, Corrupt.
nlohmann::json readJsonFile(const std::string &path);

/// A value of a JSON document together with its place, so that whatever is wrong with it is said with its path.
///
/// The document must outlive its fields.
/// Throws: Corrupt from every function whose expectation the document does not meet.
class JsonField {
public:
  JsonField(const nlohmann::json &value, std::string origin, std::string path = {})
      : mValue(&value), mOrigin(std::move(origin)), mPath(std::move(path)) {}

  /// The member `key` of an object, which must be there.
  JsonField member(const std::string &key) const;
  /// The member `key` of an object, where it is there and not null.
  std::optional<JsonField> find(const std::string &key) const;
  std::vector<JsonField> elements() const;
  /// The names of an object's members, in alphabetical order.
  std::vector<std::string> keys() const;

  std::string string() const;
  /// A string with at least one character.
  std::string text() const;
  /// A path inside the data set: relative, without "..".
  std::string relativePath() const;
  std::vector<std::string> texts() const;
  bool boolean() const;
  double number() const;
  std::int64_t integer(std::int64_t lowest, std::int64_t highest) const;

  [[noreturn]] void fail(const std::string &expected) const;
  [[noreturn]] void fail(const std::string &expected, const std::string &found) const;

private:
  const nlohmann::json *mValue;
  std::string mOrigin;
  std::string mPath;
};

} // namespace xemap::data
