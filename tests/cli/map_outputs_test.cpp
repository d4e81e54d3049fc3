// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <filesystem>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

#include "map_fixture.h"
#include "support/points_file.h"

namespace xemap::test {

namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Json = nlohmann::json;

/// A one-band raster read back whole.
struct ReadBack {
  int width = 0;
  int height = 0;
  std::array<double, 6> geotransform{};
  std::string authority;
  GDALDataType type = GDT_Unknown;
  double nodata = 0.0;
  std::string description;
  std::vector<float> values;
};

ReadBack readBack(const std::string &path) {
  GDALAllRegister();
  ReadBack raster;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
  EXPECT_TRUE(dataset) << path;
  if (!dataset)
    return raster;
  EXPECT_EQ(dataset->GetRasterCount(), 1);
  raster.width = dataset->GetRasterXSize();
  raster.height = dataset->GetRasterYSize();
  dataset->GetGeoTransform(raster.geotransform.data());
  if (const OGRSpatialReference *crs = dataset->GetSpatialRef())
    if (const char *code = crs->GetAuthorityCode(nullptr))
      raster.authority = code;
  GDALRasterBand &band = *dataset->GetRasterBand(1);
  raster.type = band.GetRasterDataType();
  raster.nodata = band.GetNoDataValue();
  raster.description = band.GetDescription();
  raster.values.resize(static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height));
  EXPECT_EQ(band.RasterIO(GF_Read, 0, 0, raster.width, raster.height, raster.values.data(), raster.width, raster.height,
                          GDT_Float32, 0, 0, nullptr),
            CE_None);
  return raster;
}

/// A threshold that some pixels reach and others do not, whatever the random model says.
double middleOf(const ReadBack &probability) {
  const auto [low, high] = std::minmax_element(probability.values.begin(), probability.values.end());
  EXPECT_LT(*low, *high);
  return (static_cast<double>(*low) + *high) / 2.0;
}

class MapOutputs : public MapTest {
protected:
  /// Runs with --json and returns the summary.
  Json summaryOf(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    const CliResult result = map(std::move(arguments));
    EXPECT_EQ(result.exitCode, 0) << result.errors;
    return Json::parse(result.output, nullptr, false);
  }
};

TEST_F(MapOutputs, ProbabilityLiesOnTheGridOfTheRaster) {
  const CliResult result = map({goodRaster(), "building beside the river", "-o", out("p.tif")});
  EXPECT_EQ(result.exitCode, 0) << result.errors;
  const std::string reading = "xemap: read as: building · beside: river";
  EXPECT_THAT(result.messages(), ElementsAre(reading));
  EXPECT_EQ(result.errors, reading + "\nxemap: raster read as: bands 1,2,3 as red, green and blue, by their colour "
                                     "interpretation; samples from 0 to 255 as they are; all pixels are data\n"
                                     "0...10...20...30...40...50...60...70...80...90...100 - done.\n");
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(outputNames(), ElementsAre("p.tif"));
  const ReadBack p = readBack(out("p.tif"));
  EXPECT_EQ(p.width, 300);
  EXPECT_EQ(p.height, 200);
  EXPECT_EQ(p.geotransform, (std::array<double, 6>{500000.0, 0.5, 0.0, 5600000.0, 0.0, -0.5}));
  EXPECT_EQ(p.authority, "32633");
  EXPECT_EQ(p.type, GDT_Float32);
  EXPECT_TRUE(std::isnan(p.nodata));
  EXPECT_EQ(p.description, "building beside the river");
  for (const float value : p.values)
    ASSERT_TRUE(value >= 0.0F && value <= 1.0F) << value;
}

TEST_F(MapOutputs, MaskAndRegionsFollowTheThreshold) {
  map({goodRaster(), "road", "-o", out("first.tif")});
  const ReadBack p = readBack(out("first.tif"));
  const double threshold = middleOf(p);
  const CliResult result = map({goodRaster(), "road", "-o", out("p.tif"), "--mask", out("m.tif"), "--regions",
                                out("r.gpkg"), "--threshold", std::to_string(threshold)});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_THAT(outputNames(), ElementsAre("first.tif", "m.tif", "p.tif", "r.gpkg"));
  EXPECT_EQ(readBack(out("p.tif")).values, p.values) << "the same question has another answer";

  const ReadBack m = readBack(out("m.tif"));
  EXPECT_EQ(m.type, GDT_Byte);
  EXPECT_EQ(m.geotransform, p.geotransform);
  ASSERT_EQ(m.values.size(), p.values.size());
  const auto limit = static_cast<float>(std::stod(std::to_string(threshold)));
  double foundPixels = 0;
  for (std::size_t i = 0; i < m.values.size(); ++i) {
    ASSERT_EQ(m.values[i], p.values[i] >= limit ? 1.0F : 0.0F);
    foundPixels += m.values[i];
  }

  const GDALDatasetUniquePtr regions(GDALDataset::Open(out("r.gpkg").c_str(), GDAL_OF_VECTOR));
  ASSERT_TRUE(regions);
  OGRLayer *layer = regions->GetLayerByName("regions");
  ASSERT_NE(layer, nullptr);
  double area = 0.0;
  for (const auto &feature : *layer) {
    EXPECT_STREQ(feature->GetFieldAsString("expression"), "road");
    area += feature->GetFieldAsDouble("area_m2");
  }
  // The scale of UTM differs from 1 by less than a thousandth here.
  EXPECT_NEAR(area, foundPixels * 0.25, foundPixels * 0.25 * 2e-3);
}

TEST_F(MapOutputs, AreOfTheLanguageThatIsGiven) {
  const auto readingIn = [&](const std::string &language) {
    return summaryOf({goodRaster(), "Bauten am Fluss", "-o", out("p.tif"), "--lang", language})["reading"];
  };
  EXPECT_EQ(readingIn("de"), "Bauten · beside: Fluss");
  EXPECT_EQ(readingIn("en"), "Bauten am Fluss");
  const CliResult refused = map({goodRaster(), "road", "-o", out("p.tif"), "--lang", "it"});
  EXPECT_NE(refused.exitCode, 0);
  EXPECT_THAT(refused.errors, HasSubstr("--lang"));
}

TEST_F(MapOutputs, SayWhatTheExpressionWasReadAs) {
  const Json summary = summaryOf({goodRaster(), "please show me the road in the north", "-o", out("p.tif")});
  const char *reading = "road · in the north · left out: please, show me";
  EXPECT_EQ(summary["reading"], reading);
  EXPECT_EQ(summary["region_count"], Json());
  const GDALDatasetUniquePtr probability(GDALDataset::Open(out("p.tif").c_str(), GDAL_OF_RASTER));
  ASSERT_TRUE(probability);
  EXPECT_STREQ(probability->GetMetadataItem("XEMAP_READING"), reading);
}

TEST_F(MapOutputs, HowManyIsAnsweredWithTheRegionsAtTheThreshold) {
  const Json summary =
      summaryOf({goodRaster(), "count the road", "-o", out("p.tif"), "--regions", out("r.gpkg"), "--threshold", "0"});
  EXPECT_EQ(summary["region_count"], 1);
  // The whole raster is 1.5 ha.
  EXPECT_EQ(summaryOf({goodRaster(), "count the road larger than 2 ha", "-o", out("q.tif"), "--threshold",
                       "0"})["region_count"],
            0);
  const CliResult told = map({goodRaster(), "count the road", "-o", out("s.tif"), "--threshold", "0"});
  EXPECT_THAT(told.messages(),
              ElementsAre("xemap: read as: how many: road", "xemap: 1 region where the probability is at least 0"));
}

TEST_F(MapOutputs, RegionOptionsReachTheRegions) {
  const Json all = summaryOf({goodRaster(), "road", "-o", out("p.tif"), "--regions", out("r.gpkg"), "--threshold", "0",
                              "--min-area", "1e9", "--simplify", "2"});
  const GDALDatasetUniquePtr regions(GDALDataset::Open(out("r.gpkg").c_str(), GDAL_OF_VECTOR));
  ASSERT_TRUE(regions);
  EXPECT_EQ(regions->GetLayerByName("regions")->GetFeatureCount(), 0) << "the only region is smaller than 1000 km2";
  EXPECT_EQ(all["pixels_at_threshold"], 300 * 200);
}

TEST_F(MapOutputs, SummarySaysWhatWasDone) {
  const Json s =
      summaryOf({goodRaster(), "red building", "-o", out("p.tif"), "--mask", out("m.tif"), "--threshold", "0.25"});
  ASSERT_TRUE(s.is_object());
  EXPECT_EQ(s["expression"], "red building");
  EXPECT_EQ(s["raster"], goodRaster());
  EXPECT_EQ(s["input"], (Json{"bands 1,2,3 as red, green and blue, by their colour interpretation",
                              "samples from 0 to 255 as they are", "all pixels are data"}));
  EXPECT_EQ(s["version"], XEMAP_VERSION);
  EXPECT_EQ(s["outputs"],
            (Json{{"probability", out("p.tif")}, {"mask", out("m.tif")}, {"regions", nullptr}, {"points", nullptr}}));
  EXPECT_EQ(s["grid"]["width"], 300);
  EXPECT_EQ(s["grid"]["height"], 200);
  EXPECT_EQ(s["grid"]["crs"], "EPSG:32633");
  EXPECT_EQ(s["grid"]["geotransform"], (Json{500000.0, 0.5, 0.0, 5600000.0, 0.0, -0.5}));
  EXPECT_NEAR(s["grid"]["gsd"]["x"].get<double>(), 0.5, 0.001);
  EXPECT_EQ(s["threshold"], 0.25);
  EXPECT_EQ(s["valid_pixels"], 60000);
  EXPECT_DOUBLE_EQ(s["megapixels"].get<double>(), 0.06);
  EXPECT_EQ(s["features_from_cache"], false);
  EXPECT_EQ(s["warnings"], Json::array());
  EXPECT_GT(s["seconds"].get<double>(), 0.0);
  const double presence = s["presence"].get<double>();
  EXPECT_TRUE(presence >= 0.0 && presence <= 1.0);
  EXPECT_EQ(s["model"]["sha256"].get<std::string>().size(), 64U);
  const ReadBack p = readBack(out("p.tif"));
  EXPECT_FLOAT_EQ(s["probability"]["max"].get<float>(), *std::max_element(p.values.begin(), p.values.end()));
  EXPECT_EQ(s["pixels_at_threshold"],
            std::count_if(p.values.begin(), p.values.end(), [](float value) { return value >= 0.25F; }));
}

TEST_F(MapOutputs, ExtentIsCutToWholePixels) {
  const Json s = summaryOf({goodRaster(), "road", "-o", out("p.tif"), "--extent", "500010.1,5599950,500060,5599990"});
  EXPECT_EQ(s["grid"]["geotransform"], (Json{500010.0, 0.5, 0.0, 5599990.0, 0.0, -0.5}));
  EXPECT_EQ(s["grid"]["width"], 100);
  EXPECT_EQ(s["grid"]["height"], 80);
}

TEST_F(MapOutputs, ExtentOfNegativeNumbersIsUnderstoodInBothSpellings) {
  TestRaster west;
  west.crs = "EPSG:4326";
  west.geotransform = {-70.0, 1e-5, 0.0, -10.0, 0.0, -1e-5};
  writeTestRaster(tempDir.file("west.tif"), west);
  const std::string box = "-69.9995,-10.0015,-69.998,-10.0005";
  const Json joined = summaryOf({tempDir.file("west.tif"), "road", "-o", out("a.tif"), "--extent=" + box});
  const Json apart = summaryOf({tempDir.file("west.tif"), "road", "-o", out("b.tif"), "--extent", box});
  EXPECT_EQ(joined["grid"]["width"], 150);
  EXPECT_EQ(joined["grid"]["height"], 100);
  EXPECT_EQ(joined["grid"], apart["grid"]);
}

TEST_F(MapOutputs, ExtentMayBeInAnotherCrs) {
  // The raster's own corners in longitude and latitude, so that all of it is meant.
  const Json s = summaryOf(
      {goodRaster(), "road", "-o", out("p.tif"), "--extent", "14.99,50.5,15.1,50.6", "--extent-crs", "EPSG:4326"});
  EXPECT_EQ(s["grid"]["width"], 300);
  EXPECT_EQ(s["grid"]["height"], 200);
}

TEST_F(MapOutputs, LikeAsksByExampleWithAndWithoutWords) {
  const std::string like = "500010,5599960,500030,5599980";
  ASSERT_EQ(map({goodRaster(), "", "-o", out("like.tif"), "--like", like}).exitCode, 0);
  ASSERT_EQ(map({goodRaster(), "river", "-o", out("both.tif"), "--like", like}).exitCode, 0);
  ASSERT_EQ(map({goodRaster(), "river", "-o", out("words.tif")}).exitCode, 0);
  const ReadBack alone = readBack(out("like.tif"));
  EXPECT_EQ(alone.description, "like the examples");
  EXPECT_EQ(readBack(out("both.tif")).description, "river, like the examples");
  EXPECT_NE(readBack(out("both.tif")).values, readBack(out("words.tif")).values);
  EXPECT_NE(alone.values, readBack(out("both.tif")).values);
}

TEST_F(MapOutputs, GsdSetsThePixelSize) {
  const Json s = summaryOf({goodRaster(), "road", "-o", out("p.tif"), "--gsd", "1"});
  EXPECT_EQ(s["grid"]["width"], 150);
  EXPECT_EQ(s["grid"]["height"], 100);
  EXPECT_EQ(readBack(out("p.tif")).width, 150);
}

TEST_F(MapOutputs, BandsAreReadInTheOrderGiven) {
  const CliResult forward = map({goodRaster(), "road", "-o", out("a.tif"), "--bands", "1,2,3"});
  const CliResult backward = map({goodRaster(), "road", "-o", out("b.tif"), "--bands=3, 2, 1"});
  ASSERT_EQ(forward.exitCode, 0) << forward.errors;
  ASSERT_EQ(backward.exitCode, 0) << backward.errors;
  EXPECT_NE(readBack(out("a.tif")).values, readBack(out("b.tif")).values);
}

TEST_F(MapOutputs, ThreadsAndMemoryDoNotChangeTheGrid) {
  const Json s = summaryOf({goodRaster(), "road", "-o", out("p.tif"), "--threads", "1", "--max-memory", "1500"});
  EXPECT_EQ(s["grid"]["width"], 300);
}

TEST_F(MapOutputs, MissingGeoreferenceIsWarnedOfOnce) {
  TestRaster bare;
  bare.crs.clear();
  bare.geotransform.reset();
  writeTestRaster(tempDir.file("bare.tif"), bare);
  const CliResult result = map({tempDir.file("bare.tif"), "road", "-o", out("p.tif")});
  EXPECT_EQ(result.exitCode, 0) << result.errors;
  int warnings = 0;
  for (const std::string &line : result.messages()) {
    EXPECT_THAT(line, ::testing::StartsWith("xemap: warning: "));
    warnings += line.find("no georeference") != std::string::npos;
  }
  EXPECT_EQ(warnings, 1) << result.errors;
}

TEST_F(MapOutputs, RasterOfAnyBandCountHasAnAnswer) {
  for (const int bands : {1, 2, 12}) {
    TestRaster raster;
    raster.bands = bands;
    const std::string path = tempDir.file(std::to_string(bands) + ".tif");
    writeTestRaster(path, raster);
    const CliResult result = map({path, "road", "-o", out("p.tif")});
    EXPECT_EQ(result.exitCode, 0) << bands << ": " << result.errors;
    for (const std::string &line : result.messages())
      EXPECT_THAT(line, ::testing::StartsWith("xemap: warning: "));
  }
}

TEST_F(MapOutputs, PaletteRasterHasAnAnswer) {
  TestRaster raster;
  raster.bands = 1;
  raster.palette = true;
  writeTestRaster(tempDir.file("palette.tif"), raster);
  const CliResult result = map({tempDir.file("palette.tif"), "road", "-o", out("p.tif")});
  EXPECT_EQ(result.exitCode, 0) << result.errors;
}

TEST_F(MapOutputs, ExpressionThatLooksLikeACommandIsAnExpression) {
  for (const char *expression : {"train", "model", "[a,b]", "map"}) {
    const CliResult result = map({goodRaster(), expression, "-o", out("p.tif")});
    EXPECT_EQ(result.exitCode, 0) << expression << ": " << result.errors;
    EXPECT_EQ(readBack(out("p.tif")).description, expression);
  }
}

TEST_F(MapOutputs, ExpressionAfterTwoDashesMayBeginWithOne) {
  const CliResult result = map({"-o", out("p.tif"), goodRaster(), "--", "-road-"});
  EXPECT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_EQ(readBack(out("p.tif")).description, "-road-");
}

TEST_F(MapOutputs, RelativeOutputGoesToTheWorkingDirectory) {
  CliSetting setting;
  setting.workingDirectory = outputFolder.string();
  EXPECT_EQ(map({goodRaster(), "road", "-o", "p.tif", "--mask", "m.tif"}, setting).exitCode, 0);
  EXPECT_THAT(outputNames(), ElementsAre("m.tif", "p.tif"));
}

TEST_F(MapOutputs, ExistingOutputsAreReplacedWithTheirSidecars) {
  ASSERT_EQ(map({goodRaster(), "road", "-o", out("p.tif"), "--gsd", "1"}).exitCode, 0);
  writeFile(out("p.tif.aux.xml"), "<PAMDataset/>");
  ASSERT_EQ(map({goodRaster(), "road", "-o", out("p.tif")}).exitCode, 0);
  EXPECT_THAT(outputNames(), ElementsAre("p.tif"));
  EXPECT_EQ(readBack(out("p.tif")).width, 300);
}

TEST_F(MapOutputs, TheFormatsFollowTheNames) {
  const CliResult result = map({goodRaster(), "road", "-o", out("p.png"), "--mask", out("m.jp2"), "--regions",
                                out("r.geojson"), "--threshold", "0"});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_THAT(outputNames(), ElementsAre("m.jp2", "m.jp2.aux.xml", "p.png", "p.png.aux.xml", "r.geojson"));
  const ReadBack p = readBack(out("p.png"));
  EXPECT_EQ(p.type, GDT_UInt16);
  EXPECT_EQ(p.authority, "32633");
  for (const float value : readBack(out("m.jp2")).values)
    ASSERT_EQ(value, 1.0F);
  EXPECT_THAT(readFile(out("r.geojson")), HasSubstr("FeatureCollection"));
}

TEST_F(MapOutputs, AContainerOfSomebodyGetsALayer) {
  writePoints(out("r.gpkg"), "GPKG", {"parcels", "points"});
  const CliResult result =
      map({goodRaster(), "road", "-o", out("p.tif"), "--regions", out("r.gpkg"), "--threshold", "0"});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  const GDALDatasetUniquePtr regions(GDALDataset::Open(out("r.gpkg").c_str(), GDAL_OF_VECTOR));
  ASSERT_TRUE(regions);
  EXPECT_EQ(regions->GetLayerCount(), 3);
  EXPECT_EQ(regions->GetLayerByName("regions")->GetFeatureCount(), 1);
}

TEST_F(MapOutputs, OutputThroughALinkReplacesWhatItNames) {
  ASSERT_EQ(map({goodRaster(), "road", "-o", out("real.tif"), "--gsd", "1"}).exitCode, 0);
  fs::create_symlink("real.tif", out("link.tif"));
  ASSERT_EQ(map({goodRaster(), "road", "-o", out("link.tif")}).exitCode, 0);
  EXPECT_TRUE(fs::is_symlink(out("link.tif")));
  EXPECT_EQ(readBack(out("real.tif")).width, 300);
}

TEST_F(MapOutputs, FullStandardOutputIsAFailure) {
  CliSetting setting;
  setting.stdoutPath = "/dev/full";
  const CliResult result = map({goodRaster(), "road", "-o", out("p.tif"), "--json"}, setting);
  EXPECT_EQ(result.exitCode, 1);
  ASSERT_EQ(result.messages().size(), 1U);
  EXPECT_THAT(result.messages()[0], HasSubstr("standard output"));
}

} // namespace

} // namespace xemap::test
