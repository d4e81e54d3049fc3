// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "xemap/model/spec/head_spec.h"

namespace xemap::model {

/// Sizes of XeMap-Net; what model.json stores under "options". The defaults are XeMap-Net tiny.
///
/// Levels run from coarse to fine, 1/32, 1/16, 1/8, 1/4 of the input, unless said otherwise.
struct XemapNetOptions {
  std::array<int64_t, 2> stemWidths{24, 40};
  std::array<int64_t, 4> stageWidths{40, 80, 160, 256}; ///< Fine to coarse, as the encoder computes them.
  std::array<int64_t, 4> stageDepths{1, 2, 4, 2};
  std::array<int64_t, 4> stageKernels{5, 5, 5, 3}; ///< Of the depthwise convolutions.
  std::array<int64_t, 4> stageExpansions{2, 2, 3, 3};

  int64_t vocabularyIds = 3072; ///< Upper bound of word identifiers.
  int64_t subwordBuckets = 3072;
  int64_t subwordsPerToken = 16;
  int64_t maxTokens = 32;
  int64_t textWidth = 160;
  int64_t textLayers = 3;
  int64_t textHeads = 4;

  int64_t fusionWidth = 128;
  int64_t fusionLayers = 2;
  int64_t fusionHeads = 4;

  int64_t roles = 4; ///< Pooled text vectors that HMSA compares features with.
  std::array<int64_t, 4> alignmentWidths{128, 96, 64, 32};
  int64_t outlineWidth = 8; ///< Channels at 1/2 of the input, which draw outlines and say nothing of meaning.

  std::array<double, 3> pixelMean{0.40, 0.41, 0.37}; ///< Of RGB in [0,1].
  std::array<double, 3> pixelStd{0.20, 0.18, 0.17};
};

/// What of it the head is made of.
inline HeadSpec headOf(const XemapNetOptions &options) {
  return {options.textWidth, options.fusionWidth,     options.fusionLayers, options.fusionHeads,
          options.roles,     options.alignmentWidths, options.outlineWidth};
}

} // namespace xemap::model
