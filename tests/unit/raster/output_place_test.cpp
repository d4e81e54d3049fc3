// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/output_place.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include "support/points_file.h"
#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/own_output.h"

namespace xemap::raster {
namespace {

namespace fs = std::filesystem;

using test::errorOf;
using test::RasterPlan;
using test::writePoints;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

std::string bytesOf(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Names of the layers, each with its number of features.
std::vector<std::string> layersOf(const std::string &path) {
  std::vector<std::string> layers;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  EXPECT_TRUE(dataset) << path;
  for (OGRLayer *layer : dataset->GetLayers())
    layers.push_back(std::string(layer->GetName()) + " " + std::to_string(layer->GetFeatureCount()));
  return layers;
}

class OutputPlace : public test::TempDirTest {
protected:
  std::string probability = tempDir.file("prob.tif");

  OutputPlace() {
    RasterPlan plan;
    plan.bands = 1;
    plan.type = GDT_Float32;
    const auto dataset = test::createRaster(probability, plan);
    dataset->SetMetadataItem("XEMAP_EXPRESSION", "fields");
    test::fillBand(*dataset, 1, [](int x, int) { return x < 4 ? 0.9 : 0.1; });
  }

  void expectRefused(const std::string &path, OutputKind kind, ErrorCode code, const std::string &part) {
    const auto error = errorOf([&] {
      OutputSet outputs;
      addOutput(outputs, path, kind);
    });
    EXPECT_EQ(error.code(), code) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(path));
    EXPECT_THAT(error.what(), HasSubstr(part));
  }

  bool write(const std::string &path) {
    Feedback feedback;
    return writeRegions(probability, path, {}, feedback);
  }
};

TEST_F(OutputPlace, TheFormatFollowsTheName) {
  for (const auto &[name, driver] :
       {std::pair("r.gpkg", "GPKG"), std::pair("r.GeoJSON", "GeoJSON"), std::pair("r.json", "GeoJSON"),
        std::pair("r.shp", "ESRI Shapefile"), std::pair("r.fgb", "FlatGeobuf"), std::pair("r.gml", "GML")}) {
    const std::string path = tempDir.file(name);
    ASSERT_TRUE(write(path));
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(dataset) << name;
    EXPECT_STREQ(dataset->GetDriver()->GetDescription(), driver);
    EXPECT_EQ(dataset->GetLayer(0)->GetFeatureCount(), 1) << name;
    EXPECT_TRUE(isOwnVector(path)) << name;
    ASSERT_TRUE(write(path)) << "over the one before: " << name;
  }
}

TEST_F(OutputPlace, GeoJsonIsInDegreesAsItsReadersExpect) {
  const std::string path = tempDir.file("r.geojson");
  ASSERT_TRUE(write(path));
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  OGREnvelope box;
  ASSERT_EQ(dataset->GetLayer(0)->GetExtent(&box), OGRERR_NONE);
  EXPECT_NEAR(box.MinX, 16.47, 0.05);
  EXPECT_NEAR(box.MinY, 52.34, 0.05);
}

TEST_F(OutputPlace, NamesWithoutAFormatAndFormatsThatLoseAreRefusedBeforeTheWork) {
  for (const char *name : {"r", "r.", "r.abc", "r.zip", "r.ovr"})
    for (const OutputKind kind : {OutputKind::Probability, OutputKind::Regions})
      expectRefused(tempDir.file(name), kind, ErrorCode::Unsupported, "ending");
  expectRefused(tempDir.file("r.csv"), OutputKind::Regions, ErrorCode::Unsupported, ".csv)");
  expectRefused(tempDir.file("r.gpx"), OutputKind::Regions, ErrorCode::Unsupported, "GPX");
  expectRefused(tempDir.file("p.jpg"), OutputKind::Probability, ErrorCode::Unsupported, "JPEG");
  expectRefused(tempDir.file("p.vrt"), OutputKind::Mask, ErrorCode::Unsupported, "Virtual");
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("prob.tif"));
}

TEST_F(OutputPlace, FilesOfOthersAreKept) {
  writePoints(tempDir.file("theirs.shp"), "ESRI Shapefile", {"theirs"});
  writePoints(tempDir.file("theirs.geojson"), "GeoJSON", {"theirs"});
  test::createRaster(tempDir.file("theirs.tif"), {});
  for (const char *name : {"notes.tif", "notes.gpkg", "empty.tif", "empty.shp"})
    std::ofstream(tempDir.file(name)) << (name[0] == 'n' ? "notes" : "");
  for (const char *name : {"theirs.tif", "notes.tif", "empty.tif"})
    for (const OutputKind kind : {OutputKind::Probability, OutputKind::Mask})
      expectRefused(tempDir.file(name), kind, ErrorCode::Unwritable, "did not make");
  for (const char *name : {"theirs.shp", "theirs.geojson", "notes.gpkg", "empty.shp"}) {
    const std::string before = bytesOf(tempDir.file(name));
    expectRefused(tempDir.file(name), OutputKind::Regions, ErrorCode::Unwritable, "did not make");
    EXPECT_EQ(bytesOf(tempDir.file(name)), before);
  }
}

TEST_F(OutputPlace, PartsOfOthersAreKept) {
  for (const char *name : {"r.dbf", "p.tif.aux.xml"})
    std::ofstream(tempDir.file(name)) << "theirs";
  expectRefused(tempDir.file("r.shp"), OutputKind::Regions, ErrorCode::Unwritable, "r.dbf");
  expectRefused(tempDir.file("p.tif"), OutputKind::Probability, ErrorCode::Unwritable, "p.tif.aux.xml");
}

TEST_F(OutputPlace, WhatIsNoFileOnADiskIsRefused) {
  for (const char *path : {"/vsimem/r.gpkg", "/vsizip/archive.zip/r.gpkg", "/vsistdout/r.geojson"})
    expectRefused(path, OutputKind::Regions, ErrorCode::Unwritable, "virtual");
  expectRefused("/dev/null", OutputKind::Regions, ErrorCode::Unwritable, "device");
  fs::create_directory(tempDir.file("r.gpkg"));
  expectRefused(tempDir.file("r.gpkg"), OutputKind::Regions, ErrorCode::Unwritable, "folder");
}

TEST_F(OutputPlace, AContainerGetsALayerMore) {
  const std::string path = tempDir.file("theirs.gpkg");
  writePoints(path, "GPKG", {"parcels", "points"});
  ASSERT_TRUE(write(path));
  EXPECT_THAT(layersOf(path), UnorderedElementsAre("parcels 5", "points 5", "regions 1"));
  ASSERT_TRUE(write(path)) << "in place of the one before";
  EXPECT_THAT(layersOf(path), UnorderedElementsAre("parcels 5", "points 5", "regions 1"));
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("prob.tif", "theirs.gpkg"));
}

TEST_F(OutputPlace, ALayerOfThatNameThatIsSomebodyElsesIsKept) {
  const std::string path = tempDir.file("theirs.gpkg");
  writePoints(path, "GPKG", {"parcels", "regions"});
  expectRefused(path, OutputKind::Regions, ErrorCode::Unwritable, "layer 'regions'");
  EXPECT_THAT(layersOf(path), UnorderedElementsAre("parcels 5", "regions 5"));
}

TEST_F(OutputPlace, AContainerIsAsItWasWhenTheRunIsCancelledOrAnotherOutputFails) {
  const std::string path = tempDir.file("theirs.gpkg");
  writePoints(path, "GPKG", {"parcels"});
  const std::string before = bytesOf(path);
  Feedback cancelled;
  cancelled.cancel();
  EXPECT_FALSE(writeRegions(probability, path, {}, cancelled));
  EXPECT_EQ(bytesOf(path), before);
  {
    OutputSet outputs;
    addOutput(outputs, path, OutputKind::Regions); // Nothing is written there: it cannot be brought in.
    std::ofstream(addOutput(outputs, tempDir.file("m.tif"), OutputKind::Mask)) << "mask";
    errorOf([&] { outputs.commit(); });
  }
  EXPECT_THAT(layersOf(path), UnorderedElementsAre("parcels 5"));
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("prob.tif", "theirs.gpkg"));
}

TEST_F(OutputPlace, WhatPeopleKeepInAFileOfRegionsIsKept) {
  const std::string path = tempDir.file("r.gpkg");
  ASSERT_TRUE(write(path));
  {
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    dataset->ExecuteSQL("CREATE TABLE qgis_projects (name TEXT, content BLOB)", nullptr, nullptr);
    dataset->ExecuteSQL("INSERT INTO qgis_projects VALUES ('survey', x'00')", nullptr, nullptr);
  }
  EXPECT_FALSE(isOwnVector(path));
  ASSERT_TRUE(write(path));
  EXPECT_THAT(layersOf(path), testing::Contains("qgis_projects 1"));
  EXPECT_THAT(layersOf(path), testing::Contains("regions 1"));
}

} // namespace
} // namespace xemap::raster
