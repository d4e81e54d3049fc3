// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image_encoder.h"

#include <gtest/gtest.h>
#include <torch/nn.h>

#include "support/random_net.h"

namespace xemap::model {

TEST(ImageEncoder, PyramidHalvesFromAQuarterOn) {
  torch::NoGradGuard noGrad;
  const XemapNetOptions options;
  ImageEncoder encoder(options);
  const auto pyramid = encoder(torch::zeros({2, 3, 96, 160}));
  const auto &stages = pyramid.stages;
  EXPECT_EQ(pyramid.stem.sizes(), (std::vector<int64_t>{2, options.stemWidths[0], 48, 80}));
  for (std::size_t stage = 0; stage < 4; ++stage) {
    const int64_t stride = 4 << stage;
    EXPECT_EQ(stages[stage].sizes(), (std::vector<int64_t>{2, options.stageWidths[stage], 96 / stride, 160 / stride}));
  }
}

TEST(ImageEncoder, FoldedEqualsUnfolded) {
  torch::NoGradGuard noGrad;
  for (const auto &options : {XemapNetOptions{}, test::smallNetOptions()}) {
    auto net = test::randomNet(options, 5);
    const auto image = torch::rand({1, 3, 128, 96});
    const auto before = net->encodeImage(image);
    foldBatchNorms(*net);
    const auto after = net->encodeImage(image);
    for (std::size_t level = 0; level < 4; ++level) {
      const auto scale = before.levels[level].abs().max();
      EXPECT_LT(((before.levels[level] - after.levels[level]).abs().max() / scale).item<float>(), 1e-4F) << level;
    }
  }
}

TEST(ImageEncoder, MovesWithTheImage) {
  // Away from the borders, features of an image shifted by a coarsest cell are the features shifted by a cell.
  torch::NoGradGuard noGrad;
  auto net = test::randomNet(test::smallNetOptions(), 5);
  const auto image = torch::rand({1, 3, 512, 512});
  const auto whole = net->encodeImage(image.slice(3, 0, 480)).levels[0];
  const auto moved = net->encodeImage(image.slice(3, 32, 512)).levels[0];
  const auto difference = (whole.slice(3, 5, 11) - moved.slice(3, 4, 10)).slice(2, 4, 12).abs().max();
  EXPECT_LT(difference.item<float>(), 1e-5F);
}

TEST(ImageEncoder, RefusesSidesThatAreNoMultiples) {
  auto net = test::randomNet(test::smallNetOptions(), 5);
  EXPECT_THROW(net->encodeImage(torch::zeros({1, 3, 100, 96})), c10::Error);
  EXPECT_THROW(net->encodeImage(torch::zeros({1, 4, 96, 96})), c10::Error);
}

} // namespace xemap::model
