// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/hash_split.h"

#include <cstddef>
#include <string>

#include <gtest/gtest.h>

namespace {

using xemap::data::isForValidation;

TEST(HashSplit, TakesItsShare) {
  int taken = 0;
  for (int i = 0; i < 10'000; ++i)
    taken += isForValidation("Airport/airport_" + std::to_string(i) + ".jpg", 0.15) ? 1 : 0;
  EXPECT_NEAR(taken, 1500, 120);
  EXPECT_FALSE(isForValidation("a", 0.0));
  EXPECT_TRUE(isForValidation("a", 1.0));
}

TEST(HashSplit, ALargerShareOnlyAdds) {
  for (int i = 0; i < 500; ++i) {
    const std::string name = std::to_string(i);
    EXPECT_LE(isForValidation(name, 0.1), isForValidation(name, 0.3)) << name;
  }
}

/// Computed apart from this code, in Python: FNV-1a-64, then splitmix64, its top 53 bits.
TEST(HashSplit, IsTheSameEverywhere) {
  EXPECT_FALSE(isForValidation("images/001.jpg", 0.325202857922 - 1e-9));
  EXPECT_TRUE(isForValidation("images/001.jpg", 0.325202857922 + 1e-9));
  EXPECT_FALSE(isForValidation("Forest/forest_7.jpg", 0.389401258712 - 1e-9));
  EXPECT_TRUE(isForValidation("Forest/forest_7.jpg", 0.389401258712 + 1e-9));
}

} // namespace
