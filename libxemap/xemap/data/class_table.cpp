// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/class_table.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/data/json_field.h"

namespace xemap::data {

namespace {

bool isUpper(char c) {
  return std::isupper(static_cast<unsigned char>(c)) != 0;
}
bool isLower(char c) {
  return std::islower(static_cast<unsigned char>(c)) != 0;
}

Colour readColour(const JsonField &field) {
  const std::string text = field.string();
  const bool isHex = text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
                       return std::isxdigit(static_cast<unsigned char>(c)) != 0;
                     });
  if (!isHex)
    field.fail("a colour such as \"#3c1098\"");
  Colour colour{};
  for (std::size_t i = 0; i < colour.size(); ++i)
    colour[i] = static_cast<std::uint8_t>(std::stoul(text.substr(1 + 2 * i, 2), nullptr, 16));
  return colour;
}

std::uint8_t readIndex(const JsonField &field) {
  return static_cast<std::uint8_t>(field.integer(0, 255));
}

std::vector<std::uint8_t> indicesIn(const JsonField &field) {
  std::vector<std::uint8_t> indices;
  for (const JsonField &index : field.elements())
    indices.push_back(readIndex(index));
  return indices;
}

ClassEntry readEntry(const JsonField &field) {
  ClassEntry entry;
  entry.name = field.member("name").text();
  if (const auto aliases = field.find("aliases"))
    entry.aliases = aliases->texts();
  if (const auto colour = field.find("colour"))
    entry.colour = readColour(*colour);
  if (const auto index = field.find("index"))
    entry.indices = {readIndex(*index)};
  if (const auto indices = field.find("indices"))
    for (const std::uint8_t index : indicesIn(*indices))
      entry.indices.push_back(index);
  if (const auto partial = field.find("partial"))
    entry.partial = partial->boolean();
  if (const auto absent = field.find("absent"))
    entry.absent = absent->texts();
  entry.phrases = field.member("phrases").texts();
  if (entry.phrases.empty())
    field.member("phrases").fail("at least one phrase");
  if (const auto similar = field.find("similar"))
    entry.similar = similar->texts();
  return entry;
}

void requireKnown(const std::vector<ClassEntry> &entries, const std::vector<std::uint8_t> &ignored) {
  for (const ClassEntry &entry : entries)
    for (const std::uint8_t index : entry.indices)
      if (std::find(ignored.begin(), ignored.end(), index) != ignored.end())
        throw Error(ErrorCode::InvalidArgument, "classes: expected index " + std::to_string(index) + " of '" +
                                                    entry.name + "' not to be ignored, found it ignored");
}

void requireUnambiguous(const std::vector<ClassEntry> &entries, const std::vector<Colour> &ignored) {
  std::set<std::string> names;
  std::set<std::string> colours;
  const auto claim = [](std::set<std::string> &taken, const std::string &name) {
    if (!taken.insert(name).second)
      throw Error(ErrorCode::InvalidArgument, "classes: expected '" + name + "' once, found it twice");
  };
  for (const ClassEntry &entry : entries) {
    claim(names, entry.name);
    for (const std::string &alias : entry.aliases)
      claim(names, alias);
    if (entry.colour)
      claim(colours, hexOf(*entry.colour));
  }
  for (const Colour &colour : ignored)
    claim(colours, hexOf(colour));
  for (const ClassEntry &entry : entries)
    for (const std::string &similar : entry.similar)
      if (names.count(similar) == 0)
        throw Error(ErrorCode::InvalidArgument,
                    "classes: expected classes similar to '" + entry.name + "', found unknown '" + similar + "'");
}

} // namespace

ClassTable::ClassTable(std::vector<ClassEntry> entries, std::vector<Colour> ignored,
                       std::vector<std::uint8_t> ignoredIndices, std::vector<std::string> never)
    : mEntries(std::move(entries)), mIgnored(std::move(ignored)), mIgnoredIndices(std::move(ignoredIndices)),
      mNever(std::move(never)) {
  requireUnambiguous(mEntries, mIgnored);
  requireKnown(mEntries, mIgnoredIndices);
}

ClassTable ClassTable::read(const std::string &path) {
  const nlohmann::json document = readJsonFile(path);
  const JsonField root(document, path);
  if (root.member("format").string() != "xemap-classes")
    root.member("format").fail("\"xemap-classes\"");
  root.member("version").integer(1, 1);
  std::vector<ClassEntry> entries;
  for (const JsonField &field : root.member("classes").elements())
    entries.push_back(readEntry(field));
  std::vector<Colour> ignored;
  if (const auto colours = root.find("ignored_colours"))
    for (const JsonField &field : colours->elements())
      ignored.push_back(readColour(field));
  std::vector<std::uint8_t> ignoredIndices;
  if (const auto indices = root.find("ignored_indices"))
    ignoredIndices = indicesIn(*indices);
  std::vector<std::string> never;
  if (const auto phrases = root.find("never"))
    never = phrases->texts();
  try {
    return ClassTable(std::move(entries), std::move(ignored), std::move(ignoredIndices), std::move(never));
  } catch (const Error &problem) {
    throw Error(ErrorCode::Corrupt, path + ": " + problem.what());
  }
}

const ClassEntry *ClassTable::find(const std::string &name) const {
  const auto found = std::find_if(mEntries.begin(), mEntries.end(), [&](const ClassEntry &entry) {
    return entry.name == name || std::find(entry.aliases.begin(), entry.aliases.end(), name) != entry.aliases.end();
  });
  return found == mEntries.end() ? nullptr : &*found;
}

std::string ClassTable::canonicalName(const std::string &name) const {
  const ClassEntry *entry = find(name);
  return entry == nullptr ? name : entry->name;
}

std::vector<std::string> ClassTable::phrasesOf(const std::string &name) const {
  const ClassEntry *entry = find(name);
  return entry == nullptr ? std::vector<std::string>{wordsOfClassName(name)} : entry->phrases;
}

bool ClassTable::areSimilar(const std::string &one, const std::string &other) const {
  const std::string names[2] = {canonicalName(one), canonicalName(other)};
  const auto lists = [&](const std::string &name, const std::string &wanted) {
    const ClassEntry *entry = find(name);
    return entry != nullptr && std::find(entry->similar.begin(), entry->similar.end(), wanted) != entry->similar.end();
  };
  return names[0] == names[1] || lists(names[0], names[1]) || lists(names[1], names[0]);
}

std::string wordsOfClassName(const std::string &name) {
  std::string phrase;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool endsAcronym = i + 1 < name.size() && i > 0 && isUpper(name[i - 1]) && isLower(name[i + 1]);
    const bool startsWord = i > 0 && isUpper(name[i]) && (isLower(name[i - 1]) || endsAcronym);
    const bool separates = name[i] == '_' || name[i] == '-' || name[i] == ' ';
    if ((startsWord || separates) && !phrase.empty() && phrase.back() != ' ')
      phrase += ' ';
    if (!separates)
      phrase += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
  }
  return phrase;
}

std::string hexOf(const Colour &colour) {
  constexpr const char *digits = "0123456789abcdef";
  std::string hex = "#";
  for (const std::uint8_t channel : colour) {
    hex += digits[channel / 16];
    hex += digits[channel % 16];
  }
  return hex;
}

} // namespace xemap::data
