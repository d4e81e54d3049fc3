// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli_process.h"
#include "support/temp_dir.h"

namespace xemap::test {

/// A raster to be made for a test.
struct TestRaster {
  int width = 300;
  int height = 200;
  int bands = 3;
  std::string crs = "EPSG:32633"; ///< Empty: none.
  std::optional<std::array<double, 6>> geotransform = std::array<double, 6>{500000.0, 0.5, 0.0, 5600000.0, 0.0, -0.5};
  std::optional<double> nodata;
  bool palette = false;
  bool sparse = false; ///< Only the header is written; all pixels are 0.
  /// The sample of a column, row and band.
  std::function<int(int, int, int)> sample = [](int x, int y, int band) {
    return (x * 3 + y * 5 + band * 40) % 200 + 1;
  };
};

/// Writes a tiled byte GeoTIFF.
void writeTestRaster(const std::string &path, const TestRaster &raster = {});

/// Cuts a file to a share of its length.
void truncateFile(const std::string &path, double share);

std::string readFile(const std::string &path);
void writeFile(const std::string &path, const std::string &content);

/// Runs of `xemap map` with a small model of random weights as the default one, and an output folder of their own.
class MapTest : public TempDirTest {
protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();

  MapTest();

  /// The path of a file in the output folder.
  std::string out(const std::string &name) const { return (outputFolder / name).string(); }

  /// Runs `xemap map` with these arguments.
  CliResult map(std::vector<std::string> arguments, CliSetting setting = {}) const;

  /// A raster that has all a raster can have.
  std::string goodRaster() const;

  /// Expects a refusal: the exit code, exactly one line on stderr that holds each of `mentions`, nothing on stdout and
  /// nothing in the output folder.
  void expectRefusal(const CliResult &result, int exitCode, const std::vector<std::string> &mentions) const;

  /// The names in the output folder, hidden ones included, in order.
  std::vector<std::string> outputNames() const;

  static CliSetting withModels(CliSetting setting = {});
  static std::string modelFolder();

  std::filesystem::path outputFolder;

private:
  static TempDir *sModels;
};

} // namespace xemap::test
