// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/packed_shard.h"

namespace xemap::train {

/// Of what is asked of a picture: of what no picture shows.
constexpr double neverShare = 0.06;

/// Where a canvas reads a source image: source = origin + x * stepX + y * stepY, pixel centres at .5.
struct SamplingFrame {
  double originX = 0.0;
  double originY = 0.0;
  double stepXx = 1.0; ///< Source x per canvas x.
  double stepXy = 0.0; ///< Source y per canvas x.
  double stepYx = 0.0;
  double stepYy = 1.0;

  double sourceX(double x, double y) const { return originX + x * stepXx + y * stepYx; }
  double sourceY(double x, double y) const { return originY + x * stepXy + y * stepYy; }
};

/// The frame that shows the square `side` x `side` of a source at (x0, y0) on a canvas of `canvasSize`, turned by one
/// of the eight symmetries of the square (0 leaves it upright).
SamplingFrame squareFrame(double x0, double y0, double side, int canvasSize, int symmetry);

/// Bilinear sample of an image at a point, mirrored at its borders. Units: [0,1].
std::array<float, 3> sampleMirrored(const data::PackedImage &image, double x, double y);

/// What a pixel of a canvas shows of an image, mirrored at its borders; shrinking averages. Units: [0,1].
std::array<float, 3> sampleFramed(const data::PackedImage &image, const SamplingFrame &frame, int x, int y);

/// Reads `mask` of `image` at a point, mirrored at its borders as the image is.
bool sampleMask(const data::PackedImage &image, std::size_t mask, double x, double y);

/// A square picture of part of an image. Shape: → [3,size,size]. Shrinking averages.
std::vector<float> renderFrame(const data::PackedImage &image, const SamplingFrame &frame, int size);

/// Halves a picture by averaging. Shape: [3,2s,2s] → [3,s,s].
std::vector<float> halve(const std::vector<float> &image, int size);

/// Cuts a square out of a picture. Shape: [3,size,size] → [3,cut,cut].
std::vector<float> cutSquare(const std::vector<float> &image, int size, int x0, int y0, int cut);

/// One random change of light for a picture: gain and offset per band, contrast, gamma.
///
/// `OtherSensors` adds now and then what other seasons and sensors do: other saturation down to grey, haze, bands in
/// another order as in false-colour composites, and noise.
class ColourJitter {
public:
  enum class Range { Light, OtherSensors };
  ColourJitter(Range range, Random &random);
  void apply(std::vector<float> &image) const;

private:
  void drawSensor(Random &random);

  std::array<float, 3> mGain{};
  std::array<float, 3> mOffset{};
  float mGamma = 1.0F;
  float mSaturation = 1.0F;
  float mHaze = 0.0F; ///< Share of light that comes from the air.
  std::array<float, 3> mAir{};
  std::array<std::size_t, 3> mBands{0, 1, 2};
  float mNoise = 0.0F; ///< Amplitude.
  std::uint64_t mNoiseSeed = 0;
};

} // namespace xemap::train
