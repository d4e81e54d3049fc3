// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/changed_share.h"

#include <limits>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/error.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::errorOf;
using test::fillBand;
using test::RasterPlan;

class ChangedShare : public test::TempDirTest {
protected:
  std::string make(const std::string &name, int width, const test::PixelFunction &value) {
    RasterPlan plan;
    plan.width = width;
    plan.height = 10;
    plan.bands = 1;
    plan.type = GDT_Float32;
    const auto path = tempDir.file(name);
    const auto dataset = createRaster(path, plan);
    fillBand(*dataset, 1, value);
    return path;
  }
};

TEST_F(ChangedShare, CountsWhatCrossesTheThresholdOfWhatBothAnswer) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  // Ten columns: 0 and 1 cross, one either way; 2 moves below the threshold, 3 up to it and on; 4 and 5 are unanswered
  // once.
  const auto before = make("a.tif", 10, [](int x, int) { return x == 0 || x == 3 ? 0.5 : x == 4 ? none : 0.2; });
  const auto after = make("b.tif", 10, [](int x, int) {
    return x == 0 ? 0.4 : x == 1 ? 0.5 : x == 2 ? 0.49 : x == 3 ? 0.9 : x == 5 ? none : 0.2;
  });
  EXPECT_DOUBLE_EQ(changedShare(before, after, 0.5), 2.0 / 8.0);
  EXPECT_DOUBLE_EQ(changedShare(after, before, 0.5), 2.0 / 8.0);
  EXPECT_DOUBLE_EQ(changedShare(before, before, 0.5), 0.0);
}

TEST_F(ChangedShare, OfNothingNothingChanges) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const auto empty = make("a.tif", 10, [](int, int) { return none; });
  EXPECT_DOUBLE_EQ(changedShare(empty, make("b.tif", 10, [](int, int) { return 0.7; }), 0.5), 0.0);
}

TEST_F(ChangedShare, OtherGridsAreRefused) {
  const auto value = [](int, int) { return 0.7; };
  const auto error = errorOf([&] { changedShare(make("a.tif", 10, value), make("b.tif", 11, value), 0.5); });
  EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
}

} // namespace
} // namespace xemap::raster
