// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "xemap/text/referring_expression.h"

namespace xemap::text {

using Words = std::vector<std::string>;

/// Words that lead from what is meant to what is said of it.
struct Cue {
  enum class Kind { Relation, Part, Nearest };

  Kind kind = Kind::Relation;
  std::size_t length = 0;             ///< Words it takes.
  SpatialRelation relation;           ///< Of Kind::Relation; without anchors.
  std::optional<std::string> barrier; ///< What lies between, for "across the road from".
  Heading part;                       ///< Of Kind::Part.
  bool farthest = false;              ///< Of Kind::Nearest: "farthest from".
  bool takesAnchor() const { return kind != Kind::Part; }
};

/// The longest cue that starts at a word.
std::optional<Cue> cueAt(const Words &words, std::size_t at);

/// The direction a word such as "northernmost" or "leftmost" stands for.
std::optional<Heading> headingOfSuperlative(const std::string &word);

/// The whole number a word or its digits stand for, from 1 to 20.
std::optional<int> smallNumber(const std::string &word);

/// The place an ordinal stands for: "second" 2.
std::optional<int> ordinal(const std::string &word);

} // namespace xemap::text
