// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/noise.h"

#include <cmath>

#include <gtest/gtest.h>

namespace {

using namespace xemap::data::synth;

TEST(Noise, IsContinuousBoundedAndCentred) {
  double sum = 0.0;
  int count = 0;
  float before = fractalNoise(-20.0F, 3.7F, 5, 3);
  for (float x = -20.0F; x < 20.0F; x += 0.01F) {
    const float here = fractalNoise(x, 3.7F, 5, 3);
    EXPECT_LT(std::abs(here), 1.3F);
    EXPECT_LT(std::abs(here - before), 0.08F) << x;
    before = here;
  }
  for (int y = 0; y < 200; ++y)
    for (int x = 0; x < 200; ++x, ++count)
      sum += static_cast<double>(gradientNoise(static_cast<float>(x) * 0.37F, static_cast<float>(y) * 0.37F, 9));
  EXPECT_NEAR(sum / count, 0.0, 0.03);
}

TEST(Noise, WhiteNoiseFillsItsRangeAndDependsOnTheSeed) {
  double sum = 0.0;
  int differing = 0;
  for (int i = 0; i < 10000; ++i) {
    const float value = hashNoise(i % 100, i / 100, 1);
    ASSERT_GE(value, 0.0F);
    ASSERT_LT(value, 1.0F);
    sum += static_cast<double>(value);
    differing += value != hashNoise(i % 100, i / 100, 2) ? 1 : 0;
  }
  EXPECT_NEAR(sum / 10000.0, 0.5, 0.02);
  EXPECT_GT(differing, 9900);
}

} // namespace
