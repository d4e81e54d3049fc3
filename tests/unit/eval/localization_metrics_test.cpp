// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/localization_metrics.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace {

using namespace xemap::eval;

/// A line of tests/golden/localization.txt; localization_reference.py says how it was made.
struct GoldenCase {
  int width = 0;
  int height = 0;
  LocalizationOptions options;
  std::vector<std::vector<double>> blobs;   ///< x, y, spread, height.
  std::vector<std::vector<double>> regions; ///< x0, y0, x1, y1.
  std::vector<double> scores;               ///< Rsu, Ras, Rda, Rmi.
};

std::vector<std::vector<double>> readRows(const std::string &text, std::size_t length) {
  std::istringstream in(text);
  std::vector<std::vector<double>> rows;
  for (double value = 0.0; in >> value;) {
    if (rows.empty() || rows.back().size() == length)
      rows.emplace_back();
    rows.back().push_back(value);
  }
  return rows;
}

std::vector<GoldenCase> readGolden() {
  std::ifstream file(XEMAP_SOURCE_DIR "/tests/golden/localization.txt");
  std::vector<GoldenCase> cases;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string part;
    GoldenCase golden;
    std::getline(fields, part, '|');
    std::istringstream(part) >> golden.width >> golden.height >> golden.options.smoothingPx >>
        golden.options.suppressionPx;
    std::getline(fields, part, '|');
    golden.blobs = readRows(part, 4);
    std::getline(fields, part, '|');
    golden.regions = readRows(part, 4);
    std::getline(fields, part, '|');
    golden.scores = readRows(part, 4).at(0);
    cases.push_back(golden);
  }
  return cases;
}

TEST(Localize, AgreesWithTheIndependentComputation) {
  const auto cases = readGolden();
  ASSERT_EQ(cases.size(), 7U);
  for (const auto &golden : cases) {
    ScoreMap map{golden.width, golden.height, {}, {}};
    std::vector<std::uint8_t> truth;
    for (int y = 0; y < golden.height; ++y)
      for (int x = 0; x < golden.width; ++x) {
        double total = 0.0;
        for (const auto &blob : golden.blobs)
          total += blob[3] / (1.0 + ((x - blob[0]) * (x - blob[0]) + (y - blob[1]) * (y - blob[1])) / blob[2]);
        map.scores.push_back(static_cast<float>(total));
        bool inside = false;
        for (const auto &region : golden.regions)
          inside = inside || (x >= region[0] && y >= region[1] && x <= region[2] && y <= region[3]);
        truth.push_back(inside ? 1 : 0);
      }
    std::vector<std::vector<Vertex>> regions;
    for (const auto &region : golden.regions)
      regions.push_back(
          {{region[0], region[1]}, {region[2], region[1]}, {region[2], region[3]}, {region[0], region[3]}});
    const auto scores = localize(map, truth, regions, golden.options);
    EXPECT_NEAR(scores.significance, golden.scores[0], 1e-6);
    EXPECT_NEAR(scores.offset, golden.scores[1], 1e-6);
    EXPECT_NEAR(scores.discreteness, golden.scores[2], 1e-6);
    EXPECT_NEAR(scores.indicator, golden.scores[3], 1e-6);
  }
}

TEST(LocalizationOptions, KeepTheSourcesWindowsForLargeImages) {
  const auto large = LocalizationOptions::scaledTo(8000, 5000);
  EXPECT_EQ(large.smoothingPx, 50);
  EXPECT_EQ(large.suppressionPx, 1000);
  const auto small = LocalizationOptions::scaledTo(500, 400);
  EXPECT_EQ(small.smoothingPx, 5);
  EXPECT_EQ(small.suppressionPx, 100);
}

TEST(RegionsOf, AreTheBordersOfComponents) {
  std::vector<std::uint8_t> truth(10 * 8, 0);
  for (int y = 1; y <= 3; ++y)
    for (int x = 1; x <= 3; ++x)
      truth[static_cast<std::size_t>(y * 10 + x)] = 1;
  truth[7 * 10 + 9] = 1;
  const auto regions = regionsOf(truth, 10, 8);
  ASSERT_EQ(regions.size(), 2U);
  EXPECT_EQ(regions[0].size(), 8U);
  EXPECT_EQ(regions[1].size(), 1U);
}

} // namespace
