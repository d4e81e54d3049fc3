// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/combined_probability.h"

#include <cmath>
#include <limits>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/probability_stack.h"

namespace xemap::raster {

namespace {

void checkCount(Combination combination, std::size_t count) {
  if (combination == Combination::Not ? count != 1 : count < 2)
    throw Error(ErrorCode::InvalidArgument, std::string("combination: expected ") +
                                                (combination == Combination::Not ? "one probability raster to negate"
                                                                                 : "at least two probability rasters") +
                                                ", found " + std::to_string(count));
}

std::string expressionOf(const ProbabilityStack &stack, Combination combination) {
  std::string joined = combination == Combination::Not ? "not " : "";
  for (std::size_t raster = 0; raster < stack.size(); ++raster) {
    if (raster > 0)
      joined += combination == Combination::And ? " and " : " or ";
    joined += "(" + stack.metadata(raster, "XEMAP_EXPRESSION") + ")";
  }
  return joined;
}

float combined(Combination combination, float one, float other) {
  if (std::isnan(one) || std::isnan(other))
    return std::numeric_limits<float>::quiet_NaN();
  return combination == Combination::And ? std::fmin(one, other) : std::fmax(one, other);
}

} // namespace

bool combineProbabilities(const std::vector<std::string> &probabilityPaths, Combination combination,
                          const std::string &combinedPath, Feedback &feedback) {
  checkCount(combination, probabilityPaths.size());
  ProbabilityStack stack(probabilityPaths);
  GeoTiffLayout layout = stack.layout();
  layout.type = GDT_Float32;
  layout.nodata = std::numeric_limits<double>::quiet_NaN();
  layout.description = expressionOf(stack, combination);
  layout.metadata.emplace_back("XEMAP_EXPRESSION", layout.description);
  GeoTiffWriter writer(combinedPath);
  writer.begin(layout);
  std::vector<float> values(static_cast<std::size_t>(stack.width()));
  for (int y = 0; y < stack.height(); ++y) {
    if (feedback.isCancelled())
      return false;
    const float *first = stack.row(0, y);
    for (std::size_t x = 0; x < values.size(); ++x)
      values[x] = combination == Combination::Not ? 1.0F - first[x] : first[x];
    for (std::size_t raster = 1; raster < stack.size(); ++raster) {
      const float *row = stack.row(raster, y);
      for (std::size_t x = 0; x < values.size(); ++x)
        values[x] = combined(combination, values[x], row[x]);
    }
    writer.writeRows(1, values.data());
    feedback.setProgress((y + 1.0) / stack.height());
  }
  writer.finish();
  return true;
}

} // namespace xemap::raster
