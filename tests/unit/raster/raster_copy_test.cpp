// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/raster_copy.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/output_format.h"
#include "xemap/raster/own_output.h"

namespace xemap::raster {
namespace {

class RasterCopy : public test::TempDirTest {
protected:
  std::string probability = tempDir.file("prob.tif");
  Feedback feedback;

  RasterCopy() {
    test::RasterPlan plan;
    plan.width = 50;
    plan.height = 40;
    plan.bands = 1;
    plan.type = GDT_Float32;
    const auto dataset = test::createRaster(probability, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
    dataset->SetMetadataItem("XEMAP_EXPRESSION", "fields");
    test::fillBand(*dataset, 1, [](int x, int y) {
      return x < 5 && y < 5 ? std::numeric_limits<double>::quiet_NaN() : (x * 40 + y) / 2000.0;
    });
  }
};

TEST_F(RasterCopy, ProbabilitiesComeBackFromEveryFormat) {
  const auto expected = test::readBand(*test::openForReading(probability), 1);
  for (const char *name : {"p.png", "p.jp2", "p.img", "p.tif"}) {
    const std::string path = tempDir.file(std::string("copy_") + name);
    requireFormat(path, OutputKind::Probability);
    ASSERT_TRUE(copyRaster(probability, path, feedback)) << name;
    const auto copy = test::openForReading(path);
    GDALRasterBand &band = *copy->GetRasterBand(1);
    const double nodata = band.GetNoDataValue();
    const double scale = band.GetScale();
    const auto found = test::readBand(*copy, 1);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool none = std::isnan(found[i]) || static_cast<double>(found[i]) == nodata;
      ASSERT_EQ(none, std::isnan(expected[i])) << name << " at " << i;
      const double value = none ? 0.0 : static_cast<double>(found[i]) * scale;
      ASSERT_NEAR(value, none ? 0.0 : static_cast<double>(expected[i]), 1.0 / 65534.0) << name << " at " << i;
    }
    std::array<double, 6> transform{};
    EXPECT_EQ(copy->GetGeoTransform(transform.data()), CE_None) << name;
    EXPECT_DOUBLE_EQ(transform[0], 600000.0) << name;
    EXPECT_TRUE(isOwnRaster(path)) << name;
  }
}

TEST_F(RasterCopy, MasksKeepTheirValues) {
  const std::string mask = tempDir.file("mask.tif");
  ASSERT_TRUE(writeMask(probability, mask, 0.5, feedback));
  const auto expected = test::readBand(*test::openForReading(mask), 1);
  for (const char *name : {"m.png", "m.jp2"}) {
    requireFormat(tempDir.file(name), OutputKind::Mask);
    ASSERT_TRUE(copyRaster(mask, tempDir.file(name), feedback));
    EXPECT_EQ(test::readBand(*test::openForReading(tempDir.file(name)), 1), expected) << name;
  }
}

TEST_F(RasterCopy, EndsWhenCancelled) {
  Feedback cancelled;
  cancelled.cancel();
  EXPECT_FALSE(copyRaster(probability, tempDir.file("p.png"), cancelled));
}

} // namespace
} // namespace xemap::raster
