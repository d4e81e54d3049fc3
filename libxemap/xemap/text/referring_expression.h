// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace xemap::text {

/// A direction, or a part of the picture. Units: x to the east or right, y to the south or down, each -1, 0 or 1.
struct Heading {
  int x = 0;
  int y = 0;
  bool onCompass = true; ///< False for left, right, above and below, which mean the picture.
};

/// Noun phrases of which any one will do: "the river or a lake".
using NounPhrases = std::vector<std::string>;

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
};

/// A referring expression taken apart: a noun phrase for the network, and what is to hold of it.
struct ReferringExpression {
  std::string target;      ///< A noun phrase without articles, or the whole expression when it was not taken apart.
  bool complement = false; ///< Everything but the target is meant.
  std::vector<SpatialRelation> relations;
  std::optional<Heading> part; ///< The part of the picture meant; (0,0) its middle.
  std::optional<Ranking> ranking;

  bool isPlain() const { return !complement && relations.empty() && !part && !ranking; }
};

/// Distances that words stand for. Units: metres.
inline constexpr double besideMetres = 30.0;
inline constexpr double nearMetres = 100.0;

/// Takes an expression apart by the English words for places: relations ("beside", "within 200 m of", "between ...
/// and", "surrounded by", "north of"), parts of the picture, superlatives and negations. Sentences ("there are many
/// houses near a road") describe rather than refer and stay whole, as do expressions without such words.
///
/// Throws: InvalidArgument when the expression is not UTF-8.
ReferringExpression parseReferringExpression(const std::string &expression);

} // namespace xemap::text
