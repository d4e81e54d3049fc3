// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "xemap/raster/geo_transform.h"

namespace xemap::raster {

/// Samples of a pixel: red, green and blue.
constexpr std::size_t bandCount = 3;

/// What the three samples of a pixel are before they are scaled, whatever type they are kept in.
enum class SampleKind {
  Byte, ///< What a screen shows: whole numbers in [0,255] that use that range; used as they are.
  Wide  ///< Anything else, dark bytes among it; scaled by percentiles of the extent.
};

/// Ground size of a pixel along its rows and columns. Units: metres; 0 when unknown.
struct GroundResolution {
  double x = 0.0;
  double y = 0.0;
};

/// What a raster says of itself.
struct RasterInfo {
  std::string name; ///< File or layer name, for messages.
  /// Where it comes from, for those who read of it later: publicSource(), and the layer's name where there is one.
  std::string origin;
  int width = 0;  ///< Columns.
  int height = 0; ///< Rows.
  SampleKind sampleKind = SampleKind::Byte;
  bool georeferenced = false;
  GeoTransform geotransform;         ///< Identity with y down when not georeferenced.
  std::string crsWkt;                ///< Empty when there is no CRS: results are in pixel coordinates.
  GroundResolution groundResolution; ///< At the raster's centre.
  /// How the samples are read, for the user: bands, scaling, what is data. One line each.
  std::vector<std::string> reading;
  std::vector<std::string> warnings; ///< Choices made for the user (bands, GCPs, ...), one line each.
  std::string placeWarning;          ///< That of them which says that it lies nowhere; may be empty.
};

/// RasterInfo::reading in one line.
std::string readingLine(const RasterInfo &raster);

/// A part of a raster. Units: pixels of the raster, corner convention; fractions are allowed when resampling.
struct PixelWindow {
  double x = 0.0;
  double y = 0.0;
  double width = 0.0;
  double height = 0.0;
};

/// Three bands of samples and where they count.
///
/// Shape: `samples` [3,height,width] float32 row-major, `valid` [height,width] 1 or 0. Samples under 0 validity are
/// unspecified but finite.
struct Patch {
  int width = 0;
  int height = 0;
  std::vector<float> samples;
  std::vector<std::uint8_t> valid;
};

/// Reads any window of a raster at any resolution as three bands.
///
/// Threads: one thread at a time.
class RasterSource {
public:
  virtual ~RasterSource() = default;

  virtual const RasterInfo &info() const = 0;

  /// Reads `window` resampled to `width` x `height` (averaging when it shrinks, bilinear when it grows).
  ///
  /// What it gives once isStopped() is nobody's to look at. Throws: Unreadable, naming the raster and the window.
  virtual Patch read(const PixelWindow &window, int width, int height) = 0;

  /// Told how much of a read is done, in [0,1]; false ends it, and those to come.
  using ReadWatch = std::function<bool(double share)>;

  /// Reads that go over many pixels call `watch` every now and then. None: nobody watches.
  void watchReads(ReadWatch watch) {
    mWatch = std::move(watch);
    mStopped = false;
  }
  bool isStopped() const { return mStopped; }

protected:
  /// False when a read is to end. Call it several times a second.
  bool goOn(double share) {
    mStopped = mStopped || (mWatch && !mWatch(share));
    return !mStopped;
  }

private:
  ReadWatch mWatch;
  bool mStopped = false;
};

} // namespace xemap::raster
