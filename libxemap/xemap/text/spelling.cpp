// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/spelling.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "xemap/text/language/tables.h"
#include "xemap/text/normalizer.h"
#include "xemap/text/slips.h"

namespace xemap::text {

namespace {

constexpr std::size_t shortestMisspelt = 5;

bool isSmallLetters(const std::string &word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<std::string> wordMeant(const std::string &word, const Vocabulary &vocabulary) {
  std::size_t fewest = word.size() >= longForTwoSlips ? 2 : 1;
  std::optional<std::string> best;
  bool several = false;
  for (const auto &candidate : vocabulary.words()) {
    const auto lengths = std::minmax({word.size(), candidate.size()});
    if (candidate.empty() || candidate.front() != word.front() || lengths.second - lengths.first > fewest)
      continue;
    const auto slips = slipsBetween(word, candidate);
    if (slips > fewest)
      continue;
    const bool isPlural = best && (*best + "s" == candidate || candidate + "s" == *best);
    several = slips < fewest || !best ? false : several || !isPlural;
    if (slips < fewest || !best)
      best = candidate;
    fewest = slips;
  }
  return several ? std::nullopt : best;
}

} // namespace

CorrectedExpression correctSpelling(const std::string &expression, const Vocabulary &vocabulary) {
  CorrectedExpression corrected{expression, {}};
  if (detectLanguage(expression) != Language::English)
    return corrected;
  const auto &grammar = tableOf(Language::English);
  const auto normalized = normalize(expression);
  std::string text;
  std::size_t end = 0;
  for (const auto &word : words(normalized)) {
    const std::size_t start = normalized.find(word, end);
    text += normalized.substr(end, start - end);
    end = start + word.size();
    const bool isKnown = vocabulary.idOf(word).has_value() || grammar.knows(word);
    const bool isWritten = word.size() < shortestMisspelt || !isSmallLetters(word) || isKnown;
    const auto meant = isWritten ? std::nullopt : wordMeant(word, vocabulary);
    if (meant)
      corrected.replaced.emplace_back(word, *meant);
    text += meant.value_or(word);
  }
  if (!corrected.replaced.empty())
    corrected.text = text + normalized.substr(end);
  return corrected;
}

} // namespace xemap::text
