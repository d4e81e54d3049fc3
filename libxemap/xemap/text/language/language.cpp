// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/language.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "xemap/text/language/stored_tables.h"
#include "xemap/text/language/tables.h"
#include "xemap/text/language/wordings.h"

namespace xemap::text {

namespace {

/// Function words of a language in an expression, each counted with its length: longer ones are surer.
std::size_t functionWordsIn(const WordTable &table, const Tokens &tokens) {
  std::size_t found = 0;
  for (std::size_t at = 0; at < tokens.size();) {
    const auto length = table.givenAway(tokens, at);
    found += length;
    at += length == 0 ? 1 : length;
  }
  return found;
}

std::size_t nounsIn(Language language, const Tokens &tokens) {
  const auto &nouns = nounsOf(language);
  return static_cast<std::size_t>(std::count_if(tokens.begin(), tokens.end(), [&](const Token &token) {
    return token.kind == Token::Kind::Word && nouns.count(token.word) != 0;
  }));
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
    for (auto &[spoken, table] : read)
      table.addSpelledNumbers(codeOf(spoken));
    return read;
  }();
  return tables.at(language);
}

const WordTable &otherLanguages() {
  static const auto table = WordTable::parse(storedOther, "other.txt");
  return table;
}

std::optional<Language> languageOf(const std::string &code) {
  const auto found = std::find_if(allLanguages.begin(), allLanguages.end(), [&](Language language) {
    const std::string name = codeOf(language);
    return code.compare(0, name.size(), name) == 0 &&
           (code.size() == name.size() || code[name.size()] == '_' || code[name.size()] == '-');
  });
  return found == allLanguages.end() ? std::nullopt : std::optional<Language>(*found);
}

std::optional<Language> detectLanguage(const std::string &expression, Language preferred) {
  const auto tokens = tokensOf(expression, false);
  using Evidence = std::tuple<std::size_t, std::size_t, bool>;
  Evidence most;
  auto best = preferred;
  for (const auto language : allLanguages) {
    const Evidence found{functionWordsIn(tableOf(language), tokens), nounsIn(language, tokens), language == preferred};
    if (found > most) {
      most = found;
      best = language;
    }
  }
  return functionWordsIn(otherLanguages(), tokens) > std::get<0>(most) ? std::nullopt : std::optional<Language>(best);
}

} // namespace xemap::text
