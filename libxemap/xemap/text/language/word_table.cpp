// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/word_table.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include "xemap/base/error.h"
#include "xemap/text/normalizer.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

std::optional<WordClass> classNamed(const std::string &name) {
  static const std::map<std::string, WordClass> names{{"above", WordClass::Above},
                                                      {"across", WordClass::Across},
                                                      {"adjective", WordClass::Adjective},
                                                      {"and", WordClass::And},
                                                      {"area", WordClass::Area},
                                                      {"article", WordClass::Article},
                                                      {"aside", WordClass::Aside},
                                                      {"at", WordClass::At},
                                                      {"bound", WordClass::Bound},
                                                      {"but", WordClass::But},
                                                      {"by", WordClass::By},
                                                      {"clause", WordClass::Clause},
                                                      {"closest", WordClass::Closest},
                                                      {"compare", WordClass::Compare},
                                                      {"copula", WordClass::Copula},
                                                      {"count", WordClass::Count},
                                                      {"counted", WordClass::Counted},
                                                      {"definite", WordClass::Definite},
                                                      {"dimension", WordClass::Dimension},
                                                      {"everything", WordClass::Everything},
                                                      {"extreme", WordClass::Extreme},
                                                      {"filler", WordClass::Filler},
                                                      {"finite", WordClass::Finite},
                                                      {"from", WordClass::From},
                                                      {"heading", WordClass::Heading},
                                                      {"in", WordClass::In},
                                                      {"length", WordClass::Length},
                                                      {"line", WordClass::Line},
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
                                                      {"participle", WordClass::Participle},
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
  case WordClass::By:
  case WordClass::Definite:
  case WordClass::Length:
  case WordClass::Line:
  case WordClass::Measure:
  case WordClass::Number:
  case WordClass::OrdinalEnding:
  case WordClass::Picture:
    return false;
  default:
    return true;
  }
}

/// Words that lead from one noun to another, or tell a place, a size or an order.
bool isCue(WordClass is) {
  switch (is) {
  case WordClass::Above:
  case WordClass::Across:
  case WordClass::But:
  case WordClass::Closest:
  case WordClass::Compare:
  case WordClass::Extreme:
  case WordClass::Heading:
  case WordClass::Most:
  case WordClass::Not:
  case WordClass::Range:
  case WordClass::Relation:
    return true;
  default:
    return false;
  }
}

/// Classes in which slips of spelling are read over: none that is part of noun phrases.
bool forgivesSlips(WordClass is) {
  return isCue(is) || is == WordClass::Clause || is == WordClass::Count || is == WordClass::From ||
         is == WordClass::Request;
}

enum class Match { None, WithoutAccents, AsWritten };

Match matchAt(const WordEntry &entry, const Tokens &tokens, std::size_t at) {
  constexpr std::size_t told = 2; // Letters of words that only accents tell apart.
  if (at + entry.words.size() > tokens.size())
    return Match::None;
  auto match = Match::AsWritten;
  for (std::size_t i = 0; i < entry.words.size(); ++i) {
    const auto &token = tokens[at + i];
    const auto &word = entry.words[i];
    if (token.kind == Token::Kind::Quoted)
      return Match::None;
    if (token.word == word)
      continue;
    match = Match::WithoutAccents;
    const bool isShort = entry.words.size() == 1 && countCharacters(word) <= told;
    const bool isPlain = !isShort && token.plain == entry.plain[i] && isWithoutAccents(token.word, word);
    const bool isSlip = !token.meant.empty() && token.meant == entry.plain[i] && forgivesSlips(entry.is);
    if (!isPlain && !isSlip)
      return Match::None;
  }
  return match;
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
      if (wordsOf(phrase).empty())
        fail("expected words between the bars, found none");
      table.add(*is, phrase, head);
    }
  }
  return table;
}

void WordTable::add(WordClass is, const std::string &phrase, const std::vector<std::string> &values) {
  WordEntry entry{is, wordsOf(phrase), {}, values};
  for (const auto &word : entry.words) {
    entry.plain.push_back(withoutAccents(word));
    if (is != WordClass::Line) { // nouns
      mWords.insert(word);
      mWords.insert(entry.plain.back());
    }
    if (isCue(is))
      mCueWords.emplace(entry.plain.back(), word);
  }
  auto &list = mEntries[entry.plain.front()];
  list.push_back(std::move(entry));
}

void WordTable::addSpelledNumbers(const std::string &language) {
  constexpr int first = 2; // One is an article in most languages.
  constexpr int lastNumber = 999;
  constexpr int lastOrdinal = 31;
  constexpr UChar softHyphen = 0xAD;
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::Internal, "numbers in words (" + language + "): " + u_errorName(status));
  for (int rules = 0; rules < format.getNumberOfRuleSetNames(); ++rules) {
    const auto name = format.getRuleSetName(rules);
    const bool isOrdinal = name.startsWith("%spellout-ordinal");
    if (!isOrdinal && !name.startsWith("%spellout-cardinal"))
      continue;
    for (int value = first; value <= (isOrdinal ? lastOrdinal : lastNumber); ++value) {
      icu::UnicodeString spelled;
      icu::FieldPosition anywhere;
      format.format(value, name, spelled, anywhere, status);
      spelled.findAndReplace(icu::UnicodeString(softHyphen), icu::UnicodeString());
      std::string phrase;
      add(isOrdinal ? WordClass::Ordinal : WordClass::Number, spelled.toUTF8String(phrase), {std::to_string(value)});
    }
  }
}

const std::vector<WordEntry> *WordTable::entriesAt(const Token &token) const {
  auto list = mEntries.find(token.plain);
  if (list == mEntries.end() && !token.meant.empty())
    list = mEntries.find(token.meant);
  return list == mEntries.end() ? nullptr : &list->second;
}

const WordEntry *WordTable::longest(WordClass is, const Tokens &tokens, std::size_t at) const {
  const auto *list = at < tokens.size() ? entriesAt(tokens[at]) : nullptr;
  if (list == nullptr)
    return nullptr;
  const WordEntry *best = nullptr;
  auto ofBest = Match::None;
  for (const auto &entry : *list) {
    const auto match = entry.is == is ? matchAt(entry, tokens, at) : Match::None;
    const bool isLonger = best == nullptr || entry.words.size() > best->words.size();
    const bool isCloser = best != nullptr && entry.words.size() == best->words.size() && match > ofBest;
    if (match == Match::None || (!isLonger && !isCloser))
      continue;
    best = &entry;
    ofBest = match;
  }
  return best;
}

std::size_t WordTable::givenAway(const Tokens &tokens, std::size_t at) const {
  const auto *list = tokens[at].kind == Token::Kind::Word ? entriesAt(tokens[at]) : nullptr;
  if (list == nullptr)
    return 0;
  std::size_t length = 0;
  for (const auto &entry : *list)
    if (givesAway(entry.is) && !entry.has("shared") && matchAt(entry, tokens, at) != Match::None)
      length = std::max(length, entry.words.size());
  return length;
}

std::size_t WordTable::longestOfAny(const Tokens &tokens, std::size_t at) const {
  const auto *list = at < tokens.size() ? entriesAt(tokens[at]) : nullptr;
  std::size_t length = 0;
  if (list != nullptr)
    for (const auto &entry : *list)
      if (entry.words.size() > length && matchAt(entry, tokens, at) != Match::None)
        length = entry.words.size();
  return length;
}

} // namespace xemap::text
