// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xemap/text/language/language.h"

namespace xemap::text {

/// A direction, or a part of the picture. Units: x to the east or right, y to the south or down, each -1, 0 or 1.
struct Heading {
  int x = 0;
  int y = 0;
  bool onCompass = true; ///< False for left, right, above and below, which mean the picture.
};

/// Noun phrases of which any one will do: "the river or a lake".
using NounPhrases = std::vector<std::string>;

/// A bound on the area of what is meant.
struct SizeLimit {
  double squareMetres = 0.0;
  bool atLeast = true; ///< False: at most.
};

/// Which of several things is meant: the first in some order.
struct Ranking {
  enum class By { Area, Heading, Distance };

  By by = By::Area;
  bool descending = true; ///< The largest, the farthest out; false: the smallest, the nearest.
  Heading heading;        ///< Of By::Heading.
  NounPhrases anchor;     ///< Of By::Distance.
  int first = 1;          ///< The place in the order of the first that is meant.
  int count = 1;
  std::vector<SizeLimit> anchorSizes; ///< Of By::Distance: the anchor's pieces that count.
};

/// What an expression says of its target and of other things.
struct SpatialRelation {
  enum class Kind {
    Within,       ///< No farther than `metres` from the anchor.
    Beyond,       ///< Farther than that.
    Between,      ///< The two anchors lie on opposite sides.
    SurroundedBy, ///< The anchor takes most of what lies around.
    Inside,       ///< In the anchor.
    Across,       ///< The second anchor lies on the other side of the first.
    Toward,       ///< In the direction of `heading` as seen from the anchor.
    Holding,      ///< With some of the anchor inside.
    Without,      ///< With nothing of the anchor inside.
    Except        ///< Where the anchor is not.
  };

  Kind kind = Kind::Within;
  std::vector<NounPhrases> anchors; ///< Two for Between and Across, else one.
  double metres = 0.0;
  bool measured = false; ///< The distance was given as a number.
  Heading heading;
  bool denied = false; ///< It must not hold. Never of Within, Beyond, Holding and Without, which deny each other.
  std::vector<SizeLimit> anchorSizes;   ///< The pieces of the last anchor that count: "a lake larger than 2 ha".
  std::optional<Ranking> anchorRanking; ///< Which of them, not by distance: "the largest lake".
};

/// A part of the picture: that it is in there, or that it is not.
struct PicturePart {
  Heading heading; ///< (0,0): the middle.
  bool denied = false;
};

/// What is to hold all at once.
struct Conditions {
  std::vector<SpatialRelation> relations;
  std::vector<PicturePart> parts;
  std::vector<SizeLimit> sizes;

  bool empty() const { return relations.empty() && parts.empty() && sizes.empty(); }
};

/// A referring expression taken apart: noun phrases for the network, and what is to hold of what they name.
struct ReferringExpression : Conditions {
  NounPhrases targets;     ///< Without articles; the whole expression when it was not taken apart. Empty: everything.
  bool complement = false; ///< All but what the rest describes is meant.
  /// Conditions one of which is enough, where the expression's own do not hold: "near the river or in the north". None
  /// of them is empty, nor are the expression's own where there are some.
  std::vector<Conditions> alternatives;
  std::optional<Ranking> ranking; ///< Among what fulfils the conditions.
  bool counts = false;            ///< The number of them is asked for.

  std::vector<std::string> leftOut;       ///< Words that do not count, as written: "please".
  std::vector<std::string> notUnderstood; ///< Those of them that would have meant something.
  /// Slips of the keyboard in words for relations, places and sizes: as written, as read.
  std::vector<std::pair<std::string, std::string>> mended;

  /// Whether one noun phrase says it all.
  bool isPlain() const { return targets.size() == 1 && !complement && empty() && !ranking; }
  /// The expression's own conditions and the alternatives.
  std::vector<const Conditions *> waysToFulfil() const;
};

/// Distances that words stand for. Units: metres.
inline constexpr double besideMetres = 30.0;
inline constexpr double nearMetres = 100.0;

/// Takes an expression apart by the grammar of its language (docs/language.md): relations, distances, places, sizes,
/// superlatives, negations, lists, questions. Sentences ("there are many houses near a road") describe rather than
/// refer and stay whole, as do expressions in which nothing of that occurs. Without a language it is detected, and
/// `preferred` is taken where several fit.
///
/// Throws: InvalidArgument when the expression is not UTF-8.
ReferringExpression parseReferringExpression(const std::string &expression, std::optional<Language> language = {},
                                             Language preferred = Language::English);

/// Areas of what is meant. Units: square metres.
struct SizeRange {
  double least = 0.0;
  double most = std::numeric_limits<double>::infinity();
};

/// The areas that the pieces of what is meant have; any where all but what the expression describes is meant.
SizeRange sizesMeant(const ReferringExpression &expression);

/// Whether two expressions mean the same. What was left out does not count, nor does the case of letters, and
/// quantities count to the digits that reading() writes.
bool sameMeaning(const ReferringExpression &a, const ReferringExpression &b);

} // namespace xemap::text
