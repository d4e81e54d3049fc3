// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/windowed_backbone.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "xemap/model/layers/channels.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::model {

namespace {

namespace F = torch::nn::functional;

constexpr double denseShare = 0.6;
constexpr double contextShare = 0.4;
constexpr double commonShare = 0.3; ///< Of the class token, which every place echoes.
constexpr std::size_t windowsAtOnce = 4;
constexpr int64_t cellPx = describedStride;

torch::Tensor imageResized(const torch::Tensor &image, int64_t rows, int64_t columns) {
  if (image.size(2) == rows && image.size(3) == columns)
    return image;
  return F::interpolate(image, F::InterpolateFuncOptions()
                                   .size(std::vector<int64_t>{rows, columns})
                                   .mode(torch::kBilinear)
                                   .align_corners(false));
}

/// Where windows start so that they cover an axis: steps of half a window, the last one flush with the end.
std::vector<int64_t> starts(int64_t length, int64_t window) {
  const int64_t step = std::max<int64_t>(cellPx, window / 2 / cellPx * cellPx);
  std::vector<int64_t> all;
  for (int64_t start = 0; start + window < length; start += step)
    all.push_back(start);
  all.push_back(length - window);
  return all;
}

/// 1 in the middle, little at the ends.
torch::Tensor nearness(int64_t cells, const torch::TensorOptions &options) {
  constexpr double least = 0.05;
  const auto phase = (torch::arange(cells, options) + 0.5) / static_cast<double>(cells) * (2 * M_PI);
  return least + (1 - least) * 0.5 * (1 - phase.cos());
}

int64_t wholePatches(int64_t pixels, int64_t patch) {
  return std::max<int64_t>(1, std::llround(static_cast<double>(pixels) / static_cast<double>(patch))) * patch;
}

/// Where the windows of one size lie, and how many pixels and cells each has.
struct Windows {
  Windows(int64_t imageSize, const torch::Tensor &image, int64_t shrunk) : shrink(shrunk) {
    const int64_t side = imageSize / cellPx * cellPx * shrink;
    height = std::min(side, image.size(2));
    width = std::min(side, image.size(3));
    for (const auto top : starts(image.size(2), height))
      for (const auto left : starts(image.size(3), width))
        places.push_back({top, left});
  }

  int64_t rows() const { return height / cellPx; }
  int64_t columns() const { return width / cellPx; }

  /// The window as the image encoder sees it.
  torch::Tensor cut(const torch::Tensor &image, std::size_t index, int64_t patch) const {
    auto window = image.narrow(2, places[index][0], height).narrow(3, places[index][1], width);
    if (shrink > 1)
      window = torch::avg_pool2d(window, shrink);
    return imageResized(window, wholePatches(height / shrink, patch), wholePatches(width / shrink, patch));
  }

  int64_t shrink;
  int64_t height = 0;
  int64_t width = 0;
  std::vector<std::array<int64_t, 2>> places;
};

/// The weighted mean of maps of windows.
class Blend {
public:
  Blend(const Windows &windows, const torch::Tensor &image)
      : mWindows(windows), mWeight((nearness(windows.rows(), image.options()).unsqueeze(1) *
                                    nearness(windows.columns(), image.options()).unsqueeze(0))
                                       .view({1, 1, windows.rows(), windows.columns()})),
        mWeights(torch::zeros({1, 1, image.size(2) / cellPx, image.size(3) / cellPx}, image.options())) {
    for (std::size_t i = 0; i < windows.places.size(); ++i)
      at(mWeights, i).add_(mWeight);
  }

  /// Shape: map [n,C,rows,columns] of the windows from `first` on.
  void add(torch::Tensor &sum, const torch::Tensor &map, std::size_t first) const {
    if (!sum.defined())
      sum = torch::zeros({1, map.size(1), mWeights.size(2), mWeights.size(3)}, map.options());
    for (int64_t i = 0; i < map.size(0); ++i)
      at(sum, first + static_cast<std::size_t>(i)).add_(map.narrow(0, i, 1) * mWeight);
  }

  torch::Tensor mean(const torch::Tensor &sum) const { return sum / mWeights; }

private:
  torch::Tensor at(const torch::Tensor &grid, std::size_t index) const {
    const auto &place = mWindows.places[index];
    return grid.narrow(2, place[0] / cellPx, mWindows.rows()).narrow(3, place[1] / cellPx, mWindows.columns());
  }

  const Windows &mWindows;
  torch::Tensor mWeight;
  torch::Tensor mWeights;
};

} // namespace

WindowedBackboneImpl::WindowedBackboneImpl(int64_t imageSize, int64_t patchSize, const std::array<double, 3> &pixelMean,
                                           const std::array<double, 3> &pixelStd)
    : mImageSize(imageSize), mPatchSize(patchSize), mPixelMean(perChannel(pixelMean)), mPixelStd(perChannel(pixelStd)) {
}

ClipImageFeatures WindowedBackboneImpl::look(const torch::Tensor &rgb) {
  TORCH_CHECK(rgb.dim() == 4 && rgb.size(1) == 3 && rgb.size(2) % mPatchSize == 0 && rgb.size(3) % mPatchSize == 0,
              "CLIP: expected [N,3,H,W] with H and W multiples of ", mPatchSize, ", found ", rgb.sizes());
  return encode(standardised(rgb, mPixelMean, mPixelStd));
}

torch::Tensor WindowedBackboneImpl::embed(const torch::Tensor &rgb) {
  return unitLength(look(rgb).embedding, 1);
}

ImageTaps WindowedBackboneImpl::forward(const torch::Tensor &rgb) {
  std::vector<torch::Tensor> described;
  for (int64_t i = 0; i < rgb.size(0); ++i) {
    const auto image = rgb.narrow(0, i, 1);
    described.push_back(describe(image, 1, true) + describe(image, 2, true) + describe(image, 4, false));
  }
  ImageTaps taps;
  taps.described = torch::cat(described);
  return taps;
}

torch::Tensor WindowedBackboneImpl::describe(const torch::Tensor &image, int64_t shrink, bool dense) {
  constexpr double scales = 3;
  constexpr double denseScales = 2;
  const Windows windows(mImageSize, image, shrink);
  const Blend blend(windows, image);
  const int64_t rows = windows.rows();
  const int64_t columns = windows.columns();
  torch::Tensor described;
  for (std::size_t first = 0; first < windows.places.size(); first += windowsAtOnce) {
    const auto end = std::min(windows.places.size(), first + windowsAtOnce);
    std::vector<torch::Tensor> cut;
    for (std::size_t i = first; i < end; ++i)
      cut.push_back(windows.cut(image, i, mPatchSize));
    const auto features = look(torch::cat(cut));
    const auto context = unitLength(features.embedding, 1) * (contextShare / scales);
    auto said = context.unsqueeze(-1).unsqueeze(-1).expand({-1, -1, rows, columns});
    if (dense) {
      const auto common = commonShare * unitLength(features.denseClass, 1).unsqueeze(-1).unsqueeze(-1);
      said = said + imageResized(unitLength(features.dense, 1) - common, rows, columns) * (denseShare / denseScales);
    }
    blend.add(described, said, first);
  }
  return blend.mean(described);
}

torch::Tensor positionsFor(const torch::Tensor &positions, int64_t rows, int64_t columns) {
  const auto side = static_cast<int64_t>(std::lround(std::sqrt(static_cast<double>(positions.size(0) - 1))));
  if (rows == side && columns == side)
    return positions;
  const auto grid = positions.slice(0, 1).t().reshape({1, positions.size(1), side, side});
  const auto interpolated = F::interpolate(
      grid,
      F::InterpolateFuncOptions().size(std::vector<int64_t>{rows, columns}).mode(torch::kBicubic).align_corners(false));
  return torch::cat({positions.slice(0, 0, 1), interpolated.flatten(2).squeeze(0).t()});
}

} // namespace xemap::model
