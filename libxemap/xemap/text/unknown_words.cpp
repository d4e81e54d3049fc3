// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/unknown_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unicode/unistr.h>
#include <utility>

#include "xemap/text/language/wordings.h"
#include "xemap/text/normalizer.h"
#include "xemap/text/slips.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

constexpr std::size_t shortestStem = 4;
constexpr std::size_t shortestPart = 5;
constexpr std::array<std::string_view, 18> endings{"s",  "es", "e", "n",   "en", "er", "ern", "em", "x",
                                                   "ed", "al", "r", "ing", "ly", "a",  "o",   "as", "os"};

bool isNoun(const std::string &word) {
  return std::any_of(allLanguages.begin(), allLanguages.end(),
                     [&](Language language) { return nounsOf(language).count(word) != 0; });
}

bool endsIn(const std::string &word, std::string_view ending) {
  return word.size() >= ending.size() + shortestStem &&
         word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

/// "larches" of "larch", "bewaldeter" of "bewaldete".
bool isInflected(const std::string &word) {
  for (const auto ending : endings) {
    if (isNoun(word + std::string(ending)))
      return true;
    if (!endsIn(word, ending))
      continue;
    const auto stem = word.substr(0, word.size() - ending.size());
    if (isNoun(stem) || std::any_of(endings.begin(), endings.end(),
                                    [&](std::string_view other) { return isNoun(stem + std::string(other)); }))
      return true;
  }
  return false;
}

/// "Bootssteg": one part that is taught tells enough of a compound.
bool isCompound(const std::string &word) {
  for (std::size_t cut = shortestPart; cut < word.size(); ++cut)
    if (isNoun(word.substr(0, cut)) || (word.size() - cut >= shortestPart && isNoun(word.substr(cut))))
      return true;
  return false;
}

/// "河边的森林": Chinese is written without spaces, so that what is taught is part of a longer word.
bool hasChineseWording(const std::string &word) {
  const auto &wordings = wordingsOf(Language::Chinese);
  return std::any_of(wordings.begin(), wordings.end(),
                     [&](const std::string &wording) { return word.find(wording) != std::string::npos; });
}

std::string withCapital(const std::string &word) {
  auto letters = icu::UnicodeString::fromUTF8(word);
  const auto first = letters.moveIndex32(0, 1);
  letters.replace(0, first, icu::UnicodeString(letters, 0, first).toUpper());
  std::string utf8;
  return letters.toUTF8String(utf8);
}

} // namespace

bool isTaughtWord(const std::string &word) {
  const auto normalized = normalize(word);
  return isNoun(normalized) || isInflected(normalized) || isCompound(normalized) || hasChineseWording(normalized);
}

bool isUnknownWord(const std::string &word, const PhraseTokenizer &tokenizer) {
  constexpr double unlikelyPair = 4.0;
  constexpr double unlikelyMany = 3.2;
  if (isTaughtWord(word))
    return false;
  const auto normalized = normalize(word);
  for (const auto &written : {normalized, withCapital(normalized)}) {
    const auto pieces = tokenizer.piecesOf(written);
    if (pieces.count < 2 || pieces.surprise <= (pieces.count == 2 ? unlikelyPair : unlikelyMany))
      return false;
  }
  return true;
}

std::vector<std::string> taughtWordsNear(const std::string &word, Language language, std::size_t most) {
  constexpr std::size_t shortest = 5;
  const auto normalized = normalize(word);
  const auto length = countCharacters(normalized);
  if (length < shortest || isNoun(normalized) || isInflected(normalized))
    return {};
  const std::size_t allowed = length >= longForTwoSlips ? 2 : 1;
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto &noun : nounsOf(language)) {
    const auto lengths = std::minmax({normalized.size(), noun.size()});
    if (noun.front() != normalized.front() || lengths.second - lengths.first > 2 * allowed)
      continue;
    if (const auto slips = slipsBetween(normalized, noun); slips <= allowed)
      near.emplace_back(slips, noun);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(most, near.size()); ++i)
    words.push_back(near[i].second);
  return words;
}

} // namespace xemap::text
