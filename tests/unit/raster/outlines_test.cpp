// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/outlines.h"

#include <fstream>

#include <ogrsf_frmts.h>

#include <gmock/gmock.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/error.h"

namespace xemap::raster {
namespace {

using test::errorOf;
using ::testing::HasSubstr;

const std::string utm33 = "EPSG:32633";

std::string wktOf(const std::string &crs) {
  OGRSpatialReference reference;
  reference.SetFromUserInput(crs.c_str());
  char *text = nullptr;
  reference.exportToWkt(&text);
  const std::string wkt = text;
  CPLFree(text);
  return wkt;
}

class Outlines : public test::TempDirTest {
protected:
  std::vector<Outline> outlines(const std::string &text, const std::optional<std::string> &crs = {}) const {
    return outlinesOf(text, "--like", crs, wktOf(utm33));
  }

  Error refusal(const std::string &text) const {
    return errorOf([&] { outlines(text); });
  }

  std::string write(const std::string &name, const std::string &content) const {
    std::ofstream(tempDir.file(name)) << content;
    return tempDir.file(name);
  }
};

} // namespace

TEST_F(Outlines, BoxesAndPointsAreReadAsTheyStand) {
  const auto box = outlines("500010, 5599960,500030,5599980");
  ASSERT_EQ(box.size(), 1U);
  ASSERT_EQ(box[0].size(), 4U);
  EXPECT_EQ(box[0][0].x, 500010.0);
  EXPECT_EQ(box[0][2].y, 5599980.0);
  const auto point = outlines("500010.5,5599960");
  ASSERT_EQ(point.size(), 1U);
  ASSERT_EQ(point[0].size(), 1U);
  EXPECT_EQ(point[0][0].x, 500010.5);
}

TEST_F(Outlines, WktMayHaveSeveralPolygonsAndPoints) {
  const auto found =
      outlines("GEOMETRYCOLLECTION (MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1)), ((9 9, 8 9, "
               "8 8, 9 9))), MULTIPOINT ((5 6), (7 8)), LINESTRING (0 0, 1 1))");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].size(), 3U) << "the outer ring, without its closing point";
  EXPECT_EQ(found[3].size(), 1U);
  EXPECT_EQ(found[3][0].y, 8.0);
}

TEST_F(Outlines, WhatIsWrittenOutMayBeInAnotherCrs) {
  const auto found = outlines("POINT (15 50.5)", "EPSG:4326");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0][0].x, 500000.0, 0.01);
  EXPECT_NEAR(found[0][0].y, 5594239.0, 3000.0);
  EXPECT_EQ(errorOf([&] { outlines("1,2", "wherever"); }).code(), ErrorCode::InvalidArgument);
  EXPECT_EQ(errorOf([] { outlinesOf("1,2", "--like", "EPSG:4326", ""); }).code(), ErrorCode::InvalidArgument);
}

TEST_F(Outlines, SourcesSayTheirOwnCrsAndGiveAllTheirFeatures) {
  const auto path = write("a.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [15, 50.5]}},
    {"type": "Feature", "properties": {}, "geometry": null},
    {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[15, 50], [15.1, 50], [15.1, 50.1], [15, 50]]]}}]})");
  const auto found = outlines(path);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NEAR(found[0][0].x, 500000.0, 0.01);
  EXPECT_EQ(found[1].size(), 3U);
}

TEST_F(Outlines, OneLayerOfSeveralCanBeNamed) {
  const auto path = tempDir.file("two.gpkg");
  {
    const test::Dataset made(
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference crs;
    crs.SetFromUserInput(utm33.c_str());
    for (const auto &[name, x] : {std::pair("yes", 1.0), {"no", 2.0}}) {
      auto *layer = made->CreateLayer(name, &crs, wkbPoint, nullptr);
      OGRFeature feature(layer->GetLayerDefn());
      OGRPoint point(x, 3.0);
      feature.SetGeometry(&point);
      ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
  }
  EXPECT_EQ(outlines(path).size(), 2U);
  const auto named = outlines(path + "|layername=no");
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0][0].x, 2.0);
  EXPECT_THAT(refusal(path + "|layername=maybe").what(), HasSubstr("maybe"));
}

TEST_F(Outlines, WhatIsNoneOfThemIsRefused) {
  EXPECT_EQ(refusal("nothing.gpkg").code(), ErrorCode::NotFound);
  EXPECT_THAT(refusal("nothing.gpkg").what(), HasSubstr("--like"));
  EXPECT_EQ(refusal(write("text.txt", "no vectors")).code(), ErrorCode::Unreadable);
  for (const std::string text : {"3,2,1,4", "1,2,3", "1,2,3,4,5", "LINESTRING (0 0, 1 1)"})
    EXPECT_EQ(refusal(text).code(), ErrorCode::InvalidArgument) << text;
  EXPECT_EQ(refusal("").code(), ErrorCode::NotFound);
  EXPECT_EQ(refusal("POLYGON ((0 0, 1").code(), ErrorCode::NotFound);
}

} // namespace xemap::raster
