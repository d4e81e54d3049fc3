// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "xemap/text/language/clause_frame.h"

namespace xemap::text {

/// A cue and the tokens up to the next one.
struct Segment {
  std::size_t begin;
  Cue cue;
  TokenRange words;
  std::vector<SizeLimit> anchorSizes = {}; ///< What is said of the anchor's pieces.
  std::optional<Ranking> anchorRanking = {};
};

/// Whether an English verb behind "that" is one thing's: "is", "contains".
bool isSingularVerb(const std::string &word);

/// Puts together what was read of a clause.
class ClauseTree {
public:
  /// Both outlive this.
  ClauseTree(const Clause &clause, const ClauseFrame &frame);

  ReferringExpression take() { return std::move(mTree); }
  const ReferringExpression &tree() const { return mTree; }

  /// A superlative or a place before the noun.
  void setRanking(const Ranking &ranking) { mTree.ranking = ranking; }
  void addPart(const Heading &heading) { mTree.parts.push_back({heading, false}); }
  /// The noun; of "everything big" the rest is lost.
  void addNoun(TokenRange noun, bool isEverything);
  void add(Segment segment);
  /// Numbers before the noun count what a superlative behind it chooses: "the three houses nearest to the lake".
  void settleRanking(TokenRange noun);
  /// "combien de forêt" asks for an area where the noun is no plural.
  void settleCount(TokenRange noun);

private:
  void leaveOut(TokenRange range);
  void lose(TokenRange range);
  TokenRange withoutCount(TokenRange words);
  TokenRange withoutVerbs(TokenRange words) const;
  bool isWhole(WordClass is, TokenRange words) const;
  bool isOfAnchor(const Segment &segment) const;
  bool extendsList(const Segment &segment) const;
  bool leaveUntold(const Segment &segment);
  void addRanking(Ranking ranking, const Segment &segment);
  SpatialRelation withAnchors(SpatialRelation relation, const Segment &segment) const;
  bool widen(const Segment &segment);
  void join(Conditions more, const Cue &cue);
  bool splitBetween(SpatialRelation &relation, TokenRange words) const;
  void takeDistance(SpatialRelation &relation, TokenRange &words) const;

  const Clause &mClause;
  const CueContext &mContext;
  ReferringExpression mTree;
  TokenRange mNoun;
  std::vector<TokenRange> mAnchors; ///< Of each relation, its words.
  NounPhrases mLastAnchor;
  Conditions mBase;       ///< What held before the last conditions were added.
  Conditions mLast;       ///< These.
  bool mIsDenied = false; ///< Of these.
  bool mIsAnd = false;
};

} // namespace xemap::text
