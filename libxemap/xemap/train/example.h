// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace xemap::train {

/// In place of a phrase where there is none.
inline constexpr std::uint32_t noPhrase = 0xFFFFFFFF;

/// What a pixel is to an expression.
enum class Referral : std::uint8_t { No = 0, Yes = 1, Ignored = 2 };

/// One expression about an example and its pixel-wise answer.
///
/// Shape: referral [size,size].
struct QueryExample {
  std::uint32_t phrase = 0; ///< Of the corpus' book.
  std::vector<Referral> referral;
  bool present = false;
  bool presenceKnown = true; ///< False when something is shown that the expression may or may not mean.
};

/// One region that is one class all over.
struct RegionExample {
  int classIndex = 0;
  std::uint32_t caption = noPhrase; ///< Of the corpus' book, where the scene has one.
};

/// One square training image with all that is asked about it.
///
/// Shape: image and overview [3,size,size] float32 in [0,1]; regionMap [size,size], an index into `regions`, or
/// noRegion.
struct Example {
  static constexpr std::uint8_t noRegion = 255;

  int size = 0;
  std::vector<float> image;
  /// The whole extent at the same pixel size count; empty when the image is the whole extent.
  std::vector<float> overview;
  /// Where the image lies in the extent, as shares of its sides.
  double extentX = 0.0;
  double extentY = 0.0;
  double extentShare = 1.0;
  std::vector<std::uint8_t> regionMap;
  std::vector<RegionExample> regions;
  std::vector<QueryExample> queries;
};

} // namespace xemap::train
