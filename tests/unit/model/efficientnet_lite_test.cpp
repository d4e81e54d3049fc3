// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/efficientnet_lite.h"

#include <cmath>

#include <gtest/gtest.h>
#include <torch/nn.h>

namespace xemap::model {

namespace {

constexpr std::array<double, 3> plainMean{0.0, 0.0, 0.0};
constexpr std::array<double, 3> plainStd{1.0, 1.0, 1.0};

/// A network of one block a stage. Without residuals, its cells see no further than 118 pixels.
std::shared_ptr<EfficientNetLiteImpl> shallowNet(StridedPadding padding) {
  return std::make_shared<EfficientNetLiteImpl>(EfficientNetLite{0.25, 0.25}, plainMean, plainStd, padding);
}

/// Every layer averages, so that gradients tell where a cell looks and nothing else.
void average(torch::nn::Module &net) {
  const torch::NoGradGuard noGrad;
  for (auto &item : net.named_parameters())
    if (item.value().dim() == 4)
      item.value().fill_(1.0 / static_cast<double>(item.value()[0].numel()));
}

/// How far the middle of what a cell sees lies from the middle of its square. Units: cells.
double offCentre(EfficientNetLiteImpl &net, std::size_t tap) {
  constexpr int64_t side = 512;
  const auto image = torch::full({1, 3, side, side}, 0.5).set_requires_grad(true);
  const auto map = net.forward(image).maps[tap];
  const int64_t cell = map.size(2) / 2;
  map.select(2, cell).select(2, cell).sum().backward();
  const auto weights = image.grad()[0].sum(0);
  const auto middles = torch::arange(side, torch::kFloat) + 0.5;
  const auto stride = static_cast<double>(side) / static_cast<double>(map.size(2));
  const auto away = [&](const torch::Tensor &along) {
    const double centroid = ((along * middles).sum() / along.sum()).item<double>();
    return std::abs(centroid / stride - (static_cast<double>(cell) + 0.5));
  };
  return std::max(away(weights.sum(0)), away(weights.sum(1)));
}

} // namespace

TEST(EfficientNetLite, HasTheStagesOfThePublishedOnes) {
  const auto sizesOf = [](const EfficientNetLite &net) {
    std::vector<int64_t> sizes;
    for (const auto &stage : stagesOf(net)) {
      sizes.push_back(stage.blocks);
      sizes.push_back(stage.outputs);
    }
    return sizes;
  };
  EXPECT_EQ(sizesOf({1.0, 1.0}), (std::vector<int64_t>{1, 16, 2, 24, 2, 40, 3, 80, 3, 112, 4, 192, 1, 320}));
  EXPECT_EQ(sizesOf({1.1, 1.2}), (std::vector<int64_t>{1, 16, 3, 24, 3, 48, 4, 88, 4, 120, 5, 208, 1, 352}));
}

TEST(EfficientNetLite, MapsHalveFromAHalfOn) {
  const torch::NoGradGuard noGrad;
  EfficientNetLiteImpl net({1.0, 1.0}, plainMean, plainStd, StridedPadding::Centred);
  EXPECT_EQ(net.widths(), (std::array<int64_t, 5>{16, 24, 40, 112, 320}));
  const auto taps = net.forward(torch::rand({2, 3, 96, 160}));
  for (std::size_t tap = 0; tap < taps.maps.size(); ++tap)
    EXPECT_EQ(taps.maps[tap].sizes(), (std::vector<int64_t>{2, net.widths()[tap], 48 >> tap, 80 >> tap})) << tap;
}

TEST(EfficientNetLite, CellsLookAtTheMiddleOfTheirSquares) {
  const auto net = shallowNet(StridedPadding::Centred);
  average(*net);
  for (std::size_t tap = 0; tap < 5; ++tap)
    EXPECT_LT(offCentre(*net, tap), 0.2) << tap;
}

TEST(EfficientNetLite, PaddedAsInTensorFlowTheyLookBeside) {
  const auto net = shallowNet(StridedPadding::Same);
  average(*net);
  EXPECT_GT(offCentre(*net, 4), 0.4);
}

TEST(EfficientNetLite, CropsSeeWhatTheWholeSeesInTheirInterior) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(3);
  const auto net = shallowNet(StridedPadding::Centred);
  const auto image = torch::rand({1, 3, 768, 640});
  const auto whole = net->forward(image);
  constexpr int64_t left = 96;
  constexpr int64_t top = 128;
  constexpr int64_t side = 480;
  const auto crop = net->forward(image.narrow(2, top, side).narrow(3, left, side));
  constexpr int64_t reach = 128; // of cells at 1/32, rounded up to whole ones
  for (std::size_t tap = 0; tap < 5; ++tap) {
    const int64_t stride = int64_t{2} << tap;
    const auto inner = [&](const torch::Tensor &map, int64_t y, int64_t x) {
      return map.narrow(2, (y + reach) / stride, (side - 2 * reach) / stride)
          .narrow(3, (x + reach) / stride, (side - 2 * reach) / stride);
    };
    const auto expected = inner(whole.maps[tap], top, left);
    const auto difference = (inner(crop.maps[tap], 0, 0) - expected).abs().max().item<double>();
    EXPECT_LT(difference, 1e-4 * expected.abs().max().item<double>()) << tap;
    EXPECT_GT((crop.maps[tap] -
               whole.maps[tap].narrow(2, top / stride, side / stride).narrow(3, left / stride, side / stride))
                  .abs()
                  .max()
                  .item<double>(),
              1e-3 * expected.abs().max().item<double>())
        << "beside the border they cannot, tap " << tap;
  }
}

} // namespace xemap::model
