// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/image_sampling.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace xemap::train {
namespace {

/// A 4 x 4 picture whose red band is 16 * y + x, and a mask of its main diagonal.
struct SmallPicture {
  std::vector<std::uint8_t> rgb;
  std::vector<std::uint8_t> mask{0x80, 0x40, 0x20, 0x10};
  data::PackedImage image;

  SmallPicture() {
    for (int y = 0; y < 4; ++y)
      for (int x = 0; x < 4; ++x)
        rgb.insert(rgb.end(), {static_cast<std::uint8_t>(16 * y + x), 0, 255});
    image.width = 4;
    image.height = 4;
    image.rgb = rgb.data();
    image.masks = {mask.data()};
  }
};

int redAt(const std::vector<float> &picture, int size, int x, int y) {
  return static_cast<int>(std::lround(picture[static_cast<std::size_t>(y * size + x)] * 255));
}

TEST(ImageSampling, ReadsPixelCentresExactly) {
  const SmallPicture picture;
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 4; ++x)
      EXPECT_FLOAT_EQ(sampleMirrored(picture.image, x + 0.5, y + 0.5)[0] * 255, static_cast<float>(16 * y + x));
}

TEST(ImageSampling, MirrorsBeyondTheBorder) {
  const SmallPicture picture;
  EXPECT_EQ(sampleMirrored(picture.image, -0.5, 0.5), sampleMirrored(picture.image, 0.5, 0.5));
  EXPECT_EQ(sampleMirrored(picture.image, 5.5, 0.5), sampleMirrored(picture.image, 2.5, 0.5));
  EXPECT_EQ(sampleMirrored(picture.image, 0.5, -7.5), sampleMirrored(picture.image, 0.5, 0.5));
}

TEST(ImageSampling, ShowsTheEightSymmetriesOfASquare) {
  const SmallPicture picture;
  std::set<std::pair<int, int>> orientations;
  for (int symmetry = 0; symmetry < 8; ++symmetry) {
    const auto shown = renderFrame(picture.image, squareFrame(0, 0, 4, 4, symmetry), 4);
    std::multiset<int> values;
    for (int pixel = 0; pixel < 16; ++pixel)
      values.insert(redAt(shown, 4, pixel % 4, pixel / 4));
    EXPECT_EQ(*values.rbegin(), 51);
    EXPECT_EQ(values.count(0), 1U);
    orientations.insert({redAt(shown, 4, 0, 0), redAt(shown, 4, 1, 0)});
  }
  EXPECT_EQ(orientations.size(), 8U);
  const auto upright = renderFrame(picture.image, squareFrame(0, 0, 4, 4, 0), 4);
  EXPECT_EQ(redAt(upright, 4, 3, 1), 19);
}

TEST(ImageSampling, MasksFollowTheFrame) {
  const SmallPicture picture;
  for (int symmetry = 0; symmetry < 8; ++symmetry) {
    const auto frame = squareFrame(0, 0, 4, 4, symmetry);
    const auto shown = renderFrame(picture.image, frame, 4);
    for (int y = 0; y < 4; ++y)
      for (int x = 0; x < 4; ++x) {
        const int red = redAt(shown, 4, x, y);
        const bool onDiagonal = red / 16 == red % 16;
        EXPECT_EQ(sampleMask(picture.image, 0, frame.sourceX(x + 0.5, y + 0.5), frame.sourceY(x + 0.5, y + 0.5)),
                  onDiagonal)
            << "symmetry " << symmetry << " at " << x << ", " << y;
      }
  }
  EXPECT_TRUE(sampleMask(picture.image, 0, -0.1, 0.5)) << "mirrored as the picture is";
  EXPECT_FALSE(sampleMask(picture.image, 0, -1.1, 0.5));
  EXPECT_TRUE(sampleMask(picture.image, 0, 3.5, 4.0));
}

TEST(ImageSampling, OtherSensorsChangeMoreThanLight) {
  const auto changed = [](ColourJitter::Range range) {
    int reordered = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      Random random(seed);
      std::vector<float> image{0.8F, 0.45F, 0.1F}; // one pixel, red to blue falling by more than light alone turns over
      ColourJitter(range, random).apply(image);
      for (const float value : image) {
        EXPECT_GE(value, 0.0F);
        EXPECT_LE(value, 1.0F);
      }
      reordered += image[0] > image[1] && image[1] > image[2] ? 0 : 1;
    }
    return reordered;
  };
  EXPECT_EQ(changed(ColourJitter::Range::Light), 0);
  EXPECT_GT(changed(ColourJitter::Range::OtherSensors), 4);
}

TEST(ImageSampling, ShrinkingAverages) {
  const SmallPicture picture;
  const auto shrunk = renderFrame(picture.image, squareFrame(0, 0, 4, 2, 0), 2);
  EXPECT_NEAR(shrunk[0] * 255, (0 + 1 + 16 + 17) / 4.0, 1e-4);
  const auto full = renderFrame(picture.image, squareFrame(0, 0, 4, 4, 0), 4);
  EXPECT_NEAR(halve(full, 4)[3] * 255, (34 + 35 + 50 + 51) / 4.0, 1e-4);
  EXPECT_EQ(redAt(cutSquare(full, 4, 1, 2, 2), 2, 0, 0), 33);
}

} // namespace
} // namespace xemap::train
