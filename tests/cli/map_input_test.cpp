// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>

#include "map_fixture.h"

namespace xemap::test {

namespace {

using Mentions = std::vector<std::string>;

class MapRasterInput : public MapTest {
protected:
  CliResult mapFile(const std::string &name) const {
    return map(
        {tempDir.file(name), "building", "-o", out("p.tif"), "--mask", out("m.tif"), "--regions", out("r.gpkg")});
  }
};

TEST_F(MapRasterInput, MissingIsRefused) {
  expectRefusal(mapFile("none.tif"), 1, {"none.tif", "no such file"});
}

TEST_F(MapRasterInput, ThatIsNoRasterIsRefused) {
  writeFile(tempDir.file("text.tif"), "this is a letter, not an image");
  expectRefusal(mapFile("text.tif"), 1, {"text.tif"});
}

TEST_F(MapRasterInput, FolderIsRefused) {
  std::filesystem::create_directory(tempDir.file("folder"));
  expectRefusal(mapFile("folder"), 1, {"folder"});
}

TEST_F(MapRasterInput, TruncatedIsRefusedHoweverMuchIsLeft) {
  for (const double share : {0.9, 0.6, 0.3, 0.01}) {
    writeTestRaster(tempDir.file("cut.tif"));
    truncateFile(tempDir.file("cut.tif"), share);
    SCOPED_TRACE(share);
    expectRefusal(mapFile("cut.tif"), 1, {"cut.tif"});
  }
}

TEST_F(MapRasterInput, WithoutBandsIsRefused) {
  writeFile(tempDir.file("bare.vrt"), "<VRTDataset rasterXSize=\"64\" rasterYSize=\"64\"/>");
  expectRefusal(mapFile("bare.vrt"), 1, {"bare.vrt"});
}

TEST_F(MapRasterInput, OfNothingButNodataIsRefused) {
  TestRaster empty;
  empty.nodata = 0;
  empty.sample = [](int, int, int) { return 0; };
  writeTestRaster(tempDir.file("empty.tif"), empty);
  expectRefusal(mapFile("empty.tif"), 1, {"empty.tif", "nodata"});
}

TEST_F(MapRasterInput, WithoutTheBandsAskedForIsRefused) {
  for (const char *bands : {"1,2,4", "0,1,2", "-1,1,2"}) {
    SCOPED_TRACE(bands);
    expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), std::string("--bands=") + bands}), 1,
                  {"good.tif", "band"});
  }
}

TEST_F(MapRasterInput, ExtentCrsNeedsACrsToTransformTo) {
  TestRaster bare;
  bare.crs.clear();
  writeTestRaster(tempDir.file("bare.tif"), bare);
  expectRefusal(
      map({tempDir.file("bare.tif"), "building", "-o", out("p.tif"), "--extent=1,2,3,4", "--extent-crs", "EPSG:4326"}),
      1, {"bare.tif", "CRS"});
}

struct BadValue {
  const char *name;
  Mentions options;
  Mentions mentions;
};

class MapValue : public MapTest, public ::testing::WithParamInterface<BadValue> {};

TEST_P(MapValue, IsRefusedWithOneLine) {
  Mentions arguments{goodRaster(), "building", "-o", out("p.tif"), "--regions", out("r.gpkg")};
  arguments.insert(arguments.end(), GetParam().options.begin(), GetParam().options.end());
  expectRefusal(map(arguments), 1, GetParam().mentions);
}

INSTANTIATE_TEST_SUITE_P(
    Cli, MapValue,
    ::testing::Values(
        BadValue{"ExtentOutside", {"--extent=0,0,10,10"}, {"extent", "misses"}},
        BadValue{"ExtentBesideTheRaster", {"--extent=500150.5,5599900,500200,5600000"}, {"extent", "misses"}},
        BadValue{"ExtentEmpty", {"--extent=500010,5599950,500010,5599990"}, {"extent"}},
        BadValue{"ExtentInvertedInX", {"--extent=500060,5599950,500010,5599990"}, {"extent"}},
        BadValue{"ExtentInvertedInY", {"--extent=500010,5599990,500060,5599950"}, {"extent"}},
        BadValue{"ExtentNaN", {"--extent=nan,5599950,500060,5599990"}, {"extent", "nan"}},
        BadValue{"ExtentInfinite", {"--extent=-inf,5599950,500060,5599990"}, {"extent", "inf"}},
        BadValue{"ExtentCrsUnknown", {"--extent=14,50,16,51", "--extent-crs", "EPSG:999999"}, {"EPSG:999999"}},
        BadValue{"ExtentCrsNonsense", {"--extent=14,50,16,51", "--extent-crs", "wherever"}, {"wherever"}},
        BadValue{"ExtentCrsEmpty", {"--extent=14,50,16,51", "--extent-crs", ""}, {"CRS"}},
        BadValue{"ExtentInvertedInAnotherCrs", {"--extent=16,50,14,51", "--extent-crs", "EPSG:4326"}, {"16"}},
        BadValue{"ExtentNaNInAnotherCrs", {"--extent=nan,50,14,51", "--extent-crs", "EPSG:4326"}, {"nan"}},
        BadValue{"ExtentBeyondAnotherCrs", {"--extent=-500,100,500,200", "--extent-crs", "EPSG:4326"}, {"500"}},
        BadValue{"GsdZero", {"--gsd", "0"}, {"0"}}, BadValue{"GsdNegative", {"--gsd=-1"}, {"-1"}},
        BadValue{"GsdNaN", {"--gsd", "nan"}, {"nan"}},
        BadValue{"ThresholdAboveOne", {"--threshold", "1.5"}, {"threshold", "1.5"}},
        BadValue{"ThresholdNegative", {"--threshold=-0.1"}, {"threshold", "-0.1"}},
        BadValue{"ThresholdNaN", {"--threshold", "nan"}, {"threshold", "nan"}},
        BadValue{"MinAreaNegative", {"--min-area=-3"}, {"--min-area", "-3"}},
        BadValue{"MinAreaInfinite", {"--min-area", "inf"}, {"--min-area", "inf"}},
        BadValue{"SimplifyNaN", {"--simplify", "nan"}, {"--simplify", "nan"}},
        BadValue{"ThreadsZero", {"--threads", "0"}, {"--threads", "0"}},
        BadValue{"ThreadsNegative", {"--threads=-2"}, {"--threads", "-2"}},
        BadValue{"MemoryTooLittle", {"--max-memory", "1"}, {"memory", "1 MB"}},
        BadValue{"MemoryNone", {"--max-memory", "0"}, {"--max-memory", "0"}},
        BadValue{"MemoryNegative", {"--max-memory=-1000"}, {"--max-memory", "-1000"}},
        BadValue{"MemoryNaN", {"--max-memory", "nan"}, {"--max-memory", "nan"}}),
    [](const auto &parameter) { return parameter.param.name; });

TEST_F(MapTest, BrokenEnvironmentIsNamed) {
  CliSetting noProj;
  noProj.environment = {{"PROJ_LIB", tempDir.file("nowhere")}, {"PROJ_DATA", tempDir.file("nowhere")}};
  expectRefusal(map({goodRaster(), "road", "-o", out("p.tif")}, noProj), 1, {"PROJ", "proj.db", "nowhere"});
  CliSetting noGdal;
  noGdal.environment = {{"GDAL_DATA", tempDir.file("nowhere")}};
  expectRefusal(map({goodRaster(), "road", "-o", out("p.tif")}, noGdal), 1, {"GDAL_DATA", "nowhere"});
}

class MapExpression : public MapTest {
protected:
  CliResult ask(const std::string &expression) const { return map({goodRaster(), expression, "-o", out("p.tif")}); }

  void expectAnswer(const std::string &expression) const {
    const CliResult result = ask(expression);
    EXPECT_EQ(result.exitCode, 0) << result.errors;
    for (const std::string &line : result.messages())
      EXPECT_THAT(
          line, ::testing::AnyOf(::testing::StartsWith("xemap: warning: "), ::testing::StartsWith("xemap: read as: ")));
    EXPECT_THAT(outputNames(), ::testing::ElementsAre("p.tif"));
  }
};

TEST_F(MapExpression, EmptyIsRefused) {
  expectRefusal(ask(""), 1, {"expression"});
}

TEST_F(MapExpression, BlankIsRefused) {
  expectRefusal(ask(" \t\n "), 1, {"expression"});
}

TEST_F(MapExpression, TooLongIsRefusedWithoutRepeatingIt) {
  std::string expression;
  while (expression.size() < 10'000)
    expression += "building ";
  const CliResult result = ask(expression);
  expectRefusal(result, 1, {"expression"});
  EXPECT_LT(result.errors.size(), 500U);
}

TEST_F(MapExpression, OfEmojiOnlyIsRefused) {
  expectRefusal(ask("\U0001F3E0\U0001F3ED\u2693"), 1, {"expression"});
}

TEST_F(MapExpression, OfControlCharactersOnlyIsRefused) {
  expectRefusal(ask("\x01\x02\x1b\x7f"), 1, {"expression"});
}

TEST_F(MapExpression, ThatIsNotUtf8IsRefused) {
  expectRefusal(ask("building \xff\xfe"), 1, {"expression"});
}

TEST_F(MapExpression, RightToLeftIsAnswered) {
  expectAnswer("\u0628\u064a\u0648\u062a \u0628\u062c\u0627\u0646\u0628 \u0627\u0644\u0646\u0647\u0631");
}

TEST_F(MapExpression, WithControlCharactersIsAnswered) {
  expectAnswer("hou\tses\nbeside\rthe \x1b river");
}

TEST_F(MapExpression, OfUnknownWordsIsAnsweredWithAWarning) {
  const CliResult result = ask("qzxv wfblrg");
  EXPECT_EQ(result.exitCode, 0);
  ASSERT_EQ(result.messages().size(), 1U) << result.errors;
  EXPECT_THAT(result.messages()[0], ::testing::StartsWith("xemap: warning: "));
}

} // namespace

} // namespace xemap::test
