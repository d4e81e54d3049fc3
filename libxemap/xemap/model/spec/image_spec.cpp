// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/image_spec.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace xemap::model {

namespace {

/// Of a network whose multipliers are 1.
struct Stage {
  std::int64_t blocks;
  std::int64_t outputs;
  std::int64_t kernel;
  std::int64_t stride;
  std::int64_t expansion;
};
constexpr std::array<Stage, 7> plainStages{{{1, 16, 3, 1, 1},
                                            {2, 24, 3, 2, 6},
                                            {2, 40, 5, 2, 6},
                                            {3, 80, 3, 2, 6},
                                            {3, 112, 5, 1, 6},
                                            {4, 192, 5, 2, 6},
                                            {1, 320, 3, 1, 6}}};

std::int64_t roundedWidth(std::int64_t plain, double multiplier) {
  constexpr std::int64_t step = 8;
  const double wanted = static_cast<double>(plain) * multiplier;
  const auto rounded = std::max(step, static_cast<std::int64_t>(wanted + step / 2.0) / step * step);
  return static_cast<double>(rounded) < 0.9 * wanted ? rounded + step : rounded;
}

} // namespace

std::vector<EfficientNetLiteStage> stagesOf(const EfficientNetLite &net) {
  std::vector<EfficientNetLiteStage> stages;
  std::int64_t inputs = efficientNetLiteStemWidth;
  for (std::size_t i = 0; i < plainStages.size(); ++i) {
    const auto &plain = plainStages[i];
    const bool keepsBlocks = i == 0 || i + 1 == plainStages.size();
    const auto blocks = keepsBlocks
                            ? plain.blocks
                            : static_cast<std::int64_t>(std::ceil(static_cast<double>(plain.blocks) * net.depth));
    const auto outputs = roundedWidth(plain.outputs, net.width);
    stages.push_back({blocks, inputs, outputs, plain.kernel, plain.stride, plain.expansion});
    inputs = outputs;
  }
  return stages;
}

std::int64_t embedWidthOf(const ImageSpec &image) {
  struct Width {
    std::int64_t operator()(const EfficientNetLite & /*net*/) const { return 0; }
    std::int64_t operator()(const VisionTransformer &net) const { return net.embedWidth; }
    std::int64_t operator()(const ClipResNet &net) const { return net.embedWidth; }
  };
  return std::visit(Width{}, image.kind);
}

std::int64_t pictureSideOf(const ImageSpec &image) {
  struct Side {
    std::int64_t operator()(const EfficientNetLite & /*net*/) const { return 0; }
    std::int64_t operator()(const VisionTransformer &net) const { return net.imageSize; }
    std::int64_t operator()(const ClipResNet &net) const { return net.imageSize; }
  };
  return std::visit(Side{}, image.kind);
}

} // namespace xemap::model
