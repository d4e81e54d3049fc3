// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace xemap::model {

/// What the image encoder of a CLIP model is made of.
enum class ClipTrunk { VisionTransformer, ResNet };

/// The non-linearity of CLIP's transformers. No weight tells which one they were trained with.
enum class ClipActivation {
  Gelu,     ///< x * Phi(x), exact.
  QuickGelu ///< x * sigmoid(1.702 x), of the first CLIP models and those trained from them.
};

/// Sizes of a CLIP model; what model.json stores under "options/clip".
///
/// Source: Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision".
struct ClipOptions {
  ClipTrunk trunk = ClipTrunk::VisionTransformer;
  int64_t imageSize = 224;   ///< Side of the square images trained on, in pixels.
  int64_t patchSize = 32;    ///< Pixels per step of the feature map: of a patch, or of the ResNet's last stage.
  int64_t visionWidth = 768; ///< Of the transformer's tokens, or of the ResNet's stem.
  int64_t visionLayers = 12; ///< Blocks of the transformer; 0 for a ResNet.
  int64_t visionHeads = 12;  ///< Of the transformer, or of the ResNet's attention pooling.
  std::array<int64_t, 4> stageDepths{0, 0, 0, 0}; ///< Blocks of the ResNet's stages.
  int64_t embedWidth = 512;                       ///< Of the space that images and texts share.
  int64_t textWidth = 512;
  int64_t textLayers = 12;
  int64_t textHeads = 8;
  int64_t contextLength = 77; ///< Tokens of a text, start and end included.
  int64_t vocabularyIds = 49408;
  ClipActivation activation = ClipActivation::QuickGelu;

  /// Cells of the square feature map of an image of imageSize.
  int64_t gridSide() const { return imageSize / patchSize; }
};

/// What pictures are normalised with. Units: RGB in [0,1].
inline constexpr std::array<double, 3> clipPixelMean{0.48145466, 0.4578275, 0.40821073};
inline constexpr std::array<double, 3> clipPixelStd{0.26862954, 0.26130258, 0.27577711};

} // namespace xemap::model
