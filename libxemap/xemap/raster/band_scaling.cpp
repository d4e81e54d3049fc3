// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/band_scaling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "xemap/base/error.h"

namespace xemap::raster {

namespace {

constexpr int overviewSidePx = 1024;
constexpr double lowPercentile = 0.02;
constexpr double highPercentile = 0.98;

using Samples = std::array<std::vector<float>, 3>;

void appendValid(const Patch &patch, Samples &samples) {
  const std::size_t count = patch.valid.size();
  for (std::size_t band = 0; band < samples.size(); ++band)
    for (std::size_t i = 0; i < count; ++i)
      if (patch.valid[i])
        samples[band].push_back(patch.samples[band * count + i]);
}

/// Valid samples of a coarse view; of the first full-resolution block that has any where the coarse view has none
/// because valid pixels are thinly spread.
Samples collectValid(RasterSource &source, const PixelWindow &window) {
  const auto side = [](double length, int limit) {
    return std::max(1, static_cast<int>(std::min<double>(std::ceil(length), limit)));
  };
  Samples samples;
  appendValid(source.read(window, side(window.width, overviewSidePx), side(window.height, overviewSidePx)), samples);
  for (double y = 0.0; samples[0].empty() && y < window.height && !source.isStopped(); y += overviewSidePx) {
    for (double x = 0.0; samples[0].empty() && x < window.width && !source.isStopped(); x += overviewSidePx) {
      const PixelWindow block{window.x + x, window.y + y, std::min<double>(overviewSidePx, window.width - x),
                              std::min<double>(overviewSidePx, window.height - y)};
      appendValid(source.read(block, side(block.width, overviewSidePx), side(block.height, overviewSidePx)), samples);
    }
  }
  return samples;
}

float percentile(std::vector<float> &values, double fraction) {
  const auto rank = static_cast<std::ptrdiff_t>(std::lround(fraction * static_cast<double>(values.size() - 1)));
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

} // namespace

std::string scalingLine(SampleKind kind) {
  return kind == SampleKind::Byte ? "samples from 0 to 255 as they are"
                                  : "samples stretched between the 2nd and the 98th percentile of each band";
}

BandScaling BandScaling::estimate(RasterSource &source, const PixelWindow &window) {
  Samples samples = collectValid(source, window);
  if (source.isStopped())
    return {};
  if (samples[0].empty())
    throw Error(ErrorCode::NoData, source.info().name + ": expected data in the extent, found nothing but nodata");
  BandScaling scaling;
  for (std::size_t band = 0; band < samples.size(); ++band) {
    if (source.info().sampleKind == SampleKind::Byte) {
      scaling.mGain[band] = 1.0F / 255.0F;
      continue;
    }
    float low = percentile(samples[band], lowPercentile);
    float high = percentile(samples[band], highPercentile);
    if (!(high > low)) {
      // Nearly constant bands keep the little they show.
      const auto [least, most] = std::minmax_element(samples[band].begin(), samples[band].end());
      low = *least;
      high = *most;
    }
    scaling.mOffset[band] = low;
    scaling.mGain[band] = high > low ? 1.0F / (high - low) : 0.0F;
  }
  return scaling;
}

void BandScaling::apply(Patch &patch) const {
  const std::size_t count = patch.valid.size();
  for (std::size_t band = 0; band < mGain.size(); ++band) {
    const float offset = mOffset[band];
    const float gain = mGain[band];
    float *samples = patch.samples.data() + band * count;
    for (std::size_t i = 0; i < count; ++i)
      samples[i] = std::min(1.0F, std::max(0.0F, (samples[i] - offset) * gain));
  }
}

} // namespace xemap::raster
