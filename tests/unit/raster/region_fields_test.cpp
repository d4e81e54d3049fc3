// SPDX-License-Identifier: GPL-2.0-or-later
// The fields of regions, read back with OGR from real files; what is expected is worked out without the code under
// test.
#include "xemap/raster/region_fields.h"

#include <cmath>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/own_output.h"

namespace xemap::raster {
namespace {

using test::RasterPlan;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// One feature: what is null is not among the texts.
struct Feature {
  std::map<std::string, std::string> values;
  std::unique_ptr<OGRGeometry> geometry;

  double number(const std::string &field) const { return std::stod(values.at(field)); }
  Point centroid() const { return {number("centroid_x"), number("centroid_y")}; }
  bool holds(Point point) const {
    const OGRPoint place(point.x, point.y);
    return geometry->Intersects(&place);
  }
};

class RegionFields : public test::TempDirTest {
protected:
  std::string probability = tempDir.file("prob.tif");
  std::map<std::string, std::string> items{{"XEMAP_EXPRESSION", "road"}, {"XEMAP_MODEL", "tiny"}};

  void make(const RasterPlan &plan, const test::PixelFunction &value) {
    test::createProbability(probability, plan, value, items);
  }

  std::vector<Feature> write(const std::string &name = "r.gpkg", RegionGeometry geometry = RegionGeometry::Outlines,
                             const RegionOptions &options = {}) {
    Feedback feedback;
    EXPECT_TRUE(writeRegions(probability, tempDir.file(name), options, feedback, geometry));
    return read(name);
  }

  std::vector<Feature> read(const std::string &name) {
    std::vector<Feature> found;
    const test::Dataset dataset(GDALDataset::Open(tempDir.file(name).c_str(), GDAL_OF_VECTOR));
    EXPECT_TRUE(dataset) << name;
    for (const auto &feature : *dataset->GetLayer(0)) {
      Feature one;
      for (int i = 0; i < feature->GetFieldCount(); ++i)
        if (feature->IsFieldSetAndNotNull(i))
          one.values.emplace(feature->GetFieldDefnRef(i)->GetNameRef(), feature->GetFieldAsString(i));
      one.geometry.reset(feature->GetGeometryRef()->clone());
      found.push_back(std::move(one));
    }
    return found;
  }

  std::vector<std::string> fieldsOf(const std::string &name) {
    const test::Dataset dataset(GDALDataset::Open(tempDir.file(name).c_str(), GDAL_OF_VECTOR));
    std::vector<std::string> names;
    const OGRFeatureDefn &definition = *dataset->GetLayer(0)->GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i)
      names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    return names;
  }
};

/// Ten pixels by ten in a corner.
double square(int x, int y) {
  return x >= 2 && x < 12 && y >= 1 && y < 11 ? 0.9 : 0.1;
}

double oneColumn(int x, int /*y*/) {
  return x < 4 ? 0.9 : 0.0;
}

TEST_F(RegionFields, OfASquareInUtm) {
  items.insert({{"XEMAP_READING", "road"},
                {"XEMAP_PRESENCE", "0.8125"},
                {"XEMAP_ASKED_AT", "2026-03-01T23:05:09Z"},
                {"XEMAP_SOURCE", "Town (/data/town.tif)"}});
  make({}, &square);
  RegionOptions options;
  options.threshold = 0.625;
  const auto found = write("r.gpkg", RegionGeometry::Outlines, options);
  ASSERT_EQ(found.size(), 1U);
  const auto &values = found[0].values;
  EXPECT_EQ(values.at("source"), "Town (/data/town.tif)");
  EXPECT_EQ(values.at("reading"), "road");
  EXPECT_EQ(values.at("asked_at"), "2026/03/01 23:05:09+00");
  EXPECT_EQ(values.at("rank"), "1");
  EXPECT_EQ(found[0].number("threshold"), 0.625);
  EXPECT_EQ(found[0].number("presence"), 0.8125);
  EXPECT_NEAR(found[0].centroid().x, 600000.0 + 7 * 0.5, 1e-6);
  EXPECT_NEAR(found[0].centroid().y, 5800000.0 - 6 * 0.5, 1e-6);
  // The scale of the projection 100 km beside its central meridian.
  const double scale = 0.9996 * (1.0 + 1e10 / (2.0 * 6.383e6 * 6.383e6 * 0.9996 * 0.9996));
  EXPECT_NEAR(found[0].number("perimeter_m") * scale, 20.0, 2e-4);
  EXPECT_NEAR(found[0].number("area_m2") * scale * scale, 25.0, 5e-4);
  EXPECT_THAT(fieldsOf("r.gpkg"),
              ElementsAre("expression", "mean_prob", "max_prob", "area_m2", "model", "perimeter_m", "rank",
                          "centroid_x", "centroid_y", "threshold", "presence", "reading", "source", "asked_at"));
}

TEST_F(RegionFields, PerimeterInDegreesIsThatOnTheEllipsoid) {
  RasterPlan plan;
  plan.width = plan.height = 100;
  plan.crs = "EPSG:4326";
  plan.geotransform = {10.0, 0.01, 0, 60.5, 0, -0.01};
  make(plan, [](int, int) { return 0.9; });
  const auto found = write();
  ASSERT_EQ(found.size(), 1U);
  const double a = 6378137.0;
  const double e2 = (2.0 - 1.0 / 298.257223563) / 298.257223563;
  const double degree = M_PI / 180.0;
  const auto parallel = [&](double latitude) {
    const double s = std::sin(latitude * degree);
    return a * std::cos(latitude * degree) / std::sqrt(1.0 - e2 * s * s) * degree;
  };
  double meridian = 0.0;
  for (int i = 0; i < 10000; ++i) {
    const double s = std::sin((59.5 + (i + 0.5) / 10000) * degree);
    meridian += a * (1.0 - e2) / std::pow(1.0 - e2 * s * s, 1.5) * degree / 10000;
  }
  EXPECT_NEAR(found[0].number("perimeter_m") / (2.0 * meridian + parallel(59.5) + parallel(60.5)), 1.0, 1e-6);
  EXPECT_NEAR(found[0].centroid().x, 10.5, 1e-9);
  EXPECT_NEAR(found[0].centroid().y, 60.0, 1e-9);
}

TEST_F(RegionFields, FeetBecomeMetres) {
  RasterPlan plan;
  plan.geotransform = {0, 10, 0, 1000, 0, -10};
  plan.crs = R"(LOCAL_CS["site",LOCAL_DATUM["site",0],UNIT["foot",0.3048],AXIS["X",EAST],AXIS["Y",NORTH]])";
  make(plan, &square);
  EXPECT_NEAR(write()[0].number("perimeter_m"), 400 * 0.3048, 1e-6);
  EXPECT_NEAR(write()[0].number("area_m2"), 10000 * 0.3048 * 0.3048, 1e-6);
  plan.crs = "EPSG:2263"; // Near its standard parallels, where a foot on the map is one on the ground.
  plan.geotransform = {985000, 10, 0, 210000, 0, -10};
  make(plan, &square);
  EXPECT_NEAR(write()[0].number("perimeter_m") / (400 * 1200.0 / 3937.0), 1.0, 1e-4);
}

TEST_F(RegionFields, WithoutACrsSizesAreInPixels) {
  for (const std::vector<double> &transform :
       {std::vector<double>{}, std::vector<double>{600000, 0.5, 0.1, 5800000, 0.2, -1.5}}) {
    RasterPlan plan;
    plan.crs = "";
    plan.geotransform = transform;
    make(plan, &oneColumn);
    const auto found = write();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].number("area_px"), 48.0, 1e-6);
    EXPECT_NEAR(found[0].number("perimeter_px"), 32.0, 1e-6);
    EXPECT_EQ(found[0].values.count("perimeter_m"), 0U);
  }
}

TEST_F(RegionFields, PerimeterIsOfAllRings) {
  RasterPlan plan;
  plan.crs = "";
  plan.geotransform = {};
  make(plan, [](int x, int y) { return x >= 1 && x < 8 && y >= 1 && y < 8 && !(x == 4 && y == 4) ? 0.9 : 0.0; });
  EXPECT_NEAR(write()[0].number("perimeter_px"), 28.0 + 4.0, 1e-9);
}

TEST_F(RegionFields, PointOfARingLiesOnIt) {
  RasterPlan plan;
  plan.width = plan.height = 41;
  make(plan, [](int x, int y) {
    const double distance = std::hypot(x - 20, y - 20);
    return distance > 14 && distance < 18 ? 0.9 : 0.0;
  });
  const auto found = write();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].holds({600000.0 + 20.5 * 0.5, 5800000.0 - 20.5 * 0.5})) << "a ring has nothing in its middle";
  EXPECT_TRUE(found[0].holds(found[0].centroid()));
}

TEST_F(RegionFields, RankIsByAreaAndThenByPlace) {
  RasterPlan plan;
  plan.crs = ""; // So that sizes that are equal are exactly that.
  plan.width = plan.height = 30;
  // Sides 2, 4 and 2 in a row, then 2 below, further left.
  make(plan, [](int x, int y) {
    const bool first = x >= 10 && x < 12 && y >= 2 && y < 4;
    const bool large = x >= 15 && x < 19 && y >= 2 && y < 6;
    const bool right = x >= 22 && x < 24 && y >= 2 && y < 4;
    const bool below = x >= 3 && x < 5 && y >= 12 && y < 14;
    return first || large || right || below ? 0.9 : 0.0;
  });
  std::map<long, Point> byRank;
  for (const Feature &feature : write())
    byRank[std::lround(feature.number("rank"))] = feature.centroid();
  ASSERT_EQ(byRank.size(), 4U);
  // Half a map unit a pixel, below the first corner.
  const std::array<Point, 4> expected{Point{17, 4}, Point{11, 3}, Point{23, 3}, Point{4, 13}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(byRank.at(static_cast<long>(i) + 1).x, 600000.0 + 0.5 * expected[i].x, 1e-6) << i;
    EXPECT_NEAR(byRank.at(static_cast<long>(i) + 1).y, 5800000.0 - 0.5 * expected[i].y, 1e-6) << i;
  }
}

TEST_F(RegionFields, RanksOfNoiseFollowTheAreas) {
  RasterPlan plan;
  plan.width = plan.height = 120;
  make(plan, [](int x, int y) { return test::patternValue(3, x, y) / 250.0; });
  RegionOptions options;
  options.threshold = 0.7;
  options.minAreaM2 = 0.6;
  std::map<long, double> areas;
  for (const Feature &feature : write("r.gpkg", RegionGeometry::Outlines, options))
    EXPECT_TRUE(areas.emplace(std::lround(feature.number("rank")), feature.number("area_m2")).second);
  ASSERT_GT(areas.size(), 100U);
  EXPECT_EQ(areas.begin()->first, 1);
  EXPECT_EQ(areas.rbegin()->first, static_cast<long>(areas.size())) << "what is left out has no rank";
  for (auto next = std::next(areas.begin()); next != areas.end(); ++next)
    EXPECT_LE(next->second, std::prev(next)->second);
}

TEST_F(RegionFields, MoreRegionsThanMemoryKeepsComeBackAsTheyWere) {
  RasterPlan plan;
  plan.width = plan.height = 400;
  plan.crs = "";
  // One pixel each, whose probability tells where it is.
  make(plan, [](int x, int y) { return x % 2 == 0 && y % 2 == 0 ? 0.5 + (x + 400 * y) / 400000.0 : 0.0; });
  const auto found = write("r.fgb");
  ASSERT_EQ(found.size(), 40000U);
  for (const Feature &feature : found) {
    const int x = static_cast<int>(std::floor((feature.centroid().x - 600000.0) / 0.5));
    const int y = static_cast<int>(std::floor((5800000.0 - feature.centroid().y) / 0.5));
    ASSERT_NEAR(feature.number("max_prob"), 0.5 + (x + 400 * y) / 400000.0, 1e-6);
    ASSERT_EQ(std::lround(feature.number("rank")), y / 2 * 200 + x / 2 + 1) << "all are as large";
  }
}

TEST_F(RegionFields, WhatIsNotKnownIsNull) {
  for (const auto &[presence, asked] : {std::pair("", ""), std::pair("often", "yesterday"), std::pair("2", "12")}) {
    items = {{"XEMAP_VERSION", "0.1"}, {"XEMAP_PRESENCE", presence}, {"XEMAP_ASKED_AT", asked}};
    make({}, &square);
    const auto found = write();
    ASSERT_EQ(found.size(), 1U);
    for (const char *field : {"expression", "model", "source", "reading", "presence", "asked_at"})
      EXPECT_EQ(found[0].values.count(field), 0U) << field << " of '" << presence << "'";
    for (const char *field : {"mean_prob", "max_prob", "area_m2", "perimeter_m", "threshold", "rank", "centroid_x"})
      EXPECT_EQ(found[0].values.count(field), 1U) << field;
  }
}

TEST_F(RegionFields, AreTheSameInEveryFormat) {
  const std::string reading = "Häuser \"am\" Fluß · <beside>: 'a' & b; река 🌾";
  items.insert({{"XEMAP_READING", reading}, {"XEMAP_PRESENCE", "0.25"}, {"XEMAP_ASKED_AT", "2026-03-01T23:05:09Z"}});
  make({}, &square);
  const double perimeter = write()[0].number("perimeter_m");
  for (const char *name : {"r.geojson", "r.fgb", "r.gml", "r.kml", "r.sqlite"}) {
    SCOPED_TRACE(name);
    const auto found = write(name);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].values.at("reading"), reading);
    EXPECT_EQ(found[0].number("presence"), 0.25);
    EXPECT_NEAR(found[0].number("perimeter_m"), perimeter, 1e-6);
    EXPECT_THAT(found[0].values.at("asked_at"), HasSubstr("23:05:09"));
    EXPECT_EQ(found[0].values.count("source"), 0U);
    EXPECT_TRUE(found[0].holds(found[0].centroid())) << "the centroid is in another CRS than the outline";
  }
  for (const char *name : {"r.geojson", "r.fgb", "r.gml"})
    EXPECT_TRUE(isOwnVector(tempDir.file(name))) << name;
}

TEST_F(RegionFields, OfAShapefileStayApartWhenTheyAreCut) {
  items.insert({{"XEMAP_READING", "road"}, {"XEMAP_ASKED_AT", "2026-03-01T23:05:09Z"}});
  for (const bool onGround : {true, false}) {
    std::set<std::string> cut;
    for (const RegionField &field : regionFields(onGround))
      EXPECT_TRUE(cut.insert(field.name.substr(0, 10)).second) << field.name;
    RasterPlan plan;
    if (!onGround)
      plan.crs = "";
    make(plan, &square);
    const auto found = write(onGround ? "r.shp" : "p.shp");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].values.at("asked_at"), "2026-03-01T23:05:09Z");
    EXPECT_NEAR(found[0].number("perimeter_"), onGround ? 20.0 : 40.0, 0.01);
    EXPECT_EQ(found[0].values.at("rank"), "1");
    EXPECT_EQ(found[0].values.count("presence"), 0U);
    const auto names = fieldsOf(onGround ? "r.shp" : "p.shp");
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), cut);
    EXPECT_TRUE(isOwnVector(tempDir.file(onGround ? "r.shp" : "p.shp")));
  }
}

TEST_F(RegionFields, PointsHaveTheFieldsOfTheirRegions) {
  make({}, &square);
  const auto outline = write();
  for (const char *name : {"p.gpkg", "p.shp", "p.geojson"}) {
    SCOPED_TRACE(name);
    const auto found = write(name, RegionGeometry::Points);
    ASSERT_EQ(found.size(), 1U);
    ASSERT_EQ(wkbFlatten(found[0].geometry->getGeometryType()), wkbPoint);
    EXPECT_NEAR(found[0].geometry->toPoint()->getX(), found[0].centroid().x, 1e-6);
    EXPECT_NEAR(found[0].geometry->toPoint()->getY(), found[0].centroid().y, 1e-6);
    EXPECT_NEAR(found[0].number("area_m2"), outline[0].number("area_m2"), 1e-6);
    EXPECT_TRUE(isOwnVector(tempDir.file(name)));
    EXPECT_EQ(write(name, RegionGeometry::Points).size(), 1U) << "its own older file is not replaced";
  }
}

TEST_F(RegionFields, FilesOfOlderVersionsAreKnownAndThoseOfOthersAreNot) {
  const auto isOwnWith = [&](const std::vector<const char *> &fields) {
    const std::string path = tempDir.file("old.gpkg");
    VSIUnlink(path.c_str());
    {
      GDALAllRegister();
      const test::Dataset dataset(
          GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
      OGRLayer *layer = dataset->CreateLayer("regions", nullptr, wkbMultiPolygon);
      for (const char *name : fields) {
        OGRFieldDefn field(name, OFTString);
        EXPECT_EQ(layer->CreateField(&field), OGRERR_NONE);
      }
    }
    return isOwnVector(path);
  };
  EXPECT_TRUE(isOwnWith({"expression", "mean_prob", "max_prob", "area_m2", "model"}));
  EXPECT_TRUE(isOwnWith({"expression", "mean_prob", "max_prob", "area_px", "model", "date"}));
  EXPECT_TRUE(isOwnWith({"expression", "mean_prob", "max_prob", "area_m2", "model", "rank", "area_proj", "date"}));
  EXPECT_FALSE(isOwnWith({"expression", "mean_prob", "max_prob", "area_m2", "model", "owner"}));
  EXPECT_FALSE(isOwnWith({"expression", "mean_prob", "max_prob", "area_m2", "area_px", "model"}));
  EXPECT_FALSE(isOwnWith({"expression", "mean_prob", "max_prob", "area_m2", "perimeter_px", "model"}));
  EXPECT_FALSE(isOwnWith({"source", "presence", "rank", "area_m2"}));
}

} // namespace
} // namespace xemap::raster
