// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/lighting.h"

#include <algorithm>
#include <cmath>

namespace xemap::data::synth {

namespace {

float smaller(float a, float b) {
  return a * b <= 0.0F ? 0.0F : (std::abs(a) < std::abs(b) ? a : b);
}

/// The slope along one axis; walls, where the two sides disagree, count as level.
float slopeBetween(float before, float here, float after) {
  return smaller(here - before, after - here);
}

/// The height up to which the sun is hidden at each sample, swept away from the sun one row or column at a time.
Grid<float> shadowHeights(const Grid<float> &elevation, const Sun &sun, double metresPerSample) {
  const int width = elevation.width();
  const int height = elevation.height();
  Grid<float> hidden(width, height, -1e3F);
  const bool byColumns = std::abs(sun.towards.x) > std::abs(sun.towards.y);
  const double major = byColumns ? sun.towards.x : sun.towards.y;
  const double minor = byColumns ? sun.towards.y : sun.towards.x;
  const int step = major > 0.0 ? 1 : -1;
  const double drift = minor / std::abs(major);
  const auto drop = static_cast<float>(metresPerSample / std::abs(major) * sun.elevationTangent);
  const int lines = byColumns ? width : height;
  const int across = byColumns ? height : width;
  const auto occluder = [&](int line, int i) {
    i = std::clamp(i, 0, across - 1);
    const int x = byColumns ? line : i;
    const int y = byColumns ? i : line;
    return std::max(hidden.at(x, y), elevation.at(x, y));
  };
  const int shift = static_cast<int>(std::floor(drift));
  const auto share = static_cast<float>(drift - shift);
  for (int n = 1; n < lines; ++n) {
    const int line = step > 0 ? lines - 1 - n : n;
    for (int i = 0; i < across; ++i) {
      const float near = occluder(line + step, i + shift);
      const float far = occluder(line + step, i + shift + 1);
      (byColumns ? hidden.at(line, i) : hidden.at(i, line)) = near + (far - near) * share - drop;
    }
  }
  return hidden;
}

} // namespace

Sun drawSun(Random &random) {
  // Late morning to early afternoon at middle northern latitudes: the sun stands in the south.
  Sun sun;
  sun.towards = unitVector(random.between(0.14, 0.36));
  sun.elevationTangent = random.between(0.75, 1.6);
  sun.skyShare = static_cast<float>(random.between(0.34, 0.5));
  return sun;
}

void applyLight(Canvas &canvas, const Sun &sun) {
  const Grid<float> &elevation = canvas.elevation;
  const double spacing = canvas.metresPerSample();
  const Grid<float> hidden = shadowHeights(elevation, sun, spacing);
  const double norm = std::sqrt(1.0 + sun.elevationTangent * sun.elevationTangent);
  const auto sunX = static_cast<float>(sun.towards.x / norm);
  const auto sunY = static_cast<float>(sun.towards.y / norm);
  const auto sunZ = static_cast<float>(sun.elevationTangent / norm);
  const auto perMetre = static_cast<float>(1.0 / spacing);
  for (int y = 0; y < canvas.height(); ++y) {
    for (int x = 0; x < canvas.width(); ++x) {
      const float here = elevation.at(x, y);
      const float left = elevation.at(std::max(x - 1, 0), y);
      const float right = elevation.at(std::min(x + 1, canvas.width() - 1), y);
      const float above = elevation.at(x, std::max(y - 1, 0));
      const float below = elevation.at(x, std::min(y + 1, canvas.height() - 1));
      const float slopeX = slopeBetween(left, here, right) * perMetre;
      const float slopeY = slopeBetween(above, here, below) * perMetre;
      const float facing = (sunZ - slopeX * sunX - slopeY * sunY) / std::sqrt(1.0F + slopeX * slopeX + slopeY * slopeY);
      const float shade = std::clamp((hidden.at(x, y) - here) / 0.5F, 0.0F, 1.0F);
      const float direct = std::clamp(facing / sunZ, 0.0F, 1.42F) * (1.0F - shade) * (1.0F - sun.skyShare);
      Colour &colour = canvas.colour.at(x, y);
      // Skylight is bluer than sunlight.
      colour = {colour.red * (direct + sun.skyShare * 0.95F), colour.green * (direct + sun.skyShare),
                colour.blue * (direct + sun.skyShare * 1.08F)};
    }
  }
}

} // namespace xemap::data::synth
