// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/cholesky.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xemap/base/dot_product.h"

namespace xemap {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

/// [4 2; 2 10] = L L' with L = [2 0; 1 3]; what lies above the diagonal is not read.
const std::vector<double> matrix{4.0, std::nan(""), 2.0, 10.0};

TEST(Cholesky, SolvesWithItsFactorAndWithItsTranspose) {
  const Cholesky factor(matrix, 2);
  EXPECT_THAT(factor.solveLower({2.0, 7.0}), ElementsAre(1.0, 2.0));
  EXPECT_THAT(factor.solveUpper({4.0, 6.0}), ElementsAre(1.0, 2.0));
}

TEST(Cholesky, BothSolvesGiveTheInverse) {
  const Cholesky factor(matrix, 2);
  const auto found = factor.solveUpper(factor.solveLower({8.0, 22.0}));
  EXPECT_THAT(found, ElementsAre(DoubleNear(1.0, 1e-12), DoubleNear(2.0, 1e-12)));
}

TEST(Cholesky, ASingularMatrixGetsTheLeastDiagonal) {
  const Cholesky factor({1.0, 0.0, 1.0, 1.0}, 2, 0.25);
  EXPECT_THAT(factor.solveLower({1.0, 2.0}), ElementsAre(1.0, 2.0)) << "the second of its diagonal is 0.5";
}

TEST(DotProduct, SumsEveryWidth) {
  for (std::size_t width = 0; width < 20; ++width) {
    const std::vector<float> ones(width, 1.5F);
    const std::vector<double> twos(width, 2.0);
    EXPECT_EQ(dotProduct(ones.data(), twos.data(), width), 3.0 * static_cast<double>(width));
  }
}

} // namespace
} // namespace xemap
