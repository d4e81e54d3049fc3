// SPDX-License-Identifier: GPL-2.0-or-later
// Places that an output must not harm, with a run that is killed, interrupted or out of room at several moments.
// XEMAP_HARM_MOMENTS sets how many; tests/bench/outputs.sh runs ten.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <thread>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>
#include <sys/stat.h>

#include "map_fixture.h"
#include "support/points_file.h"
#include "xemap/base/hidden_folder.h"

namespace xemap::test {

namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;
using Arguments = std::vector<std::string>;

/// How many features the layers of somebody have. Opened as QGIS does: what SQLite was killed in is undone.
std::int64_t theirFeatures(const std::string &path) {
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
  std::int64_t count = 0; // Those of XeMap are polygons.
  for (const char *name : {"parcels", "points", "regions"})
    if (OGRLayer *layer = dataset ? dataset->GetLayerByName(name) : nullptr; layer && layer->GetGeomType() == wkbPoint)
      count += layer->GetFeatureCount();
  return count;
}

using Content = std::map<std::string, std::string>;

/// All there is in a folder: names with contents, or with what they are.
Content contentOf(const fs::path &folder) {
  Content content;
  for (const auto &entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = fs::relative(entry.path(), folder).string();
    if (entry.is_symlink())
      content[name] = "link to " + fs::read_symlink(entry.path()).string();
    else
      content[name] = entry.is_regular_file() ? readFile(entry.path().string()) : "no file";
  }
  return content;
}

/// A way to end a run.
enum class End { Killed, Interrupted, OutOfRoom };

class MapHarm : public MapTest {
protected:
  /// What lies in the output folder before, and where the run writes to.
  struct Target {
    std::function<void()> prepare;
    Arguments outputs;
  };

  std::string raster = tempDir.file("raster.tif");
  int good = 0;
  int all = 0;

  static int moments() {
    const char *wanted = std::getenv("XEMAP_HARM_MOMENTS");
    return wanted ? std::max(1, std::atoi(wanted)) : 1;
  }

  std::map<std::string, Target> targets() const {
    const auto own = [this] {
      writeTestRaster(raster, sized(40));
      map({raster, "building", "-o", out("p.tif"), "--mask", out("m.tif"), "--regions", out("r.shp"), "--threshold",
           "0"});
      writeTestRaster(raster, sized(700));
      writeFile(out("p.tif.aux.xml"), "<PAMDataset/>");
    };
    const auto file = [this](const char *name) { return [this, name] { writeFile(out(name), "somebody's"); }; };
    return {
        {"own outputs", {own, {"-o", out("p.tif"), "--mask", out("m.tif"), "--regions", out("r.shp")}}},
        {"a raster", {[this] { writeTestRaster(out("p.tif")); }, {"-o", out("p.tif")}}},
        {"the input", {[this] { fs::copy_file(raster, out("p.tif")); }, {"-o", raster}}},
        {"a link to the input", {[this] { fs::create_symlink(raster, out("p.tif")); }, {"-o", out("p.tif")}}},
        {"a second name of the input",
         {[this] { fs::create_hard_link(raster, out("p.tif")); }, {"-o", out("q.tif"), "--mask", out("p.tif")}}},
        {"a link to a raster",
         {[this] {
            writeTestRaster(out("real.tif"));
            fs::create_symlink("real.tif", out("p.tif"));
          },
          {"-o", out("p.tif")}}},
        {"a container",
         {[this] {
            writePoints(out("r.gpkg"), "GPKG", {"parcels", "points"});
          },
          {"-o", out("p.tif"), "--regions", out("r.gpkg")}}},
        {"a container with a layer of that name",
         {[this] {
            writePoints(out("r.gpkg"), "GPKG", {"parcels", "regions"});
          },
          {"-o", out("p.tif"), "--regions", out("r.gpkg")}}},
        {"a Shapefile",
         {[this] { writePoints(out("r.shp"), "ESRI Shapefile", {"r"}); },
          {"-o", out("p.tif"), "--regions", out("r.shp")}}},
        {"a part of a Shapefile", {file("r.dbf"), {"-o", out("p.tif"), "--regions", out("r.shp")}}},
        {"an archive", {file("r.zip"), {"-o", out("p.tif"), "--regions", out("r.zip")}}},
        {"a pipe",
         {[this] { ::mkfifo(out("p.tif").c_str(), 0600); }, {"-o", out("p.tif"), "--regions", out("r.geojson")}}},
        {"a text", {file("p.png"), {"-o", out("p.png")}}},
    };
  }

  static TestRaster sized(int side) {
    TestRaster square;
    square.width = square.height = side;
    return square;
  }

  Arguments commandFor(const Target &target) const {
    Arguments arguments{"map", raster, "building", "--threshold", "0"};
    arguments.insert(arguments.end(), target.outputs.begin(), target.outputs.end());
    return arguments;
  }

  void reset(const Target &target) const {
    fs::remove_all(outputFolder);
    fs::create_directory(outputFolder);
    writeTestRaster(raster, sized(700));
    target.prepare();
  }

  /// Runs to an end of that kind; the exit code.
  int runUntil(const Target &target, End end, double share, Clock::duration whole) const {
    CliSetting setting = withModels();
    if (end == End::OutOfRoom)
      setting.fileSizeLimit = static_cast<unsigned long long>(share * 400'000.0);
    CliProcess process(commandFor(target), setting);
    if (end != End::OutOfRoom) {
      std::this_thread::sleep_for(std::chrono::duration_cast<Clock::duration>(share * whole));
      process.send(end == End::Killed ? SIGKILL : SIGINT);
    }
    return process.wait().exitCode;
  }

  /// Nothing that was there is lost, and nothing is there that was not, but for the outputs of a run that came to its
  /// end: `finished` are the names then.
  bool isUnharmed(const Content &before, const std::string &rasterBefore, const Content &finished, int exitCode,
                  End end) const {
    if (end == End::Killed)
      const HiddenFolder next(out("next.tif")); // As the next run here makes one.
    bool unharmed = readFile(raster) == rasterBefore;
    if (before.count("r.gpkg") != 0)
      unharmed = unharmed && theirFeatures(out("r.gpkg")) == 10;
    const auto now = contentOf(outputFolder);
    for (const auto &[name, content] : now)
      unharmed = unharmed && name.find(".xemap-") == std::string::npos;
    if (before == now)
      return unharmed && exitCode != 0;
    // One that was killed after its outputs were in place has no exit code to tell so.
    if (exitCode != 0 && end != End::Killed)
      return false;
    // The statistics of an older raster have gone with it.
    for (const auto &[name, content] : before)
      unharmed = unharmed && (now.count(name) != 0 || name == "p.tif.aux.xml");
    for (const auto &[name, content] : finished)
      unharmed = unharmed && now.count(name) != 0 && now.size() == finished.size() &&
                 (before.count(name) == 0 || (before.at(name) == now.at(name)) == (before.at(name) == content));
    return unharmed;
  }
};

TEST_F(MapHarm, NothingIsLostAndNothingIsLeft) {
  const int count = moments();
  for (const auto &[name, target] : targets()) {
    SCOPED_TRACE(name);
    reset(target);
    const auto start = Clock::now();
    runCli(commandFor(target), withModels());
    const auto whole = Clock::now() - start;
    const auto finished = contentOf(outputFolder);
    for (const End end : {End::Killed, End::Interrupted, End::OutOfRoom})
      for (int moment = 0; moment < count; ++moment) {
        reset(target);
        const auto before = contentOf(outputFolder);
        const std::string rasterBefore = readFile(raster);
        const double share = (moment + 0.5) / count;
        const int exitCode = runUntil(target, end, share, whole);
        const bool unharmed = isUnharmed(before, rasterBefore, finished, exitCode, end);
        std::string there;
        for (const auto &[file, content] : contentOf(outputFolder))
          there += ' ' + file;
        EXPECT_TRUE(unharmed) << "ended in way " << static_cast<int>(end) << " at " << share << ", exit code "
                              << exitCode << "; there:" << there;
        good += unharmed ? 1 : 0;
        ++all;
      }
  }
  std::cout << "nothing lost, nothing left: " << good << " of " << all << '\n';
}

} // namespace

} // namespace xemap::test
