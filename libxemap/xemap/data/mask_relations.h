// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/spatial/grid.h"

namespace xemap::data {

/// A class in a picture: what it is called, and where it is.
struct ClassRegion {
  std::vector<std::string> phrases;
  spatial::RegionMask mask;
};

/// An expression that says something of a class, and where it holds; nowhere where the mask is all zeros.
struct RelationExpression {
  std::string text;
  std::uint32_t tags = 0; ///< Bits of ExpressionTag.
  spatial::RegionMask mask;
};

/// How expressions are made from the geometry of classes.
struct MaskRelationOptions {
  int count = 12;                  ///< At most, per picture.
  int minPixels = 64;              ///< Of a connected piece to be a thing, and of what an expression refers to.
  std::optional<double> gsdMetres; ///< Without it no distances are told.
};

/// Relation, direction, size and negation expressions by the geometry of connected pieces of classes: near and away
/// from by distance, north of by the nearest point, parts of the picture, the largest piece. What people would disagree
/// on is left out.
///
/// Pieces that take more than a quarter of the picture are no things to choose from. North is up.
std::vector<RelationExpression> relateClasses(const std::vector<ClassRegion> &classes,
                                              const MaskRelationOptions &options, Random &random);

} // namespace xemap::data
