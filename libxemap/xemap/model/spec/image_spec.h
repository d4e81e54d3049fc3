// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

namespace xemap::model {

/// EfficientNet-Lite by its multipliers: Lite0 is 1 and 1, Lite1 1 and 1.1, Lite2 1.1 and 1.2.
///
/// Source: EfficientNet-Lite of TensorFlow's TPU models; Tan and Le 2019, "EfficientNet".
struct EfficientNetLite {
  double width = 1.0;
  double depth = 1.0;
};

/// A stage of EfficientNet-Lite: blocks of one width, of which the first may halve the map.
struct EfficientNetLiteStage {
  std::int64_t blocks = 0;
  std::int64_t inputs = 0;
  std::int64_t outputs = 0;
  std::int64_t kernel = 0;
  std::int64_t stride = 0;
  std::int64_t expansion = 0;
};

/// Channels of EfficientNet-Lite's stem, whatever its multipliers.
inline constexpr std::int64_t efficientNetLiteStemWidth = 32;

/// The stages of a network, from fine to coarse; widths are rounded to multiples of 8 and never by more than a tenth
/// down, depths are rounded up, and the first and the last stage keep their blocks.
std::vector<EfficientNetLiteStage> stagesOf(const EfficientNetLite &net);

/// The kinds of image backbones: the one list that says which there are.
using ImageKind = std::variant<EfficientNetLite>;

/// The backbone that turns a picture into maps of features.
///
/// Units: mean and deviation of RGB in [0,1], which pictures are brought to before.
struct ImageSpec {
  ImageKind kind;
  bool frozen = false; ///< Its weights lie in frozen.safetensors and never change.
  std::array<double, 3> pixelMean{0.5, 0.5, 0.5};
  std::array<double, 3> pixelStd{0.5, 0.5, 0.5};
};

} // namespace xemap::model
