// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/class_map.h"

#include <cmath>
#include <filesystem>
#include <set>

#include "support/file_size_limit.h"
#include "support/nan.h"
#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"

namespace xemap::raster {
namespace {

using test::errorOf;
using test::RasterPlan;

using test::nan;

class WriteClassMap : public test::TempDirTest {
protected:
  std::string classes = tempDir.file("classes.tif");
  Feedback feedback;

  std::string makeProbability(const std::string &name, const RasterPlan &plan, const test::PixelFunction &value) {
    const std::string path = tempDir.file(name);
    test::createProbability(path, plan, value,
                            {{"XEMAP_MODEL", "xemap-tiny"}, {"XEMAP_MODEL_SHA256", name == "b.tif" ? "bb" : "aa"}});
    return path;
  }

  std::vector<float> classValues() { return test::readBand(*test::openForReading(classes), 1); }
};

TEST_F(WriteClassMap, TakesTheMostProbableOfThoseThatReachTheThreshold) {
  RasterPlan plan;
  plan.width = 530;
  plan.height = 300;
  std::vector<std::string> paths;
  std::vector<test::PixelFunction> values;
  for (int band = 1; band <= 3; ++band) {
    values.emplace_back(
        [band](int x, int y) { return x == 7 && y % 3 == band - 1 ? nan : test::patternValue(band, x, y) / 250.0; });
    paths.push_back(makeProbability(std::to_string(band) + ".tif", plan, values.back()));
  }
  ASSERT_TRUE(writeClassMap(paths, {"river", "forest", "road"}, 0.6, classes, feedback));
  const auto found = classValues();
  std::set<float> seen;
  for (int y = 0; y < plan.height; ++y)
    for (int x = 0; x < plan.width; ++x) {
      float expected = 0.0F;
      float most = 0.0F;
      bool hasData = true;
      for (int raster = 0; raster < 3; ++raster) {
        const auto p = static_cast<float>(values[static_cast<std::size_t>(raster)](x, y));
        hasData = hasData && !std::isnan(p);
        if (p >= 0.6F && p > most) {
          most = p;
          expected = static_cast<float>(raster + 1);
        }
      }
      ASSERT_EQ(found[static_cast<std::size_t>(y * plan.width + x)], hasData ? expected : 255.0F) << x << "," << y;
      seen.insert(expected);
    }
  EXPECT_EQ(seen, (std::set<float>{0.0F, 1.0F, 2.0F, 3.0F}));
}

TEST_F(WriteClassMap, OfEqualsTheFirstWinsAndTheThresholdItselfCounts) {
  const auto a = makeProbability("a.tif", {}, [](int, int) { return 0.7F; });
  const auto b = makeProbability("b.tif", {}, [](int x, int) { return x == 0 ? 0.9F : 0.7F; });
  ASSERT_TRUE(writeClassMap({a, b}, {"a", "b"}, 0.7, classes, feedback));
  EXPECT_EQ(classValues()[0], 2.0F);
  EXPECT_EQ(classValues()[1], 1.0F);
}

TEST_F(WriteClassMap, SaysWhatItsValuesMean) {
  RasterPlan plan;
  plan.geotransform = {600000.25, 0.5, 0.125, 5800000.75, -0.25, -0.5};
  const auto a = makeProbability("a.tif", plan, [](int, int) { return 0.7; });
  const auto b = makeProbability("b.tif", plan, [](int, int) { return 0.2; });
  ASSERT_TRUE(writeClassMap({a, b}, {"поля", "road; \"wide\""}, 0.5, classes, feedback));
  const auto dataset = test::openForReading(classes);
  std::vector<double> transform(6);
  dataset->GetGeoTransform(transform.data());
  EXPECT_EQ(transform, plan.geotransform);
  EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "32633");
  GDALRasterBand &band = *dataset->GetRasterBand(1);
  EXPECT_EQ(band.GetRasterDataType(), GDT_Byte);
  EXPECT_EQ(band.GetNoDataValue(), 255.0);
  char **names = band.GetCategoryNames();
  ASSERT_NE(names, nullptr);
  EXPECT_STREQ(names[0], "other");
  EXPECT_STREQ(names[1], "поля");
  EXPECT_STREQ(names[2], "road; \"wide\"");
  EXPECT_EQ(names[3], nullptr);
  ASSERT_NE(band.GetColorTable(), nullptr);
  std::set<std::array<std::uint8_t, 3>> colours;
  for (int value = 0; value <= 2; ++value) {
    const GDALColorEntry &entry = *band.GetColorTable()->GetColorEntry(value);
    const auto expected = classColour(static_cast<std::size_t>(value));
    EXPECT_EQ(entry.c1, expected[0]);
    EXPECT_EQ(entry.c2, expected[1]);
    EXPECT_EQ(entry.c3, expected[2]);
  }
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_CLASS_1"), "поля");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_THRESHOLD"), "0.5");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_MODEL"), "xemap-tiny");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_MODEL_SHA256"), "aa; bb");
  int blockWidth = 0;
  int blockHeight = 0;
  band.GetBlockSize(&blockWidth, &blockHeight);
  EXPECT_EQ(blockWidth, blockHeight);
  EXPECT_STREQ(dataset->GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"), "DEFLATE");
}

TEST_F(WriteClassMap, TellsItsClassesWithoutWhatLiesBesideIt) {
  const auto a = makeProbability("a.tif", {}, [](int, int) { return 0.7; });
  const auto b = makeProbability("b.tif", {}, [](int, int) { return 0.2; });
  ASSERT_TRUE(writeClassMap({a, b}, {"one", "two"}, 0.5, classes, feedback));
  std::filesystem::remove(classes + ".aux.xml");
  EXPECT_EQ(readClassNames(classes), (std::vector<std::string>{"one", "two"}));
  EXPECT_TRUE(readClassNames(a).empty());
}

TEST_F(WriteClassMap, ReplacesAnOlderMapWithItsNames) {
  const auto a = makeProbability("a.tif", {}, [](int, int) { return 0.7; });
  const auto b = makeProbability("b.tif", {}, [](int, int) { return 0.2; });
  ASSERT_TRUE(writeClassMap({a, b}, {"one", "two"}, 0.5, classes, feedback));
  ASSERT_TRUE(writeClassMap({a}, {"three"}, 0.5, classes, feedback));
  const auto dataset = test::openForReading(classes);
  dataset->GetSpatialRef(); // GDAL reads what lies beside the file with the georeference only.
  char **names = dataset->GetRasterBand(1)->GetCategoryNames();
  ASSERT_NE(names, nullptr);
  EXPECT_STREQ(names[1], "three");
  EXPECT_EQ(names[2], nullptr);
}

TEST(ClassColour, DiffersForEveryClass) {
  std::set<std::array<std::uint8_t, 3>> colours;
  for (std::size_t value = 0; value <= mostClasses; ++value)
    colours.insert(classColour(value));
  EXPECT_EQ(colours.size(), mostClasses + 1);
}

TEST_F(WriteClassMap, LeavesNothingWhenCancelled) {
  const auto a = makeProbability("a.tif", {}, [](int, int) { return 0.7; });
  Feedback stopped([&stopped](double) { stopped.cancel(); });
  EXPECT_FALSE(writeClassMap({a}, {"a"}, 0.5, classes, stopped));
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"a.tif"});
}

TEST_F(WriteClassMap, LeavesNothingWhenTheDiskIsFull) {
  RasterPlan plan;
  plan.width = 700;
  plan.height = 700;
  const auto a = makeProbability("a.tif", plan, [](int x, int y) { return test::patternValue(1, x, y) / 250.0; });
  Error error(ErrorCode::Internal, "");
  {
    const test::FileSizeLimit limit(8192);
    error = errorOf([&] { writeClassMap({a}, {"a"}, 0.5, classes, feedback); });
  }
  EXPECT_EQ(error.code(), ErrorCode::Unwritable);
  EXPECT_NE(std::string(error.what()).find(classes), std::string::npos);
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"a.tif"});
}

TEST_F(WriteClassMap, RefusesRastersOfAnotherGrid) {
  const auto a = makeProbability("a.tif", {}, [](int, int) { return 0.7; });
  RasterPlan wider;
  wider.width = 17;
  RasterPlan moved;
  moved.geotransform[0] += 0.25;
  RasterPlan elsewhere;
  elsewhere.crs = "EPSG:32632";
  RasterPlan nowhere;
  nowhere.crs = "";
  nowhere.geotransform.clear();
  for (const RasterPlan &plan : {wider, moved, elsewhere, nowhere}) {
    const auto b = makeProbability("b.tif", plan, [](int, int) { return 0.2; });
    const auto error = errorOf([&] { writeClassMap({a, b}, {"a", "b"}, 0.5, classes, feedback); });
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_NE(std::string(error.what()).find(b), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find(a), std::string::npos) << error.what();
  }
  RasterPlan rounded;
  rounded.geotransform[0] += 1e-9;
  EXPECT_TRUE(writeClassMap({a, makeProbability("b.tif", rounded, [](int, int) { return 0.2; })}, {"a", "b"}, 0.5,
                            classes, feedback));
}

TEST_F(WriteClassMap, RefusesBadInput) {
  const auto a = makeProbability("a.tif", {}, [](int, int) { return 0.7; });
  const auto codeOf = [&](const std::vector<std::string> &paths, const std::vector<std::string> &names,
                          double threshold) {
    return errorOf([&] { writeClassMap(paths, names, threshold, classes, feedback); }).code();
  };
  EXPECT_EQ(codeOf({a}, {"a"}, 1.1), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a}, {"a"}, nan), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({}, {}, 0.5), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a}, {}, 0.5), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a}, {""}, 0.5), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a, a}, {"a", "a"}, 0.5), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf(std::vector<std::string>(255, a), std::vector<std::string>(255, "a"), 0.5),
            ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({tempDir.file("none.tif")}, {"a"}, 0.5), ErrorCode::NotFound);
  EXPECT_EQ(errorOf([&] { writeClassMap({a}, {"a"}, 0.5, tempDir.file("no/classes.tif"), feedback); }).code(),
            ErrorCode::Unwritable);
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"a.tif"});
}

} // namespace
} // namespace xemap::raster
