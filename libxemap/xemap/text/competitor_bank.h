// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace xemap::text {

/// What else a place may be: phrases that the likeness of a place and a phrase is compared with.
///
/// Which of them may mean the same as a phrase is told by words: nothing follows from likeness to those.
/// Threads: alike() may be called from several at once.
class CompetitorBank {
public:
  static constexpr std::size_t maxSize = 128;
  using Bits = std::bitset<maxSize>;

  /// A phrase, and what else names it: single words, or several that stand one behind the other.
  struct Competitor {
    std::string text;
    std::vector<std::string> words;
  };

  CompetitorBank() = default;
  /// Throws: InvalidArgument for more than maxSize phrases, a phrase without a word or given twice.
  explicit CompetitorBank(const std::vector<Competitor> &competitors);
  /// Reads a file of competitors; format in docs/formats.md.
  ///
  /// Throws: NotFound, Unreadable, Corrupt, naming the file and the field.
  static CompetitorBank read(const std::string &path);

  const std::vector<std::string> &phrases() const { return mPhrases; }

  /// Bit i: phrases()[i] may mean the same as `phrase`: its own words, or a term that stands beside it in the bank, are
  /// in `phrase` one behind the other. Of terms that overlap the longest counts: a fish farm is no farm. A plural makes
  /// no difference; articles, prepositions and "area" do not count.
  ///
  /// Throws: InvalidArgument when `phrase` is not UTF-8.
  Bits alike(const std::string &phrase) const;

private:
  void addTerm(const std::string &term, std::size_t competitor);

  std::vector<std::string> mPhrases;
  std::map<std::vector<std::string>, Bits> mCompetitorsOf; ///< By the stems of a term.
  std::size_t mLongestTerm = 0;                            ///< Units: words.
};

} // namespace xemap::text
