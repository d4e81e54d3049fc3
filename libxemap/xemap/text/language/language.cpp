// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/language.h"

#include <map>

#include "xemap/text/language/stored_tables.h"
#include "xemap/text/language/tables.h"

namespace xemap::text {

namespace {

/// Function words of a language in an expression, each counted with its length: longer ones are surer.
std::size_t wordsIn(const WordTable &table, const Tokens &tokens) {
  std::size_t found = 0;
  for (std::size_t at = 0; at < tokens.size();) {
    const auto length = table.givenAway(tokens, at);
    found += length;
    at += length == 0 ? 1 : length;
  }
  return found;
}

} // namespace

const char *codeOf(Language language) {
  switch (language) {
  case Language::English:
    return "en";
  case Language::German:
    return "de";
  case Language::French:
    return "fr";
  case Language::Spanish:
    return "es";
  case Language::Chinese:
    return "zh";
  }
  return "";
}

bool hasDecimalComma(Language language) {
  return language == Language::German || language == Language::French || language == Language::Spanish;
}

const WordTable &tableOf(Language language) {
  static const auto tables = [] {
    std::map<Language, WordTable> read;
    read.emplace(Language::English, WordTable::parse(storedEn, "en.txt"));
    read.emplace(Language::German, WordTable::parse(storedDe, "de.txt"));
    read.emplace(Language::French, WordTable::parse(storedFr, "fr.txt"));
    read.emplace(Language::Spanish, WordTable::parse(storedEs, "es.txt"));
    read.emplace(Language::Chinese, WordTable::parse(storedZh, "zh.txt"));
    return read;
  }();
  return tables.at(language);
}

const WordTable &otherLanguages() {
  static const auto table = WordTable::parse(storedOther, "other.txt");
  return table;
}

std::optional<Language> detectLanguage(const std::string &expression) {
  const auto tokens = tokensOf(expression, false);
  std::optional<Language> best = Language::English;
  std::size_t most = 0;
  for (const auto language : allLanguages)
    if (const auto found = wordsIn(tableOf(language), tokens); found > most) {
      most = found;
      best = language;
    }
  return wordsIn(otherLanguages(), tokens) > most ? std::nullopt : best;
}

} // namespace xemap::text
