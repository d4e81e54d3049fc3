// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <thread>

#include <gmock/gmock.h>
#include <sys/mount.h>

#include "map_fixture.h"

namespace xemap::test {

namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class MapAtomic : public MapTest {
protected:
  /// The arguments that ask for every kind of output of a raster.
  std::vector<std::string> allOutputs(const std::string &raster) const {
    return {raster,       "building",  "-o",          out("p.tif"),  "--mask",
            out("m.tif"), "--regions", out("r.gpkg"), "--threshold", "0"};
  }

  /// Those of an earlier run.
  void writeOldOutputs() {
    ASSERT_EQ(map(allOutputs(goodRaster())).exitCode, 0);
    for (const char *name : {"m.tif", "p.tif", "r.gpkg"})
      mOld[name] = readFile(out(name));
  }

  void expectOldOutputs() const {
    EXPECT_THAT(outputNames(), ElementsAre("m.tif", "p.tif", "r.gpkg"));
    for (const auto &[name, content] : mOld)
      EXPECT_EQ(readFile(out(name)) == content, true) << name;
  }

  /// A raster that keeps the command busy long enough to be interrupted, though its file is small.
  std::string largeRaster(int side) const {
    TestRaster large;
    large.width = large.height = side;
    large.sparse = true;
    const std::string path = tempDir.file("large.tif");
    writeTestRaster(path, large);
    return path;
  }

  /// `xemap map` at work on a large raster, its progress display begun.
  std::unique_ptr<CliProcess> startLong(int side = 8192) const {
    auto arguments = allOutputs(largeRaster(side));
    arguments.insert(arguments.begin(), "map");
    auto process = std::make_unique<CliProcess>(arguments, withModels());
    EXPECT_TRUE(process->waitForErrors("0."));
    return process;
  }

private:
  std::map<std::string, std::string> mOld; ///< By name.
};

TEST_F(MapAtomic, OutputMustNotBeTheInput) {
  const std::string raster = goodRaster();
  const std::string before = readFile(raster);
  expectRefusal(map({raster, "building", "-o", raster}), 1, {"good.tif", "input"});
  expectRefusal(map({raster, "building", "-o", out("p.tif"), "--mask", raster}), 1, {"good.tif", "input"});
  expectRefusal(map({raster, "building", "-o", out("../good.tif")}), 1, {"good.tif", "input"});
  EXPECT_EQ(readFile(raster), before);
}

TEST_F(MapAtomic, OutputMustNotBeALinkToTheInput) {
  fs::create_hard_link(goodRaster(), tempDir.file("hard.tif"));
  fs::create_symlink(goodRaster(), tempDir.file("soft.tif"));
  expectRefusal(map({goodRaster(), "building", "-o", tempDir.file("hard.tif")}), 1, {"hard.tif", "input"});
  expectRefusal(map({goodRaster(), "building", "-o", tempDir.file("soft.tif")}), 1, {"soft.tif", "input"});
}

TEST_F(MapAtomic, OutputMustNotBeASourceOfAVirtualRaster) {
  writeTestRaster(tempDir.file("source.tif"));
  writeFile(tempDir.file("virtual.vrt"), R"(<VRTDataset rasterXSize="300" rasterYSize="200">
  <VRTRasterBand dataType="Byte" band="1"><SimpleSource><SourceFilename relativeToVRT="1">source.tif</SourceFilename>
  <SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>)");
  expectRefusal(map({tempDir.file("virtual.vrt"), "building", "-o", tempDir.file("source.tif")}), 1,
                {"source.tif", "input"});
}

TEST_F(MapAtomic, OutputsMustDiffer) {
  expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), "--mask", out("p.tif")}), 1, {"p.tif", "twice"});
  expectRefusal(
      map({goodRaster(), "building", "-o", out("p.tif"), "--mask", out("m.tif"), "--regions", out("./m.tif")}), 1,
      {"m.tif", "twice"});
}

TEST_F(MapAtomic, PlaceThatCannotBeWrittenIsRefused) {
  writeFile(tempDir.file("file"), "");
  fs::create_directory(tempDir.file("folder"));
  for (const std::string &place : {tempDir.file("none/p.tif"), tempDir.file("file/p.tif"), tempDir.file("folder"),
                                   std::string("/proc/p.tif"), std::string("/dev/null"), std::string()}) {
    SCOPED_TRACE(place);
    expectRefusal(map({goodRaster(), "building", "-o", place}), 1, {place});
  }
  for (const std::string option : {"--mask", "--regions"})
    expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), option, "/proc/x"}), 1, {"/proc/x"});
  for (const std::string option : {"--mask", "--regions"})
    expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), option, ""}), 1, {"empty"});
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(MapAtomic, RefusalKeepsExistingOutputs) {
  writeOldOutputs();
  auto arguments = allOutputs(goodRaster());
  arguments[1] = "!";
  EXPECT_EQ(map(arguments).exitCode, 1);
  expectOldOutputs();
}

TEST_F(MapAtomic, FileThatGrowsTooLargeLeavesNothingAtAnyStage) {
  TestRaster raster;
  raster.width = raster.height = 100;
  writeTestRaster(tempDir.file("raster.tif"), raster);
  writeOldOutputs();
  // The probability of so small a raster takes less than an empty GeoPackage: each of the two meets the limit.
  for (const auto &[limit, culprit] : {std::pair(0, "p.tif"), std::pair(3'000, "p.tif"), std::pair(20'000, "p.tif"),
                                       std::pair(60'000, "r.gpkg"), std::pair(90'000, "r.gpkg")}) {
    SCOPED_TRACE(limit);
    CliSetting setting;
    setting.fileSizeLimit = limit;
    const CliResult result = map(allOutputs(tempDir.file("raster.tif")), setting);
    EXPECT_EQ(result.exitCode, 1);
    ASSERT_EQ(result.messages().size(), 1U) << result.errors;
    EXPECT_THAT(result.messages()[0], StartsWith("xemap: error: " + out(culprit)));
    EXPECT_EQ(result.messages()[0].find(".xemap-"), std::string::npos) << "a temporary name is none the user knows";
    expectOldOutputs();
  }
}

TEST_F(MapAtomic, FullDiskLeavesNothing) {
  fs::create_directory(out("disk"));
  if (::mount("tmpfs", out("disk").c_str(), "tmpfs", 0, "size=256k") != 0)
    GTEST_SKIP() << "this process may not mount a small disk";
  auto arguments = allOutputs(largeRaster(2048));
  for (std::string &argument : arguments)
    if (argument.rfind(outputFolder.string(), 0) == 0)
      argument.insert(outputFolder.string().size(), "/disk");
  const CliResult result = map(arguments);
  const bool nothingLeft = fs::is_empty(out("disk"));
  ::umount(out("disk").c_str());
  EXPECT_EQ(result.exitCode, 1) << result.errors;
  EXPECT_EQ(result.messages().size(), 1U) << result.errors;
  EXPECT_TRUE(nothingLeft);
}

TEST_F(MapAtomic, OutputThatCannotBePutInPlaceTakesTheOthersBack) {
  ASSERT_EQ(map({goodRaster(), "building", "-o", out("old.tif"), "--mask", out("m.tif")}).exitCode, 0);
  fs::remove(out("old.tif"));
  const std::string old = readFile(out("m.tif"));
  const auto process = startLong(2048);
  // The probability comes last into place; by then the mask and the regions are there.
  fs::create_directory(out("p.tif"));
  const CliResult result = process->wait();
  EXPECT_EQ(result.exitCode, 1) << result.errors;
  ASSERT_EQ(result.messages().size(), 1U) << result.errors;
  EXPECT_THAT(result.messages()[0], HasSubstr("p.tif"));
  EXPECT_THAT(outputNames(), ElementsAre("m.tif", "p.tif"));
  EXPECT_EQ(readFile(out("m.tif")) == old, true);
}

TEST_F(MapAtomic, InterruptLeavesNothing) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const auto process = startLong();
    process->send(signal);
    const CliResult result = process->wait();
    EXPECT_EQ(result.exitCode, 130) << result.errors;
    EXPECT_EQ(result.output, "");
    EXPECT_THAT(result.messages(), ElementsAre("xemap: cancelled"));
    EXPECT_THAT(outputNames(), IsEmpty());
  }
}

TEST_F(MapAtomic, InterruptBeforeTheFirstPixelLeavesNothing) {
  auto arguments = allOutputs(largeRaster(8192));
  arguments.insert(arguments.begin(), "map");
  CliProcess process(arguments, withModels());
  // The first output's temporary file shows that the handler is in place and the model being loaded.
  while (outputNames().empty())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  process.send(SIGINT);
  const CliResult result = process.wait();
  EXPECT_EQ(result.exitCode, 130) << result.errors;
  EXPECT_THAT(outputNames(), IsEmpty());
}

TEST_F(MapAtomic, InterruptEndsTheStatisticsOfAHugeRaster) {
  auto arguments = allOutputs(largeRaster(60'000));
  arguments.insert(arguments.begin(), "map");
  CliProcess process(arguments, withModels());
  ASSERT_TRUE(process.waitForErrors("0"));
  process.send(SIGINT);
  const CliResult result = process.wait(); // To its end this run would take an hour.
  EXPECT_EQ(result.exitCode, 130) << result.errors;
  EXPECT_THAT(result.messages(), ElementsAre("xemap: cancelled"));
  EXPECT_THAT(outputNames(), IsEmpty());
}

TEST_F(MapAtomic, InterruptKeepsExistingOutputs) {
  writeOldOutputs();
  const auto process = startLong();
  process->send(SIGINT);
  EXPECT_EQ(process->wait().exitCode, 130);
  expectOldOutputs();
}

TEST_F(MapAtomic, KilledRunLeavesNoFileUnderAFinalName) {
  const auto process = startLong();
  process->send(SIGKILL);
  EXPECT_EQ(process->wait().signal, SIGKILL);
  EXPECT_FALSE(outputNames().empty());
  for (const std::string &name : outputNames())
    EXPECT_THAT(name, StartsWith(".xemap-"));
  ASSERT_EQ(map({goodRaster(), "building", "-o", out("next.tif")}).exitCode, 0);
  EXPECT_THAT(outputNames(), ElementsAre("next.tif")) << "the next run cleans up";
}

TEST_F(MapAtomic, RunningRunIsNoLeftoverToAnother) {
  const auto process = startLong(2048);
  ASSERT_EQ(map({goodRaster(), "building", "-o", out("next.tif")}).exitCode, 0);
  EXPECT_EQ(process->wait().exitCode, 0);
  EXPECT_THAT(outputNames(), ElementsAre("m.tif", "next.tif", "p.tif", "r.gpkg"));
}

} // namespace

} // namespace xemap::test
