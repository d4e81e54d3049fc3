// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geotiff_sink.h"

#include <array>
#include <cmath>
#include <ctime>
#include <limits>

#include "xemap/base/error.h"
#include "xemap/raster/geotiff_writer.h"
#include "xemap/raster/number_text.h"

namespace xemap::raster {

namespace {

/// One number for pixels that are not square: the side of a square of the same area.
std::string gsdText(const GroundResolution &resolution) {
  return numberText(std::sqrt(resolution.x * resolution.y));
}

/// In UTC, which needs no other knowledge to be told as the time of any place.
std::string timeNow() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

class GeoTiffSink : public MapSink {
public:
  GeoTiffSink(const std::string &path, const Provenance &provenance)
      : mPath(path), mProvenance(provenance), mWriter(path) {}

  void begin(const AnalysisGrid &grid) override {
    GeoTiffLayout layout;
    layout.width = grid.width;
    layout.height = grid.height;
    layout.type = GDT_Float32;
    layout.nodata = std::numeric_limits<double>::quiet_NaN();
    layout.geotransform = grid.georeferenced
                              ? grid.geotransform
                              : underXAxis().subgrid({grid.window.x, grid.window.y}, grid.window.width / grid.width,
                                                     grid.window.height / grid.height);
    layout.crsWkt = grid.crsWkt;
    layout.description = mProvenance.expression;
    layout.metadata = {{"XEMAP_EXPRESSION", mProvenance.expression},
                       {"XEMAP_MODEL", mProvenance.model},
                       {"XEMAP_MODEL_SHA256", mProvenance.modelSha256},
                       {"XEMAP_VERSION", mProvenance.version}};
    if (!mProvenance.reading.empty())
      layout.metadata.emplace_back("XEMAP_READING", mProvenance.reading);
    if (!mProvenance.input.empty())
      layout.metadata.emplace_back("XEMAP_INPUT", mProvenance.input);
    if (!mProvenance.source.empty())
      layout.metadata.emplace_back("XEMAP_SOURCE", mProvenance.source);
    if (grid.groundResolution.x > 0.0 && grid.groundResolution.y > 0.0)
      layout.metadata.emplace_back("XEMAP_GSD", gsdText(grid.groundResolution));
    // That it is no georeference, and which part of the raster this is.
    if (!grid.georeferenced)
      layout.metadata.emplace_back("XEMAP_PIXEL_WINDOW", numberText(grid.window.x) + "," + numberText(grid.window.y) +
                                                             "," + numberText(grid.window.width) + "," +
                                                             numberText(grid.window.height));
    mWriter.begin(layout);
  }

  void writeRows(int firstRow, int rowCount, const float *probability) override {
    if (firstRow != mWriter.rowsWritten())
      throw Error(ErrorCode::Internal, mPath + ": expected row " + std::to_string(mWriter.rowsWritten()) +
                                           " next, found row " + std::to_string(firstRow));
    mWriter.writeRows(rowCount, probability);
  }

  void answered(double presence) override {
    mWriter.addMetadata("XEMAP_PRESENCE", numberText(presence));
    mWriter.addMetadata("XEMAP_ASKED_AT", timeNow());
  }

  void finish() override { mWriter.finish(); }

private:
  std::string mPath;
  Provenance mProvenance;
  GeoTiffWriter mWriter;
};

} // namespace

std::unique_ptr<MapSink> createGeoTiffSink(const std::string &path, const Provenance &provenance) {
  return std::make_unique<GeoTiffSink>(path, provenance);
}

} // namespace xemap::raster
