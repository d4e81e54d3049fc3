// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "xemap/raster/geotiff_writer.h"
#include "xemap/raster/probability_reader.h"

namespace xemap::raster {

/// Probability rasters on one grid, read side by side with memory for a row of blocks of each.
///
/// Throws: as ProbabilityReader; InvalidArgument, naming both files, where the grids differ.
class ProbabilityStack {
public:
  explicit ProbabilityStack(const std::vector<std::string> &paths);

  std::size_t size() const { return mReaders.size(); }
  int width() const { return mReaders.front().width(); }
  int height() const { return mReaders.front().height(); }

  /// Shape: [width] float32, NaN where there is no data; good until the next call for this raster.
  const float *row(std::size_t raster, int y) { return mReaders[raster].row(y); }
  std::string metadata(std::size_t raster, const std::string &name) const { return mReaders[raster].metadata(name); }

  /// The grid, and the model, version, source and resolution that the rasters name; where they differ, each once.
  GeoTiffLayout layout() const;

private:
  std::vector<ProbabilityReader> mReaders;
};

} // namespace xemap::raster
