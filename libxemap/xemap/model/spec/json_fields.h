// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::model {

/// The words a file uses for the values of an enumeration.
template <typename Value, std::size_t count> using Names = std::array<std::pair<const char *, Value>, count>;

template <typename Value, std::size_t count> std::string nameIn(const Names<Value, count> &names, Value value) {
  for (const auto &[name, known] : names)
    if (known == value)
      return name;
  throw Error(ErrorCode::Internal, "model.json: unnamed value");
}

/// Reads fields of a JSON object and names the path of one that does not fit.
class FieldReader {
public:
  FieldReader(const nlohmann::json &json, std::string origin, std::string path)
      : mJson(json), mOrigin(std::move(origin)), mPath(std::move(path)) {
    if (!mJson.is_object())
      fail("", "an object");
  }

  bool has(const char *name) const { return mJson.contains(name); }
  const std::string &path() const { return mPath; }
  const std::string &origin() const { return mOrigin; }

  FieldReader object(const char *name) const { return {field(name), mOrigin, mPath + "/" + name}; }

  template <typename Value> Value get(const char *name, const char *expected) const {
    try {
      return field(name).get<Value>();
    } catch (const nlohmann::json::exception &) {
      fail(name, expected);
    }
  }

  template <typename Value, std::size_t count> Value oneOf(const char *name, const Names<Value, count> &names) const {
    const auto word = get<std::string>(name, "a string");
    std::string expected;
    for (const auto &[known, value] : names) {
      if (word == known)
        return value;
      expected += (expected.empty() ? "" : " or ") + std::string(known);
    }
    fail(name, expected);
  }

  double number(const char *name) const {
    const auto value = get<double>(name, "a number");
    if (!std::isfinite(value))
      fail(name, "a finite number");
    return value;
  }

  /// The name of a file that lies beside this one.
  std::string fileName(const char *name) const {
    const auto file = get<std::string>(name, "a string");
    if (file.empty() || file.find('/') != std::string::npos)
      fail(name, "the name of a file of the folder");
    return file;
  }

  std::int64_t size(const char *name) const { return checkedSize(name, get<std::int64_t>(name, "a whole number")); }

  template <std::size_t count> std::array<std::int64_t, count> sizes(const char *name) const {
    const auto values = get<std::array<std::int64_t, count>>(name, "a list of whole numbers");
    for (const auto value : values)
      checkedSize(name, value);
    return values;
  }

  [[noreturn]] void fail(const char *name, const std::string &expected) const {
    const auto found = mJson.is_object() && mJson.contains(name) ? mJson[name].dump() : "nothing";
    throw Error(ErrorCode::Corrupt,
                mOrigin + ": field " + mPath + "/" + name + ": expected " + expected + ", found " + found);
  }

private:
  const nlohmann::json &field(const char *name) const {
    if (!mJson.contains(name))
      fail(name, "a value");
    return mJson[name];
  }

  /// Sizes are bounded so that a damaged file cannot ask for more memory than any real model needs.
  std::int64_t checkedSize(const char *name, std::int64_t value) const {
    if (value < 1 || value > 65536)
      fail(name, "sizes between 1 and 65536");
    return value;
  }

  const nlohmann::json &mJson;
  std::string mOrigin;
  std::string mPath;
};

} // namespace xemap::model
