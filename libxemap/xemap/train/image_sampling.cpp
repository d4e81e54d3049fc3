// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/image_sampling.h"

#include <algorithm>
#include <cmath>

#include "xemap/base/mirrored_index.h"

namespace xemap::train {

SamplingFrame squareFrame(double x0, double y0, double side, int canvasSize, int symmetry) {
  const double step = side / canvasSize;
  double xx = step;
  double yy = step;
  double ox = x0;
  double oy = y0;
  if ((symmetry & 1) != 0) {
    xx = -step;
    ox = x0 + side;
  }
  if ((symmetry & 2) != 0) {
    yy = -step;
    oy = y0 + side;
  }
  if ((symmetry & 4) != 0)
    return {ox, oy, 0.0, yy, xx, 0.0};
  return {ox, oy, xx, 0.0, 0.0, yy};
}

std::array<float, 3> sampleMirrored(const data::PackedImage &image, double x, double y) {
  const double left = std::floor(x - 0.5);
  const double top = std::floor(y - 0.5);
  const auto fx = static_cast<float>(x - 0.5 - left);
  const auto fy = static_cast<float>(y - 0.5 - top);
  const int x0 = mirroredIndex(static_cast<int>(left), image.width);
  const int x1 = mirroredIndex(static_cast<int>(left) + 1, image.width);
  const std::uint8_t *row0 =
      image.rgb + 3 * static_cast<std::size_t>(image.width) * mirroredIndex(static_cast<int>(top), image.height);
  const std::uint8_t *row1 =
      image.rgb + 3 * static_cast<std::size_t>(image.width) * mirroredIndex(static_cast<int>(top) + 1, image.height);
  std::array<float, 3> colour{};
  for (int band = 0; band < 3; ++band) {
    const float upper = row0[3 * x0 + band] * (1 - fx) + row0[3 * x1 + band] * fx;
    const float lower = row1[3 * x0 + band] * (1 - fx) + row1[3 * x1 + band] * fx;
    colour[static_cast<std::size_t>(band)] = (upper * (1 - fy) + lower * fy) * (1.0F / 255.0F);
  }
  return colour;
}

std::array<float, 3> sampleFramed(const data::PackedImage &image, const SamplingFrame &frame, int x, int y) {
  const double step = std::hypot(frame.stepXx, frame.stepXy);
  // A bilinear sample covers one source pixel; fewer than one sample a source pixel would alias.
  const int samples = std::max(1, static_cast<int>(std::ceil(step - 0.25)));
  const float weight = 1.0F / static_cast<float>(samples * samples);
  std::array<float, 3> mean{};
  for (int sample = 0; sample < samples * samples; ++sample) {
    const double subX = x + (sample % samples + 0.5) / samples;
    const double subY = y + (sample / samples + 0.5) / samples;
    const auto colour = sampleMirrored(image, frame.sourceX(subX, subY), frame.sourceY(subX, subY));
    for (std::size_t band = 0; band < mean.size(); ++band)
      mean[band] += colour[band] * weight;
  }
  return mean;
}

bool sampleMask(const data::PackedImage &image, std::size_t mask, double x, double y) {
  const int column = mirroredIndex(static_cast<int>(std::floor(x)), image.width);
  const int row = mirroredIndex(static_cast<int>(std::floor(y)), image.height);
  const std::size_t stride = (static_cast<std::size_t>(image.width) + 7) / 8;
  const std::uint8_t byte =
      image.masks[mask][static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(column) / 8];
  return ((byte >> (7 - column % 8)) & 1) != 0;
}

std::vector<float> renderFrame(const data::PackedImage &image, const SamplingFrame &frame, int size) {
  const std::size_t plane = static_cast<std::size_t>(size) * size;
  std::vector<float> picture(3 * plane);
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      const auto colour = sampleFramed(image, frame, x, y);
      for (std::size_t band = 0; band < 3; ++band)
        picture[band * plane + static_cast<std::size_t>(y) * size + x] = colour[band];
    }
  return picture;
}

std::vector<float> halve(const std::vector<float> &image, int size) {
  const int half = size / 2;
  std::vector<float> halved(3 * static_cast<std::size_t>(half) * half);
  for (int band = 0; band < 3; ++band)
    for (int y = 0; y < half; ++y)
      for (int x = 0; x < half; ++x) {
        const float *source = image.data() + (static_cast<std::size_t>(band) * size + 2 * y) * size + 2 * x;
        halved[(static_cast<std::size_t>(band) * half + y) * half + x] =
            0.25F * (source[0] + source[1] + source[size] + source[size + 1]);
      }
  return halved;
}

std::vector<float> cutSquare(const std::vector<float> &image, int size, int x0, int y0, int cut) {
  std::vector<float> part(3 * static_cast<std::size_t>(cut) * cut);
  for (int band = 0; band < 3; ++band)
    for (int y = 0; y < cut; ++y)
      std::copy_n(image.begin() + (static_cast<std::ptrdiff_t>(band) * size + y0 + y) * size + x0, cut,
                  part.begin() + (static_cast<std::ptrdiff_t>(band) * cut + y) * cut);
  return part;
}

ColourJitter::ColourJitter(Range range, Random &random) {
  const double contrast = random.between(0.8, 1.25);
  const double brightness = random.between(-0.08, 0.08);
  for (std::size_t band = 0; band < 3; ++band) {
    mGain[band] = static_cast<float>(contrast * random.between(0.93, 1.07));
    mOffset[band] = static_cast<float>(brightness + 0.4 * (1.0 - contrast));
  }
  mGamma = static_cast<float>(random.between(0.85, 1.2));
  if (range == Range::OtherSensors)
    drawSensor(random);
}

void ColourJitter::drawSensor(Random &random) {
  if (random.chance(0.25))
    mSaturation = static_cast<float>(random.chance(0.15) ? 0.0 : random.between(0.4, 1.4));
  if (random.chance(0.15)) {
    mHaze = static_cast<float>(random.between(0.1, 0.4));
    mAir = {0.72F, 0.76F, 0.82F};
  }
  if (random.chance(0.06))
    mBands = random.chance(0.5) ? std::array<std::size_t, 3>{1, 0, 2} : std::array<std::size_t, 3>{2, 1, 0};
  if (random.chance(0.2)) {
    mNoise = static_cast<float>(random.between(0.01, 0.05));
    mNoiseSeed = random.index(std::size_t{1} << 31U);
  }
}

void ColourJitter::apply(std::vector<float> &image) const {
  const std::size_t plane = image.size() / 3;
  Random noise(mNoiseSeed);
  for (std::size_t i = 0; i < plane; ++i) {
    std::array<float, 3> seen{};
    for (std::size_t band = 0; band < 3; ++band)
      seen[band] = image[mBands[band] * plane + i];
    const float grey = 0.3F * seen[0] + 0.59F * seen[1] + 0.11F * seen[2];
    for (std::size_t band = 0; band < 3; ++band) {
      float value = grey + (seen[band] - grey) * mSaturation;
      value = value * (1.0F - mHaze) + mAir[band] * mHaze;
      value = std::pow(std::clamp(value * mGain[band] + mOffset[band], 0.0F, 1.0F), mGamma);
      if (mNoise > 0.0F)
        value = std::clamp(value + mNoise * static_cast<float>(noise.between(-1.0, 1.0)), 0.0F, 1.0F);
      image[band * plane + i] = value;
    }
  }
}

} // namespace xemap::train
