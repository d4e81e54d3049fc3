// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace xemap::raster {

/// A block of a raster, or of one of its overviews, inside three planes and one of validity.
struct JudgedBlock {
  int x = 0; ///< Units: pixels of the level, as all of these.
  int y = 0;
  int width = 0;
  int height = 0;
  int levelWidth = 0;
  int levelHeight = 0;
  const float *samples = nullptr;
  std::uint8_t *valid = nullptr;
  std::size_t rowStride = 0;
  std::size_t planeStride = 0; ///< Of the samples, between bands.
  /// Shape: [height,width] each, 0 where the band holds its nodata; null for a band that declares none.
  std::array<const std::uint8_t *, 3> declared{};
};

/// Which pixels of a raster are data, by all of the bands that are used.
///
/// A pixel is none where every band holds its nodata, a band that declares none that of the first that does; where any
/// band holds a nodata that cannot be a measurement; where any sample lies beyond its band's limits; and in a collar.
struct DataRule {
  struct Band {
    bool decidesAlone = false;     ///< Its nodata cannot be a measurement.
    std::optional<float> borrowed; ///< It declares no nodata: that of another band.
    float lowest = -std::numeric_limits<float>::infinity();
    float highest = std::numeric_limits<float>::infinity();
  };

  /// One value in all bands that surrounds the picture. In the midst of it, the same value is data.
  struct Collar {
    std::array<float, 3> value{};
    int cellsX = 0;
    int cellsY = 0;
    std::vector<std::uint8_t> cells; ///< 1 where the collar reaches. Shape: [cellsY,cellsX] over the raster.
  };

  std::array<Band, 3> bands;
  std::vector<Collar> collars;

  /// Takes from `valid` what is no data.
  void apply(const JudgedBlock &block) const;

private:
  bool judgesSamples(const JudgedBlock &block) const;
  bool isMissing(const JudgedBlock &block, std::size_t sample, std::size_t mask) const;
};

} // namespace xemap::raster
