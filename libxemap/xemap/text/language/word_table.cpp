// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/word_table.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>

#include "xemap/base/error.h"

namespace xemap::text {

namespace {

std::optional<WordClass> classNamed(const std::string &name) {
  static const std::map<std::string, WordClass> names{{"above", WordClass::Above},
                                                      {"across", WordClass::Across},
                                                      {"adjective", WordClass::Adjective},
                                                      {"and", WordClass::And},
                                                      {"area", WordClass::Area},
                                                      {"article", WordClass::Article},
                                                      {"at", WordClass::At},
                                                      {"bound", WordClass::Bound},
                                                      {"but", WordClass::But},
                                                      {"clause", WordClass::Clause},
                                                      {"closest", WordClass::Closest},
                                                      {"compare", WordClass::Compare},
                                                      {"copula", WordClass::Copula},
                                                      {"count", WordClass::Count},
                                                      {"everything", WordClass::Everything},
                                                      {"extreme", WordClass::Extreme},
                                                      {"filler", WordClass::Filler},
                                                      {"finite", WordClass::Finite},
                                                      {"from", WordClass::From},
                                                      {"heading", WordClass::Heading},
                                                      {"in", WordClass::In},
                                                      {"length", WordClass::Length},
                                                      {"manner", WordClass::Manner},
                                                      {"measure", WordClass::Measure},
                                                      {"most", WordClass::Most},
                                                      {"not", WordClass::Not},
                                                      {"number", WordClass::Number},
                                                      {"of", WordClass::Of},
                                                      {"or", WordClass::Or},
                                                      {"ordinal", WordClass::Ordinal},
                                                      {"ordinal-ending", WordClass::OrdinalEnding},
                                                      {"other", WordClass::Other},
                                                      {"picture", WordClass::Picture},
                                                      {"polite", WordClass::Polite},
                                                      {"pronoun", WordClass::Pronoun},
                                                      {"range", WordClass::Range},
                                                      {"reach", WordClass::Reach},
                                                      {"relation", WordClass::Relation},
                                                      {"relative", WordClass::Relative},
                                                      {"request", WordClass::Request},
                                                      {"side", WordClass::Side},
                                                      {"size", WordClass::Size},
                                                      {"than", WordClass::Than},
                                                      {"top", WordClass::Top},
                                                      {"which", WordClass::Which},
                                                      {"with", WordClass::With}};
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::optional<WordClass>(found->second);
}

std::vector<std::string> splitAtBlanks(const std::string &text) {
  std::istringstream stream(text);
  std::vector<std::string> parts;
  for (std::string part; stream >> part;)
    parts.push_back(part);
  return parts;
}

std::vector<std::string> wordsOf(const std::string &phrase) {
  std::vector<std::string> words;
  for (auto &token : tokensOf(phrase, false))
    words.push_back(std::move(token.word));
  return words;
}

/// Words that other languages hardly write, unlike numbers, units and signs.
bool givesAway(WordClass is) {
  switch (is) {
  case WordClass::Adjective:
  case WordClass::Area:
  case WordClass::Length:
  case WordClass::Measure:
  case WordClass::Number:
  case WordClass::OrdinalEnding:
  case WordClass::Picture:
    return false;
  default:
    return true;
  }
}

} // namespace

double WordEntry::number(std::size_t value) const {
  double found = 0.0;
  if (value < values.size())
    std::from_chars(values[value].data(), values[value].data() + values[value].size(), found);
  return found;
}

bool WordEntry::has(const std::string &value) const {
  return std::find(values.begin(), values.end(), value) != values.end();
}

WordTable WordTable::parse(const std::string &text, const std::string &name) {
  WordTable table;
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.front() == '#')
      continue;
    const auto fail = [&](const std::string &what) {
      throw Error(ErrorCode::Corrupt, name + ", line " + std::to_string(number) + ": " + what);
    };
    const auto middle = line.find(" = ");
    if (middle == std::string::npos)
      fail("expected 'class values = phrases', found '" + line + "'");
    auto head = splitAtBlanks(line.substr(0, middle));
    const auto is = head.empty() ? std::nullopt : classNamed(head.front());
    if (!is)
      fail("expected a class of words, found '" + (head.empty() ? "" : head.front()) + "'");
    head.erase(head.begin());
    std::istringstream phrases(line.substr(middle + 3));
    for (std::string phrase; std::getline(phrases, phrase, '|');) {
      WordEntry entry{*is, wordsOf(phrase), head};
      if (entry.words.empty())
        fail("expected words between the bars, found none");
      for (const auto &word : entry.words)
        table.mWords.emplace(word, true);
      auto &list = table.mEntries[entry.words.front()];
      list.push_back(std::move(entry));
    }
  }
  return table;
}

bool WordTable::startsAt(const WordEntry &entry, const Tokens &tokens, std::size_t at) const {
  if (at + entry.words.size() > tokens.size())
    return false;
  for (std::size_t i = 0; i < entry.words.size(); ++i)
    if (tokens[at + i].kind == Token::Kind::Quoted || tokens[at + i].word != entry.words[i])
      return false;
  return true;
}

const WordEntry *WordTable::longest(WordClass is, const Tokens &tokens, std::size_t at) const {
  if (at >= tokens.size())
    return nullptr;
  const auto list = mEntries.find(tokens[at].word);
  if (list == mEntries.end())
    return nullptr;
  const WordEntry *best = nullptr;
  for (const auto &entry : list->second)
    if (entry.is == is && startsAt(entry, tokens, at) && (best == nullptr || entry.words.size() > best->words.size()))
      best = &entry;
  return best;
}

std::size_t WordTable::givenAway(const Tokens &tokens, std::size_t at) const {
  const auto list = mEntries.find(tokens[at].word);
  if (list == mEntries.end() || tokens[at].kind != Token::Kind::Word)
    return 0;
  std::size_t length = 0;
  for (const auto &entry : list->second)
    if (givesAway(entry.is) && !entry.has("shared") && startsAt(entry, tokens, at))
      length = std::max(length, entry.words.size());
  return length;
}

} // namespace xemap::text
