// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/clip/clip_windows.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace xemap::model {

namespace {

namespace F = torch::nn::functional;

constexpr double denseShare = 0.6;
constexpr double contextShare = 0.4;
constexpr double commonShare = 0.3; ///< Of the class token, which every place echoes.
constexpr int64_t windowsAtOnce = 4;

/// How far windows of one size reach over the ground, and what is taken from them.
struct WindowScale {
  int64_t shrink;
  bool dense;
};
constexpr std::array<WindowScale, 3> scales{{{1, true}, {2, true}, {4, false}}};
constexpr double denseScales = 2;

torch::Tensor unit(const torch::Tensor &vectors) {
  return vectors / vectors.norm(2, 1, true).clamp_min(1e-6);
}

torch::Tensor resized(const torch::Tensor &image, int64_t rows, int64_t columns) {
  if (image.size(2) == rows && image.size(3) == columns)
    return image;
  return F::interpolate(image, F::InterpolateFuncOptions()
                                   .size(std::vector<int64_t>{rows, columns})
                                   .mode(torch::kBilinear)
                                   .align_corners(false));
}

/// Where windows start so that they cover an axis: steps of half a window, the last one flush with the end.
std::vector<int64_t> starts(int64_t length, int64_t window) {
  const int64_t step = std::max<int64_t>(clipCellPx, window / 2 / clipCellPx * clipCellPx);
  std::vector<int64_t> all;
  for (int64_t start = 0; start + window < length; start += step)
    all.push_back(start);
  all.push_back(length - window);
  return all;
}

/// 1 in the middle, little at the ends.
torch::Tensor nearness(int64_t cells) {
  constexpr double least = 0.05;
  const auto phase = (torch::arange(cells, torch::kFloat) + 0.5) / static_cast<double>(cells) * (2 * M_PI);
  return least + (1 - least) * 0.5 * (1 - phase.cos());
}

int64_t wholePatches(int64_t pixels, int64_t patch) {
  return std::max<int64_t>(1, std::llround(static_cast<double>(pixels) / static_cast<double>(patch))) * patch;
}

/// The weighted mean of what the windows of one size say.
torch::Tensor featuresAt(ClipNet &net, const torch::Tensor &image, const WindowScale &scale) {
  const int64_t side = net->options().imageSize / clipCellPx * clipCellPx * scale.shrink;
  const int64_t height = std::min(side, image.size(2));
  const int64_t width = std::min(side, image.size(3));
  const int64_t patch = net->options().patchSize;
  const int64_t seenHeight = wholePatches(height / scale.shrink, patch);
  const int64_t seenWidth = wholePatches(width / scale.shrink, patch);
  const int64_t rows = height / clipCellPx;
  const int64_t columns = width / clipCellPx;
  std::vector<std::array<int64_t, 2>> places;
  for (const auto top : starts(image.size(2), height))
    for (const auto left : starts(image.size(3), width))
      places.push_back({top, left});

  const auto weight = (nearness(rows).unsqueeze(1) * nearness(columns).unsqueeze(0)).view({1, 1, rows, columns});
  auto sum = torch::zeros({1, net->options().embedWidth, image.size(2) / clipCellPx, image.size(3) / clipCellPx});
  auto weights = torch::zeros({1, 1, sum.size(2), sum.size(3)});
  for (std::size_t first = 0; first < places.size(); first += windowsAtOnce) {
    const auto end = std::min(places.size(), first + windowsAtOnce);
    std::vector<torch::Tensor> windows;
    for (std::size_t i = first; i < end; ++i) {
      auto window = image.narrow(2, places[i][0], height).narrow(3, places[i][1], width);
      if (scale.shrink > 1)
        window = torch::avg_pool2d(window, scale.shrink);
      windows.push_back(resized(window, seenHeight, seenWidth));
    }
    const auto features = net->encodeImage(torch::cat(windows));
    const auto context = unit(features.embedding) * (contextShare / static_cast<double>(scales.size()));
    auto said = context.unsqueeze(-1).unsqueeze(-1).expand({-1, -1, rows, columns});
    if (scale.dense) {
      const auto common = commonShare * unit(features.denseClass).unsqueeze(-1).unsqueeze(-1);
      said = said + resized(unit(features.dense) - common, rows, columns) * (denseShare / denseScales);
    }
    for (std::size_t i = first; i < end; ++i) {
      const auto into = [&](const torch::Tensor &grid) {
        return grid.narrow(2, places[i][0] / clipCellPx, rows).narrow(3, places[i][1] / clipCellPx, columns);
      };
      into(sum).add_(said.narrow(0, static_cast<int64_t>(i - first), 1) * weight);
      into(weights).add_(weight);
    }
  }
  return sum.div_(weights);
}

} // namespace

torch::Tensor windowedFeatures(ClipNet &net, const torch::Tensor &image) {
  TORCH_CHECK(image.dim() == 4 && image.size(0) == 1 && image.size(1) == 3 && image.size(2) % 32 == 0 &&
                  image.size(3) % 32 == 0,
              "CLIP: expected [1,3,H,W] with H and W multiples of 32, found ", image.sizes());
  torch::Tensor sum;
  for (const auto &scale : scales) {
    const auto features = featuresAt(net, image, scale);
    sum = sum.defined() ? sum.add_(features) : features;
  }
  return sum;
}

} // namespace xemap::model
