// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/synthetic_set.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"

namespace {

using namespace xemap::data;
using namespace xemap::data::synth;
namespace fs = std::filesystem;

class SyntheticSet : public xemap::test::TempDirTest {
protected:
  SyntheticSetOptions options(const std::string &name) const {
    SyntheticSetOptions options;
    options.directory = tempDir.file(name);
    options.name = name;
    options.seed = 5;
    options.count = 3;
    options.width = 96;
    options.height = 72;
    options.gsdLow = 0.8;
    options.gsdHigh = 3.0;
    options.expressionCount = 12;
    return options;
  }

  void expectRefused(const SyntheticSetOptions &refused) {
    xemap::Feedback feedback;
    try {
      writeSyntheticSet(refused, feedback);
      FAIL() << "expected an error";
    } catch (const xemap::Error &error) {
      EXPECT_EQ(error.code(), xemap::ErrorCode::InvalidArgument) << error.what();
    }
    EXPECT_TRUE(tempDir.names().empty());
  }
};

std::string bytesOf(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST_F(SyntheticSet, IsAWholeXemapSet) {
  double progress = 0.0;
  xemap::Feedback feedback([&progress](double fraction) { progress = fraction; });
  ASSERT_TRUE(writeSyntheticSet(options("set"), feedback).has_value());
  EXPECT_DOUBLE_EQ(progress, 1.0);
  const XemapSet set = readXemapSet(tempDir.file("set"));
  EXPECT_EQ(set.images.size(), 3U);
  EXPECT_TRUE(findSetProblems(tempDir.file("set"), set).empty());
  for (const SetImage &image : set.images) {
    EXPECT_GE(image.gsdMetres.value(), 0.8);
    EXPECT_LE(image.gsdMetres.value(), 3.0);
    EXPECT_EQ(image.split, "train");
  }
}

TEST_F(SyntheticSet, TheSameOptionsWriteTheSameFiles) {
  xemap::Feedback feedback;
  writeSyntheticSet(options("a"), feedback);
  SyntheticSetOptions again = options("b");
  again.name = "a";
  writeSyntheticSet(again, feedback);
  int files = 0;
  for (const auto &entry : fs::recursive_directory_iterator(tempDir.path() / "a")) {
    if (!entry.is_regular_file())
      continue;
    const fs::path relative = fs::relative(entry.path(), tempDir.path() / "a");
    EXPECT_EQ(bytesOf(entry.path()), bytesOf(tempDir.path() / "b" / relative)) << relative;
    ++files;
  }
  EXPECT_GT(files, 10);
}

TEST_F(SyntheticSet, ASceneDependsOnItsOwnSeedOnly) {
  xemap::Feedback feedback;
  SyntheticSetOptions from5 = options("five");
  SyntheticSetOptions from6 = options("six");
  from6.seed = 6;
  writeSyntheticSet(from5, feedback);
  writeSyntheticSet(from6, feedback);
  EXPECT_EQ(bytesOf(tempDir.file("five/images/scene_00001.png")), bytesOf(tempDir.file("six/images/scene_00000.png")));
}

TEST_F(SyntheticSet, CancellingLeavesNothing) {
  xemap::Feedback feedback([&feedback](double) { feedback.cancel(); });
  EXPECT_FALSE(writeSyntheticSet(options("set"), feedback).has_value());
  EXPECT_TRUE(tempDir.names().empty());
}

TEST_F(SyntheticSet, PicturesCanBeLaidOnAMap) {
  xemap::Feedback feedback;
  SyntheticSetOptions mapped = options("set");
  mapped.georeference = true;
  const XemapSet set = writeSyntheticSet(mapped, feedback).value();
  for (int i = 0; i < 2; ++i) {
    const SetImage &image = set.images[static_cast<std::size_t>(i)];
    const std::unique_ptr<GDALDataset> picture(
        GDALDataset::Open(tempDir.file("set/" + image.file).c_str(), GDAL_OF_RASTER));
    ASSERT_NE(picture, nullptr);
    double transform[6];
    ASSERT_EQ(picture->GetGeoTransform(transform), CE_None);
    EXPECT_DOUBLE_EQ(transform[0], 431400.0 + i * 96 * 3.0);
    EXPECT_DOUBLE_EQ(transform[1], *image.gsdMetres);
    ASSERT_NE(picture->GetSpatialRef(), nullptr);
    EXPECT_STREQ(picture->GetSpatialRef()->GetAuthorityCode(nullptr), "32633");
  }
}

TEST_F(SyntheticSet, RefusesWhatItCannotMake) {
  SyntheticSetOptions refused = options("set");
  refused.count = 0;
  expectRefused(refused);
  refused = options("set");
  refused.width = 20;
  expectRefused(refused);
  refused = options("set");
  refused.gsdHigh = 0.5;
  expectRefused(refused);
  refused = options("set");
  refused.gsdLow = std::numeric_limits<double>::quiet_NaN();
  expectRefused(refused);
  refused = options("set");
  refused.expressionCount = 0;
  expectRefused(refused);
}

} // namespace
