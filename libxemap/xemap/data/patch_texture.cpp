// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/patch_texture.h"

#include <algorithm>
#include <cstddef>

namespace xemap::data {

namespace {

constexpr float largestZoom = 1.4F;
constexpr int overlapPx = 24;

const std::uint8_t *pixelAt(const RgbImage &picture, int x, int y) {
  return picture.rgb.data() + (static_cast<std::size_t>(y) * picture.width + x) * 3;
}

/// Bilinear, in pixels whose centres lie at whole numbers; beyond the edge its last value goes on.
void sample(const RgbImage &picture, float x, float y, float *colour) {
  const float insideX = std::clamp(x, 0.0F, static_cast<float>(picture.width - 1));
  const float insideY = std::clamp(y, 0.0F, static_cast<float>(picture.height - 1));
  const int left = static_cast<int>(insideX);
  const int top = static_cast<int>(insideY);
  const int right = std::min(left + 1, picture.width - 1);
  const int bottom = std::min(top + 1, picture.height - 1);
  const float u = insideX - static_cast<float>(left);
  const float v = insideY - static_cast<float>(top);
  for (int channel = 0; channel < 3; ++channel) {
    const auto level = [&](int px, int py) { return static_cast<float>(pixelAt(picture, px, py)[channel]); };
    const float upper = level(left, top) * (1.0F - u) + level(right, top) * u;
    const float lower = level(left, bottom) * (1.0F - u) + level(right, bottom) * u;
    colour[channel] = upper * (1.0F - v) + lower * v;
  }
}

float zoomFor(const RgbImage &patch, int width, int height) {
  return std::max({1.0F, static_cast<float>(width) / static_cast<float>(patch.width),
                   static_cast<float>(height) / static_cast<float>(patch.height)});
}

/// How many patches lie side by side along `side`.
int patchesAlong(int side, int patchPx) {
  const int stride = patchPx - overlapPx;
  return std::max(1, (side - overlapPx + stride - 1) / stride);
}

/// 1 inside the patch, falling to nearly 0 over the overlap at its edges.
float featherAt(int position, int patchPx) {
  const int toEdge = std::min(position, patchPx - 1 - position) + 1;
  return std::min(1.0F, static_cast<float>(toEdge) / static_cast<float>(overlapPx));
}

} // namespace

RgbImage turned(const RgbImage &picture, int way) {
  const bool swapsAxes = (way & 1) != 0;
  const bool mirrorsX = (way & 2) != 0;
  const bool mirrorsY = (way & 4) != 0;
  RgbImage result;
  result.width = swapsAxes ? picture.height : picture.width;
  result.height = swapsAxes ? picture.width : picture.height;
  result.rgb.reserve(picture.rgb.size());
  for (int y = 0; y < result.height; ++y)
    for (int x = 0; x < result.width; ++x) {
      const int alongX = swapsAxes ? y : x;
      const int alongY = swapsAxes ? x : y;
      const std::uint8_t *pixel = pixelAt(picture, mirrorsX ? picture.width - 1 - alongX : alongX,
                                          mirrorsY ? picture.height - 1 - alongY : alongY);
      result.rgb.insert(result.rgb.end(), pixel, pixel + 3);
    }
  return result;
}

bool coversAlone(const RgbImage &patch, int width, int height) {
  return zoomFor(patch, width, height) <= largestZoom;
}

std::vector<float> stretchPatch(const RgbImage &patch, int width, int height, Random &random) {
  const float zoom = zoomFor(patch, width, height);
  const float spareX = static_cast<float>(patch.width) - static_cast<float>(width) / zoom;
  const float spareY = static_cast<float>(patch.height) - static_cast<float>(height) / zoom;
  const float startX = spareX * static_cast<float>(random.uniform());
  const float startY = spareY * static_cast<float>(random.uniform());
  std::vector<float> texture(static_cast<std::size_t>(width) * height * 3);
  float *colour = texture.data();
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x, colour += 3)
      sample(patch, startX + (static_cast<float>(x) + 0.5F) / zoom - 0.5F,
             startY + (static_cast<float>(y) + 0.5F) / zoom - 0.5F, colour);
  return texture;
}

int patchesNeeded(int patchPx, int width, int height) {
  return patchesAlong(width, patchPx) * patchesAlong(height, patchPx);
}

std::vector<float> layPatches(const std::vector<RgbImage> &patches, int patchPx, int width, int height) {
  const int stride = patchPx - overlapPx;
  const int columns = patchesAlong(width, patchPx);
  std::vector<float> texture(static_cast<std::size_t>(width) * height * 3, 0.0F);
  std::vector<float> weights(static_cast<std::size_t>(width) * height, 0.0F);
  for (std::size_t i = 0; i < patches.size(); ++i) {
    const int left = static_cast<int>(i) % columns * stride;
    const int top = static_cast<int>(i) / columns * stride;
    for (int y = top; y < std::min(top + patchPx, height); ++y)
      for (int x = left; x < std::min(left + patchPx, width); ++x) {
        const std::size_t place = static_cast<std::size_t>(y) * width + x;
        const float weight = featherAt(x - left, patchPx) * featherAt(y - top, patchPx);
        const std::uint8_t *pixel = pixelAt(patches[i], x - left, y - top);
        for (int channel = 0; channel < 3; ++channel)
          texture[place * 3 + channel] += weight * static_cast<float>(pixel[channel]);
        weights[place] += weight;
      }
  }
  for (std::size_t place = 0; place < weights.size(); ++place)
    for (int channel = 0; channel < 3; ++channel)
      texture[place * 3 + channel] /= weights[place];
  return texture;
}

} // namespace xemap::data
