// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/geotiff_writer.h"
#include "xemap/raster/number_text.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/threshold.h"

namespace xemap::raster {

namespace {

constexpr std::uint8_t maskNodata = 255;

GeoTiffLayout maskLayout(const ProbabilityReader &probability, double threshold) {
  GeoTiffLayout layout;
  layout.width = probability.width();
  layout.height = probability.height();
  layout.type = GDT_Byte;
  layout.nodata = maskNodata;
  layout.geotransform = probability.geotransform();
  layout.crsWkt = probability.crsWkt();
  layout.description = probability.description();
  for (const char *name :
       {"XEMAP_EXPRESSION", "XEMAP_READING", "XEMAP_INPUT", "XEMAP_SOURCE", "XEMAP_PRESENCE", "XEMAP_ASKED_AT",
        "XEMAP_MODEL", "XEMAP_MODEL_SHA256", "XEMAP_VERSION", "XEMAP_GSD", "XEMAP_PIXEL_WINDOW"}) {
    const std::string value = probability.metadata(name);
    if (!value.empty())
      layout.metadata.emplace_back(name, value);
  }
  layout.metadata.emplace_back("XEMAP_THRESHOLD", numberText(threshold));
  return layout;
}

} // namespace

bool writeMask(const std::string &probabilityPath, const std::string &maskPath, double threshold, Feedback &feedback) {
  const float limit = probabilityLimit(threshold);
  ProbabilityReader probability(probabilityPath);
  GeoTiffWriter writer(maskPath);
  writer.begin(maskLayout(probability, threshold));
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(probability.width()));
  for (int y = 0; y < probability.height(); ++y) {
    if (feedback.isCancelled())
      return false;
    const float *row = probability.row(y);
    std::transform(row, row + mask.size(), mask.begin(),
                   [limit](float p) { return std::isnan(p) ? maskNodata : static_cast<std::uint8_t>(p >= limit); });
    writer.writeRows(1, mask.data());
    feedback.setProgress((y + 1.0) / probability.height());
  }
  writer.finish();
  return true;
}

} // namespace xemap::raster
