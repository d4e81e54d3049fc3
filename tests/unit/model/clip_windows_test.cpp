// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/clip_windows.h"

#include <gmock/gmock.h>

#include "support/clip_checkpoints.h"
#include "support/formula_net.h"

namespace xemap::model {
namespace {

class ClipWindows : public ::testing::TestWithParam<ClipTrunk> {
protected:
  const torch::NoGradGuard mNoGrad;
  ClipNet net = test::formulaNet(test::smallClip(GetParam()));
};

INSTANTIATE_TEST_SUITE_P(Networks, ClipWindows, ::testing::Values(ClipTrunk::VisionTransformer, ClipTrunk::ResNet));

TEST_P(ClipWindows, AnEvenPictureIsTheSameWhereverOneLooks) {
  // Every window of one size sees the same; they differ only where the network knows its place in the window.
  const auto features = net->picture(torch::full({1, 3, 64, 320}, 0.4), Taps::Left).described;
  const auto middle = features.slice(3, 8, 12);
  const auto later = features.slice(3, 10, 14);
  EXPECT_LT((middle - later).abs().max().item<double>(), 0.05 * middle.abs().max().item<double>());
}

TEST_P(ClipWindows, AreAsLongAsTheirPartsAllow) {
  torch::manual_seed(3);
  const auto features = net->picture(torch::rand({1, 3, 160, 224}), Taps::Left).described;
  EXPECT_EQ(features.sizes(), (std::vector<int64_t>{1, net->options().embedWidth, 10, 14}));
  const auto lengths = features.norm(2, 1);
  EXPECT_LE(lengths.max().item<double>(), 0.6 * 1.3 + 0.4 + 1e-4);
  EXPECT_GT(lengths.min().item<double>(), 0.1);
}

TEST_P(ClipWindows, WhatLiesFarAwayDoesNotMatter) {
  torch::manual_seed(4);
  auto image = torch::rand({1, 3, 64, 640});
  const auto before = net->picture(image, Taps::Left).described;
  image.slice(3, 576).fill_(0.0);
  const auto after = net->picture(image, Taps::Left).described;
  const auto difference = (after - before).abs().amax({0, 1, 2});
  EXPECT_EQ(difference.slice(0, 0, 18).max().item<double>(), 0.0) << "more than a window of the largest size away";
  EXPECT_GT(difference.slice(0, 37).min().item<double>(), 1e-4);
}

TEST_P(ClipWindows, TapsLieWhereTheDescriptionLies) {
  torch::manual_seed(6);
  const auto image = torch::rand({1, 3, 160, 224});
  const auto picture = net->picture(image, Taps::Taken);
  const auto widths = tapWidths(net->options());
  for (std::size_t tap = 0; tap < picture.taps.size(); ++tap) {
    EXPECT_EQ(picture.taps[tap].sizes(), (std::vector<int64_t>{1, widths[tap], 10, 14}));
    EXPECT_TRUE(picture.taps[tap].isfinite().all().item<bool>());
    EXPECT_GT(picture.taps[tap].std().item<double>(), 1e-3);
  }
  EXPECT_TRUE(picture.described.equal(net->picture(image, Taps::Left).described));
}

TEST_P(ClipWindows, SmallPicturesAreOneWindow) {
  torch::manual_seed(5);
  const auto features = net->picture(torch::rand({1, 3, 32, 32}), Taps::Left).described;
  EXPECT_EQ(features.sizes(), (std::vector<int64_t>{1, net->options().embedWidth, 2, 2}));
  EXPECT_TRUE(features.isfinite().all().item<bool>());
}

} // namespace
} // namespace xemap::model
