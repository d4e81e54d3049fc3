// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace xemap::model {

/// Sizes of what XeMap-Net learns on top of its encoders; what model.json stores under "head".
///
/// Levels run from coarse to fine, 1/32, 1/16, 1/8, 1/4 of the input.
struct HeadSpec {
  std::int64_t textWidth = 192; ///< Of phrases and their tokens once they left the text encoder.

  std::int64_t fusionWidth = 128;
  std::int64_t fusionLayers = 2;
  std::int64_t fusionHeads = 4;

  std::int64_t roles = 4; ///< Pooled text vectors that HMSA compares features with.
  std::array<std::int64_t, 4> alignmentWidths{128, 96, 64, 32};
  std::int64_t outlineWidth = 8; ///< Channels at 1/2 of the input, which draw outlines and say nothing of meaning.
};

/// Pixels of input per step of the coarsest level: tile sides are multiples of it.
inline constexpr int coarsestStride = 32;

/// Pixels of input per step of the finest level, where logits are made.
inline constexpr int finestStride = 2;

/// Pixels of input per cell of the maps that phrases compete on.
inline constexpr int competitionStride = 8;

/// Levels whose features training aligns with texts, from the coarsest on.
inline constexpr std::size_t alignedLevels = 3;

} // namespace xemap::model
