// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/boundary_metric.h"

#include <gtest/gtest.h>

namespace {

using namespace xemap::eval;

/// A square of 200 pixels in an image of 400: a tolerance of 4.2 pixels.
ScoreMap square(int x0, int y0) {
  ScoreMap map{400, 400, std::vector<float>(400 * 400, 0.0F), {}};
  for (int y = y0; y < y0 + 200; ++y)
    for (int x = x0; x < x0 + 200; ++x)
      map.scores[static_cast<std::size_t>(y) * 400 + static_cast<std::size_t>(x)] = 1.0F;
  return map;
}

std::vector<std::uint8_t> truthOf(const ScoreMap &map) {
  return {map.scores.begin(), map.scores.end()};
}

TEST(BoundaryF, IsOneForTheSameOutlineAndForOneWithinTheTolerance) {
  const auto truth = truthOf(square(100, 100));
  EXPECT_DOUBLE_EQ(boundaryF(square(100, 100), truth, 0.5F), 1.0);
  EXPECT_DOUBLE_EQ(boundaryF(square(103, 100), truth, 0.5F), 1.0);
}

TEST(BoundaryF, CountsTheSidesThatMiss) {
  // Moved by 10 pixels to the right, the upper and lower sides still agree but for their ends.
  const double score = boundaryF(square(110, 100), truthOf(square(100, 100)), 0.5F);
  EXPECT_GT(score, 0.45);
  EXPECT_LT(score, 0.55);
}

TEST(BoundaryF, IsZeroForAMapThatClaimsNothing) {
  EXPECT_LT(boundaryF(square(100, 100), truthOf(square(100, 100)), 2.0F), 1e-9);
}

} // namespace
