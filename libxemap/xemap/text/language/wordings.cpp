// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/wordings.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "xemap/text/language/cursor.h"
#include "xemap/text/language/stored_tables.h"
#include "xemap/text/language/tables.h"

namespace xemap::text {

namespace {

using Json = nlohmann::json;

/// What is compiled in is whole: what is not shows at the first use, in every test.
std::map<Language, std::vector<std::string>> readWordings() {
  const auto file = Json::parse(storedTranslations);
  std::map<Language, std::vector<std::string>> wordings;
  for (const auto &[phrase, translations] : file.at("phrases").items()) {
    wordings[Language::English].push_back(phrase);
    for (const auto language : allLanguages)
      if (const auto found = translations.find(codeOf(language)); found != translations.end())
        for (const auto &wording : *found)
          wordings[language].push_back(wording.get<std::string>());
  }
  return wordings;
}

void addWords(const std::string &phrase, std::unordered_set<std::string> &nouns) {
  for (const auto &token : tokensOf(phrase, false))
    if (token.kind == Token::Kind::Word)
      nouns.insert(token.word);
}

std::map<Language, std::unordered_set<std::string>> readNouns() {
  std::map<Language, std::unordered_set<std::string>> nouns;
  for (const auto language : allLanguages)
    for (const auto &wording : wordingsOf(language))
      addWords(wording, nouns[language]);
  const auto competitors = Json::parse(storedCompetitors);
  for (const auto &competitor : competitors.at("phrases")) {
    addWords(competitor.at("text").get<std::string>(), nouns[Language::English]);
    for (const auto &word : competitor.at("words"))
      addWords(word.get<std::string>(), nouns[Language::English]);
  }
  return nouns;
}

/// Phrases of several words, by the first.
using Compounds = std::unordered_map<std::string, std::vector<std::vector<std::string>>>;

std::map<Language, Compounds> readCompounds() {
  std::map<Language, Compounds> compounds;
  for (const auto language : allLanguages)
    for (const auto &wording : wordingsOf(language)) {
      const auto tokens = tokensOf(wording, false);
      const Cursor cursor(tokens, tableOf(language));
      std::vector<std::string> words;
      bool isList = false;
      for (std::size_t at = 0; at < tokens.size(); ++at) {
        Cursor place = cursor;
        place.moveTo(at);
        isList = isList || place.peek(WordClass::And) || place.peek(WordClass::Or) || place.isSign(",");
        words.push_back(tokens[at].word);
      }
      if (words.size() > 1 && !isList)
        compounds[language][words.front()].push_back(std::move(words));
    }
  return compounds;
}

} // namespace

std::size_t wordingAt(const Tokens &tokens, std::size_t at, Language language) {
  static const auto compounds = readCompounds();
  const auto &ofLanguage = compounds.at(language);
  const auto found = at < tokens.size() ? ofLanguage.find(tokens[at].word) : ofLanguage.end();
  std::size_t longest = 0;
  if (found != ofLanguage.end())
    for (const auto &words : found->second)
      if (words.size() > longest && at + words.size() <= tokens.size() &&
          std::equal(words.begin(), words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                     [](const std::string &word, const Token &token) { return token.word == word; }))
        longest = words.size();
  return longest;
}

const std::vector<std::string> &wordingsOf(Language language) {
  static const auto wordings = readWordings();
  return wordings.at(language);
}

const std::unordered_set<std::string> &nounsOf(Language language) {
  static const auto nouns = readNouns();
  return nouns.at(language);
}

} // namespace xemap::text
