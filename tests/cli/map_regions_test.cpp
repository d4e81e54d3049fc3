// SPDX-License-Identifier: GPL-2.0-or-later
// What regions and their points say of themselves, in the files of the command.
#include <ctime>
#include <filesystem>
#include <map>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

#include "map_fixture.h"

namespace xemap::test {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Json = nlohmann::json;
using Values = std::map<std::string, std::string>;

class MapRegions : public MapTest {
protected:
  /// The features of a layer; what is null is left out.
  std::vector<Values> featuresIn(const std::string &name, const char *layerName) const {
    GDALAllRegister();
    std::vector<Values> features;
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(out(name).c_str(), GDAL_OF_VECTOR));
    OGRLayer *layer = dataset ? dataset->GetLayerByName(layerName) : nullptr;
    EXPECT_NE(layer, nullptr) << name;
    for (const auto &feature : *layer) {
      Values &values = features.emplace_back();
      values["type"] = OGRGeometryTypeToName(wkbFlatten(feature->GetGeometryRef()->getGeometryType()));
      for (int i = 0; i < feature->GetFieldCount(); ++i)
        if (feature->IsFieldSetAndNotNull(i))
          values[feature->GetFieldDefnRef(i)->GetNameRef()] = feature->GetFieldAsString(i);
    }
    return features;
  }
};

TEST_F(MapRegions, SayWhatWasAskedOfWhatAndWhen) {
  const std::time_t before = std::time(nullptr);
  const CliResult result = map({goodRaster(), "please show me the road", "-o", out("p.tif"), "--regions", out("r.gpkg"),
                                "--points", out("q.gpkg"), "--threshold", "0", "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_THAT(outputNames(), ElementsAre("p.tif", "q.gpkg", "r.gpkg"));
  const Json summary = Json::parse(result.output, nullptr, false);
  EXPECT_EQ(summary["outputs"]["points"], out("q.gpkg"));
  const std::vector<Values> regions = featuresIn("r.gpkg", "regions");
  ASSERT_EQ(regions.size(), 1U);
  Values values = regions[0];
  EXPECT_EQ(values["source"], goodRaster());
  EXPECT_EQ(values["reading"], summary["reading"]);
  EXPECT_NEAR(std::stod(values["presence"]), summary["presence"].get<double>(), 1e-9);
  EXPECT_EQ(std::stod(values["threshold"]), 0.0);
  EXPECT_EQ(values["rank"], "1");
  // All of 300 x 200 pixels of half a metre.
  EXPECT_NEAR(std::stod(values["perimeter_m"]), 500.0, 0.5);
  EXPECT_NEAR(std::stod(values["centroid_x"]), 500075.0, 1e-6);
  EXPECT_NEAR(std::stod(values["centroid_y"]), 5599950.0, 1e-6);
  std::tm asked{};
  ASSERT_STREQ(strptime(values["asked_at"].c_str(), "%Y/%m/%d %H:%M:%S", &asked), "+00");
  EXPECT_GE(timegm(&asked), before);
  EXPECT_LE(timegm(&asked), std::time(nullptr));

  const std::vector<Values> points = featuresIn("q.gpkg", "points");
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].at("type"), "Point");
  values["type"] = "Point";
  EXPECT_EQ(points[0], values);
}

TEST_F(MapRegions, PointsAloneTakeTheOptionsOfRegions) {
  const CliResult result = map(
      {goodRaster(), "road", "-o", out("p.tif"), "--points", out("q.gpkg"), "--threshold", "0", "--min-area", "1e9"});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_THAT(featuresIn("q.gpkg", "points"), ::testing::IsEmpty());
  ASSERT_EQ(map({goodRaster(), "road", "-o", out("p.tif"), "--points", out("q.gpkg"), "--threshold", "0"}).exitCode, 0)
      << "its own older points are not replaced";
  EXPECT_EQ(featuresIn("q.gpkg", "points").size(), 1U);
}

TEST_F(MapRegions, PointsThatCannotBePlacedLeaveNothing) {
  const std::string theirs = tempDir.file("theirs.gpkg");
  writeFile(theirs, "precious");
  expectRefusal(map({goodRaster(), "road", "-o", out("p.tif"), "--points", theirs}), 1, {theirs});
  EXPECT_EQ(readFile(theirs), "precious");
  expectRefusal(map({goodRaster(), "road", "-o", out("p.tif"), "--regions", out("r.gpkg"), "--points", out("r.gpkg")}),
                1, {out("r.gpkg")});
  expectRefusal(map({goodRaster(), "road", "-o", out("p.tif"), "--points", out("q.nothing")}), 1, {"q.nothing"});
}

} // namespace

} // namespace xemap::test
