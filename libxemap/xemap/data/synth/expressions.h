// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xemap/data/synth/scene.h"

namespace xemap::data::synth {

/// A phrase about a scene and exactly what it refers to.
struct Expression {
  std::string text;
  std::uint32_t tags = 0; ///< Bits of data::ExpressionTag.
  bool present = true;
  RegionMask mask; ///< Empty (0 x 0) when not present.
};

struct ExpressionOptions {
  int count = 24;         ///< At most so many; fewer where the scene has less to say.
  std::uint64_t seed = 1; ///< Of the choice of expressions and words.
  double absentShare = 0.12;
  bool plain = false; ///< The plainest words, and the most typical statement of each sort; for scenes people look at.
};

/// Says what can be said about a scene: categories first, then relations, directions, attributes, sizes, negations and
/// referents that are not there, each once. No text comes twice.
std::vector<Expression> describe(const Scene &scene, const ExpressionOptions &options);

} // namespace xemap::data::synth
