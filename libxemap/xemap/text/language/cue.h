// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xemap/text/language/cursor.h"
#include "xemap/text/referring_expression.h"

namespace xemap::text {

/// Places in the tokens, the second behind the last.
using TokenRange = std::pair<std::size_t, std::size_t>;

/// Words that lead from what is meant to what is said of it.
struct Cue {
  std::size_t end = 0;                    ///< Behind its last token.
  std::vector<SpatialRelation> relations; ///< Without anchors, which all of them share.
  std::optional<std::string> barrier;     ///< What lies between, for "across the road from".
  std::vector<PicturePart> parts;
  std::vector<SizeLimit> sizes;
  std::optional<Ranking> ranking;         ///< Without anchor.
  std::optional<TokenRange> anchorBefore; ///< Of the ranking, where it stands inside the cue.
  bool inClause = false;                  ///< "that", "which" came before it.
  bool isDenied = false;                  ///< "not" came before it.
  bool isJoined = false;                  ///< A comma, "and", "but" or "or" came before it.
  bool isAnd = false;                     ///< "and" or "but".
  bool isAlternative = false;             ///< "or".
  bool isApart = false;                   ///< A comma or the like, and then "or".
  bool sharesAnchor = false;              ///< "within 200 m" alone: of what was named before.
  bool sharesNext = false;                ///< "inside or near": of what is named behind the next cue.
  bool isWeak = false;                    ///< "at the": may be part of a name.
  bool isUntold = false;                  ///< Known words for what no map tells: "upstream of", "taller than 20 m".
  std::optional<std::size_t> verb;        ///< Behind "that", "which": the place of the verb.
  std::vector<TokenRange> leftOut;        ///< Words that add nothing.
  std::vector<TokenRange> lost;           ///< Words that say what cannot be told.

  bool takesAnchor() const {
    return (!relations.empty() && !sharesAnchor) || (ranking && ranking->by == Ranking::By::Distance && !anchorBefore);
  }
  bool isExcept() const { return !relations.empty() && relations.front().kind == SpatialRelation::Kind::Except; }
};

/// What the words before a cue have said.
struct CueContext {
  bool isQuestion = false;    ///< "which fields are ...": a verb is no sign of a sentence.
  bool awaitsNearest = false; ///< "the nearest field": "to the lake" is still to come.
  bool isInClause = false;    ///< The cue before was behind "that": "that are near A and contain B".
  bool awaitsSide = false;    ///< "the second field": "from the left" may be.
  /// Places inside noun phrases that models are taught with, where words for places are none: "city centre".
  std::vector<bool> isInWording;

  bool knows(std::size_t place) const { return place < isInWording.size() && isInWording[place]; }
};

/// The longest cue that starts at a token.
std::optional<Cue> cueAt(const Cursor &start, const CueContext &context);

/// "largest", "second nearest", "3 northernmost", "largest two", "third from the left". Moves on only when there is a
/// superlative.
std::optional<Ranking> readRanking(Cursor &cursor);

/// "from the left", behind an ordinal. Moves on only when it is that.
std::optional<Heading> readCountedFrom(Cursor &cursor);

/// The heading that an entry of the table gives.
Heading headingOf(const WordEntry &entry);

} // namespace xemap::text
