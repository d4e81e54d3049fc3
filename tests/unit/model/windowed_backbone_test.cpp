// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/windowed_backbone.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "support/formula_clip.h"

namespace xemap::model {
namespace {

class WindowedBackbone : public ::testing::TestWithParam<test::ClipTrunk> {
protected:
  const torch::NoGradGuard mNoGrad;
  torch::Tensor described(const torch::Tensor &images) const { return image->forward(images).described; }

  std::shared_ptr<WindowedBackboneImpl> image = test::formulaClip(test::smallClip(GetParam())).image;
};

INSTANTIATE_TEST_SUITE_P(Networks, WindowedBackbone,
                         ::testing::Values(test::ClipTrunk::VisionTransformer, test::ClipTrunk::ResNet));

TEST_P(WindowedBackbone, AnEvenPictureIsTheSameWhereverOneLooks) {
  // Every window of one size sees the same; they differ only where the network knows its place in the window.
  const auto features = described(torch::full({1, 3, 64, 320}, 0.4));
  const auto middle = features.slice(3, 8, 12);
  const auto later = features.slice(3, 10, 14);
  EXPECT_LT((middle - later).abs().max().item<double>(), 0.05 * middle.abs().max().item<double>());
}

TEST_P(WindowedBackbone, AreAsLongAsTheirPartsAllow) {
  torch::manual_seed(3);
  const auto features = described(torch::rand({1, 3, 160, 224}));
  EXPECT_EQ(features.sizes(), (std::vector<int64_t>{1, int64_t{24}, 10, 14}));
  const auto lengths = features.norm(2, 1);
  EXPECT_LE(lengths.max().item<double>(), 0.6 * 1.3 + 0.4 + 1e-4);
  EXPECT_GT(lengths.min().item<double>(), 0.1);
}

TEST_P(WindowedBackbone, WhatLiesFarAwayDoesNotMatter) {
  torch::manual_seed(4);
  auto picture = torch::rand({1, 3, 64, 640});
  const auto before = described(picture);
  picture.slice(3, 576).fill_(0.0);
  const auto after = described(picture);
  const auto difference = (after - before).abs().amax({0, 1, 2});
  EXPECT_EQ(difference.slice(0, 0, 18).max().item<double>(), 0.0) << "more than a window of the largest size away";
  EXPECT_GT(difference.slice(0, 37).min().item<double>(), 1e-4);
}

TEST_P(WindowedBackbone, PicturesDoNotSeeOneAnother) {
  torch::manual_seed(6);
  const auto pictures = torch::rand({2, 3, 64, 96});
  const auto together = described(pictures);
  EXPECT_EQ(together.sizes(), (std::vector<int64_t>{2, 24, 4, 6}));
  EXPECT_TRUE(together.slice(0, 1).equal(described(pictures.slice(0, 1))));
}

TEST_P(WindowedBackbone, MakesNoMapsForAHead) {
  const auto widths = image->widths();
  EXPECT_EQ(std::count(widths.begin(), widths.end(), 0), 5);
}

TEST_P(WindowedBackbone, RefusesWhatIsNoWholeNumberOfPatches) {
  EXPECT_THROW(image->look(torch::zeros({1, 3, 40, 64})), c10::Error);
}

TEST_P(WindowedBackbone, SmallPicturesAreOneWindow) {
  torch::manual_seed(5);
  const auto features = described(torch::rand({1, 3, 32, 32}));
  EXPECT_EQ(features.sizes(), (std::vector<int64_t>{1, int64_t{24}, 2, 2}));
  EXPECT_TRUE(features.isfinite().all().item<bool>());
}

} // namespace
} // namespace xemap::model
