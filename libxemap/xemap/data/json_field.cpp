// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/json_field.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "xemap/base/error.h"

namespace xemap::data {

nlohmann::json parseJson(const std::string &text, const std::string &origin) {
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception &problem) {
    throw Error(ErrorCode::Corrupt, origin + ": expected JSON: " + problem.what());
  }
}

nlohmann::json readJsonFile(const std::string &path) {
  if (!std::filesystem::exists(path))
    throw Error(ErrorCode::NotFound, path + ": no such file");
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file)
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  return parseJson(text, path);
}

JsonField JsonField::member(const std::string &key) const {
  if (!mValue->is_object())
    fail("an object");
  const auto found = mValue->find(key);
  const std::string path = mPath.empty() ? key : mPath + '.' + key;
  if (found == mValue->end())
    throw Error(ErrorCode::Corrupt, mOrigin + ": " + path + ": expected this field, found none");
  return JsonField(*found, mOrigin, path);
}

std::optional<JsonField> JsonField::find(const std::string &key) const {
  if (!mValue->is_object())
    fail("an object");
  const auto found = mValue->find(key);
  if (found == mValue->end() || found->is_null())
    return std::nullopt;
  return member(key);
}

std::vector<JsonField> JsonField::elements() const {
  if (!mValue->is_array())
    fail("an array");
  std::vector<JsonField> fields;
  fields.reserve(mValue->size());
  for (std::size_t i = 0; i < mValue->size(); ++i)
    fields.emplace_back((*mValue)[i], mOrigin, mPath + '[' + std::to_string(i) + ']');
  return fields;
}

std::vector<std::string> JsonField::keys() const {
  if (!mValue->is_object())
    fail("an object");
  std::vector<std::string> names;
  for (const auto &[name, value] : mValue->items())
    names.push_back(name);
  return names;
}

std::string JsonField::string() const {
  if (!mValue->is_string())
    fail("a string");
  return mValue->get<std::string>();
}

std::string JsonField::text() const {
  std::string value = string();
  if (value.empty())
    fail("a string that is not empty");
  return value;
}

std::string JsonField::relativePath() const {
  std::string value = text();
  const std::filesystem::path path(value);
  bool leaves = path.is_absolute();
  for (const std::filesystem::path &part : path)
    leaves = leaves || part == "..";
  if (leaves)
    fail("a path inside the data set");
  return value;
}

std::vector<std::string> JsonField::texts() const {
  std::vector<std::string> values;
  for (const JsonField &element : elements())
    values.push_back(element.text());
  return values;
}

bool JsonField::boolean() const {
  if (!mValue->is_boolean())
    fail("true or false");
  return mValue->get<bool>();
}

double JsonField::number() const {
  if (!mValue->is_number())
    fail("a number");
  return mValue->get<double>();
}

std::int64_t JsonField::integer(std::int64_t lowest, std::int64_t highest) const {
  const std::string range = "a whole number of " + std::to_string(lowest) + " to " + std::to_string(highest);
  if (!mValue->is_number_integer())
    fail(range);
  // A value beyond int64 would wrap; as a double it stays out of range.
  if (mValue->get<double>() < static_cast<double>(lowest) || mValue->get<double>() > static_cast<double>(highest))
    fail(range);
  return mValue->get<std::int64_t>();
}

void JsonField::fail(const std::string &expected) const {
  constexpr std::size_t longestQuote = 60;
  std::string found = mValue->dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
  if (found.size() > longestQuote)
    found = found.substr(0, longestQuote) + "...";
  fail(expected, found);
}

void JsonField::fail(const std::string &expected, const std::string &found) const {
  throw Error(ErrorCode::Corrupt,
              mOrigin + ": " + (mPath.empty() ? "top level" : mPath) + ": expected " + expected + ", found " + found);
}

} // namespace xemap::data
