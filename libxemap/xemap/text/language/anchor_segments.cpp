// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/anchor_segments.h"

#include <cstddef>
#include <utility>

#include "xemap/text/language/measures.h"

namespace xemap::text {

namespace {

class AnchorSettler {
public:
  AnchorSettler(const Clause &clause, TokenRange noun, std::vector<Segment> &segments)
      : mClause(clause), mNoun(noun), mSegments(segments) {}

  void settle() {
    for (auto &segment : mSegments) {
      takeLeadingRanking(segment);
      takeLeadingSize(segment);
    }
    for (std::size_t i = 0; i + 1 < mSegments.size();) {
      auto &segment = mSegments[i];
      const auto &next = mSegments[i + 1];
      if (isSizeOf(segment, next))
        segment.anchorSizes.insert(segment.anchorSizes.end(), next.cue.sizes.begin(), next.cue.sizes.end());
      else if (isRankingOf(segment, next))
        segment.anchorRanking = next.cue.ranking;
      else {
        ++i;
        continue;
      }
      mSegments.erase(mSegments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    for (std::size_t i = mSegments.size(); i-- > 1;)
      if (auto &segment = mSegments[i - 1]; segment.cue.sharesNext) {
        segment.words = mSegments[i].words;
        segment.anchorSizes = mSegments[i].anchorSizes;
        segment.anchorRanking = mSegments[i].anchorRanking;
      }
  }

private:
  static bool hasOneAnchor(const Segment &segment) {
    const auto &relations = segment.cue.relations;
    return segment.cue.takesAnchor() && !relations.empty() && relations.front().kind != SpatialRelation::Kind::Between;
  }

  bool isEmpty(TokenRange words) const {
    auto cursor = mClause.at(words.first);
    while (cursor.at() < words.second && (cursor.accept(WordClass::Copula) || cursor.accept(WordClass::Size))) {
    }
    return cursor.at() >= words.second;
  }

  /// "near the largest lake".
  void takeLeadingRanking(Segment &segment) const {
    if (!hasOneAnchor(segment))
      return;
    auto cursor = mClause.at(segment.words.first);
    cursor.acceptAll(WordClass::Article);
    auto ranking = readRanking(cursor);
    if (!ranking || ranking->by == Ranking::By::Distance ||
        nounPhrasesOf(mClause, {cursor.at(), segment.words.second}).empty() || cursor.at() >= segment.words.second)
      return;
    segment.anchorRanking = std::move(ranking);
    segment.words.first = cursor.at();
  }

  /// "near a 2 ha lake".
  void takeLeadingSize(Segment &segment) const {
    auto cursor = mClause.at(segment.words.first);
    const auto limits = segment.cue.takesAnchor() ? readLimits(cursor, false) : std::vector<Limit>();
    if (limits.empty() || !limits.front().quantity.isArea || cursor.at() >= segment.words.second)
      return;
    for (const auto &limit : limits)
      segment.anchorSizes.push_back({limit.quantity.value, limit.atLeast});
    segment.words.first = cursor.at();
  }

  /// "près du lac le plus grand", but not "près du lac les plus grandes".
  bool isRankingOf(const Segment &anchor, const Segment &next) const {
    const bool isBehindNouns = mClause.language == Language::French || mClause.language == Language::Spanish;
    return isBehindNouns && isOneSide(anchor, next) && hasOneAnchor(anchor) && !anchor.anchorRanking &&
           next.cue.ranking && next.cue.ranking->by == Ranking::By::Area && !next.cue.isJoined && !next.cue.inClause &&
           isEmpty(next.words) && (!startsPlural(next) || isPlural(anchor.words));
  }

  /// Whether no noun of the target lies between.
  bool isOneSide(const Segment &anchor, const Segment &next) const {
    return (anchor.begin < mNoun.first) == (next.begin < mNoun.first);
  }

  bool startsPlural(const Segment &segment) const {
    return mClause.at(segment.begin).peek(WordClass::Article) && isPlural({segment.begin, segment.begin + 1});
  }

  /// A letter tells, in the languages that are asked.
  bool isPlural(TokenRange words) const {
    if (words.first >= words.second)
      return false;
    const char last = mClause.tokens[words.second - 1].word.back();
    return last == 's' || (last == 'x' && mClause.language == Language::French);
  }

  bool isSizeOf(const Segment &anchor, const Segment &next) const {
    if (!anchor.cue.takesAnchor() || !isOneSide(anchor, next) || next.cue.sizes.empty() || isApart(next.cue) ||
        !isEmpty(next.words) || isLong(anchor.words))
      return false;
    if (next.cue.verb && mClause.language == Language::English && isPlural(mNoun) != isPlural(anchor.words))
      return isSingularVerb(mClause.tokens[*next.cue.verb].word) != isPlural(anchor.words);
    return !isKnown(anchor);
  }

  /// In German a comma alone parts no clause from its noun.
  bool isApart(const Cue &cue) const {
    const bool isClause = mClause.language == Language::German && cue.inClause && !cue.isAnd && !cue.isAlternative;
    return cue.isJoined && !isClause;
  }

  /// "the lake", "am See": which one is clear without its size.
  bool isKnown(const Segment &anchor) const {
    if (mClause.at(anchor.cue.end - 1).peek(WordClass::Definite))
      return true;
    for (auto cursor = mClause.at(anchor.words.first); cursor.at() < anchor.words.second;) {
      if (cursor.peek(WordClass::Definite))
        return true;
      if (!cursor.accept(WordClass::Article) && !cursor.accept(WordClass::Of))
        return false;
    }
    return false;
  }

  /// "a road": nobody tells its area.
  bool isLong(TokenRange words) const {
    for (auto at = words.first; at < words.second; ++at)
      if (const auto *line = mClause.at(at).peek(WordClass::Line); line && at + line->words.size() == words.second)
        return true;
    return false;
  }

  const Clause &mClause;
  TokenRange mNoun;
  std::vector<Segment> &mSegments;
};

} // namespace

void settleAnchors(const Clause &clause, TokenRange noun, std::vector<Segment> &segments) {
  AnchorSettler(clause, noun, segments).settle();
}

} // namespace xemap::text
