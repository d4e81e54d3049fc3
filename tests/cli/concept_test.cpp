// SPDX-License-Identifier: GPL-2.0-or-later
// `xemap concept`, and examples for `xemap map`.
#include <filesystem>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "map_fixture.h"

namespace xemap::test {

namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

class ConceptCommand : public MapTest {
protected:
  CliResult learn(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"concept", "learn", "--model", modelFolder()});
    return runCli(arguments, withModels());
  }

  CliResult apply(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"concept", "apply", "--model", modelFolder()});
    return runCli(arguments, withModels());
  }

  std::string taught(const std::string &name = "c.json") const {
    const auto result = learn({goodRaster(), "-o", out(name), "--words", "river", "--like", yes, "--unlike", no});
    EXPECT_EQ(result.exitCode, 0) << result.errors;
    return out(name);
  }

  const std::string yes = "500010,5599960,500030,5599980";
  const std::string no = "500100,5599920,500120,5599940";
};

} // namespace

TEST_F(ConceptCommand, LearnsShowsAndApplies) {
  const auto result = learn({goodRaster(), "-o", out("c.json"), "--words", "river", "--like", yes, "--unlike", no,
                             "--name", "our rivers", "--license", "CC0-1.0", "--author", "us", "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  const auto summary = Json::parse(result.output);
  EXPECT_EQ(summary["like"], 1);
  EXPECT_EQ(summary["unlike"], 1);
  const auto shown = runCli({"concept", "show", out("c.json"), "--json"}, withModels());
  ASSERT_EQ(shown.exitCode, 0) << shown.errors;
  const auto card = Json::parse(shown.output);
  EXPECT_EQ(card["name"], "our rivers");
  EXPECT_EQ(card["words"], "river");
  EXPECT_EQ(card["places"].size(), 2U);
  EXPECT_EQ(card["license"], "CC0-1.0");
  EXPECT_THAT(runCli({"concept", "show", out("c.json")}, withModels()).output, HasSubstr("our rivers"));
  const auto applied = apply({out("c.json"), goodRaster(), "-o", out("p.tif"), "--json"});
  ASSERT_EQ(applied.exitCode, 0) << applied.errors;
  EXPECT_EQ(Json::parse(applied.output)["grid"]["width"], 300);
  EXPECT_FALSE(readFile(out("p.tif")).empty());
}

TEST_F(ConceptCommand, PlacesAreLeftOutOnRequest) {
  ASSERT_EQ(learn({goodRaster(), "-o", out("c.json"), "--like", yes, "--no-places"}).exitCode, 0);
  EXPECT_THAT(readFile(out("c.json")), ::testing::Not(HasSubstr("POLYGON")));
}

TEST_F(ConceptCommand, GoesOnFromAConceptAndOverSeveralRasters) {
  const auto first = taught();
  const auto other = tempDir.file("other.tif");
  writeTestRaster(other);
  const auto result =
      learn({goodRaster(), other, "-o", out("d.json"), "--words", "river", "--like", yes, "--from", first, "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  const auto summary = Json::parse(result.output);
  EXPECT_EQ(summary["like"], 3);
  EXPECT_EQ(summary["extents"], 3);
  EXPECT_EQ(summary["name"], "c") << "the name of what it goes on from";
}

TEST_F(ConceptCommand, WhatMakesNoSenseIsRefused) {
  EXPECT_EQ(learn({goodRaster(), "-o", out("c.json")}).exitCode, 1);
  EXPECT_EQ(learn({goodRaster(), "-o", out("c.json"), "--like", "1,1,2,2"}).exitCode, 1) << "beside the raster";
  EXPECT_FALSE(std::filesystem::exists(out("c.json")));
  writeFile(out("bad.json"), "{}");
  const auto result = apply({out("bad.json"), goodRaster(), "-o", out("p.tif")});
  EXPECT_EQ(result.exitCode, 1);
  EXPECT_THAT(result.errors, HasSubstr("bad.json"));
  EXPECT_FALSE(std::filesystem::exists(out("p.tif")));
}

TEST_F(ConceptCommand, AChangedConceptIsRefused) {
  auto json = Json::parse(readFile(taught()));
  json["name"] = "changed";
  writeFile(out("changed.json"), json.dump());
  EXPECT_THAT(apply({out("changed.json"), goodRaster(), "-o", out("p.tif")}).errors, HasSubstr("checksum"));
}

TEST_F(ConceptCommand, MapTakesExamplesOfBothKindsFromVectorFiles) {
  writeFile(tempDir.file("samples.geojson"), R"({"type": "FeatureCollection",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}, "features": [
    {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [500020, 5599970]}},
    {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [500050, 5599950]}}]})");
  const auto words = map({goodRaster(), "river", "-o", out("words.tif")});
  ASSERT_EQ(words.exitCode, 0) << words.errors;
  const auto result =
      map({goodRaster(), "river", "-o", out("p.tif"), "--like", tempDir.file("samples.geojson"), "--unlike",
           "POLYGON ((500100 5599920, 500120 5599920, 500120 5599940, 500100 5599920))", "--unlike", no});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_NE(readFile(out("p.tif")), readFile(out("words.tif")));
  const auto missing = map({goodRaster(), "river", "-o", out("q.tif"), "--like", "nothing.gpkg"});
  EXPECT_EQ(missing.exitCode, 1);
  EXPECT_THAT(missing.errors, HasSubstr("--like"));
}

} // namespace xemap::test
