// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/grammar_slips.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "xemap/text/language/tables.h"
#include "xemap/text/language/wordings.h"
#include "xemap/text/slips.h"

namespace xemap::text {

namespace {

constexpr std::size_t shortestCue = 4;
constexpr std::size_t longForReplaced = 5;

/// A letter replaced by another makes one short word of another too easily: "loft", "left".
bool isFarEnough(const std::string &word, const std::string &candidate) {
  if (std::max(word.size(), candidate.size()) >= longForReplaced)
    return true;
  return word.size() == candidate.size() && std::is_permutation(word.begin(), word.end(), candidate.begin());
}

std::optional<std::string> wordMeant(const std::string &word, const WordTable &table) {
  std::size_t fewest = word.size() >= longForTwoSlips ? 2 : 1;
  std::optional<std::string> best;
  bool several = false;
  for (const auto &[candidate, accented] : table.cueWords()) {
    const auto lengths = std::minmax({word.size(), candidate.size()});
    if (candidate.front() != word.front() || lengths.first < shortestCue || lengths.second - lengths.first > fewest ||
        !isFarEnough(word, candidate))
      continue;
    const auto slips = slipsBetween(word, candidate);
    if (slips > fewest)
      continue;
    several = best && slips == fewest;
    best = candidate;
    fewest = slips;
  }
  return several ? std::nullopt : best;
}

} // namespace

void findSlips(Tokens &tokens, Language language) {
  const auto &table = tableOf(language);
  const auto &nouns = nounsOf(language);
  for (auto &token : tokens)
    if (token.kind == Token::Kind::Word && !table.knows(token.word) && nouns.count(token.word) == 0)
      token.meant = wordMeant(token.plain, table).value_or(std::string());
}

} // namespace xemap::text
