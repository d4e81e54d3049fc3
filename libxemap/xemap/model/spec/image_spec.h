// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

#include "xemap/model/spec/clip_activation.h"

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

/// The vision transformer of a CLIP model.
///
/// Source: Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision".
struct VisionTransformer {
  std::int64_t imageSize = 224; ///< Side of the square pictures trained on, a multiple of patchSize. Units: pixels.
  std::int64_t patchSize = 32;  ///< Units: pixels.
  std::int64_t width = 768;
  std::int64_t layers = 12;
  std::int64_t heads = 12;
  std::int64_t embedWidth = 512; ///< Of the space that images and texts share.
  ClipActivation activation = ClipActivation::QuickGelu;
};

/// The ResNet of a CLIP model: three convolutions for a stem, attention pooling at its end.
///
/// Source: as VisionTransformer.
struct ClipResNet {
  static constexpr std::int64_t patchSize = 32; ///< Pixels of input per cell of the last stage.

  std::int64_t imageSize = 224; ///< Side of the square pictures trained on, a multiple of patchSize. Units: pixels.
  std::int64_t width = 64;      ///< Of the stem; the last stage has 32 times as many channels.
  std::array<std::int64_t, 4> stageDepths{3, 4, 6, 3};
  std::int64_t heads = 32; ///< Of the attention pooling.
  std::int64_t embedWidth = 1024;
};

/// The kinds of image backbones: the one list that says which there are.
using ImageKind = std::variant<EfficientNetLite, VisionTransformer, ClipResNet>;

/// The backbone that turns a picture into maps of features.
///
/// Units: mean and deviation of RGB in [0,1], which pictures are brought to before.
struct ImageSpec {
  ImageKind kind;
  bool frozen = false; ///< Its weights lie in frozen.safetensors and never change.
  std::array<double, 3> pixelMean{0.5, 0.5, 0.5};
  std::array<double, 3> pixelStd{0.5, 0.5, 0.5};
};

/// Width of the space a backbone shares with texts; 0 for one that shares none, whose maps a head is trained over.
std::int64_t embedWidthOf(const ImageSpec &image);

/// Pixels of input per cell of what a backbone says of places in the space shared with texts, whatever its patches are.
inline constexpr int describedStride = 16;

/// Side of the pictures a backbone that shares a space with texts was trained on; 0 for others. Units: pixels.
std::int64_t pictureSideOf(const ImageSpec &image);

} // namespace xemap::model
