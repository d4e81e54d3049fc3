// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/tile_reader.h"

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::infer {
namespace {

using test::patternValue;

/// Of a picture that goes on as its mirror image, the place that a column or row shows.
int shownBy(int place, int size) {
  const int there = place % (2 * size);
  return there < size ? there : 2 * size - 1 - there;
}

TEST(TileReader, APictureSmallerThanATileGoesOnAsItsMirrorImage) {
  const test::TempDir folder;
  const auto path = folder.file("small.tif");
  test::RasterPlan plan;
  plan.width = 20;
  plan.height = 11;
  {
    const auto dataset = test::createRaster(path, plan);
    test::fillWithPattern(*dataset);
  }
  const auto source = raster::openRaster(path);
  const auto grid = raster::planGrid(source->info(), {}, {});
  const auto scaling = raster::BandScaling::estimate(*source, grid.window);
  const TileReader reader(*source, grid, scaling, {0.5, 0.5, 0.5});
  constexpr int side = 64;
  const auto tile = reader.read(0, 0, side, side);
  EXPECT_EQ(tile.width, plan.width);
  EXPECT_EQ(tile.height, plan.height);
  ASSERT_EQ(tile.pixels.size(), 3U * side * side);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      for (int band = 0; band < 3; ++band)
        ASSERT_FLOAT_EQ(tile.pixels[3 * (static_cast<std::size_t>(y) * side + x) + band] * 255.0F,
                        patternValue(band + 1, shownBy(x, plan.width), shownBy(y, plan.height)))
            << "column " << x << ", row " << y << ", band " << band;
}

} // namespace
} // namespace xemap::infer
