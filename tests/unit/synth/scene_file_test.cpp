// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/scene_file.h"

#include <cmath>
#include <filesystem>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/random.h"
#include "xemap/data/xemap_set.h"

namespace {

using namespace xemap::data;
using namespace xemap::data::synth;
namespace fs = std::filesystem;

class SceneFile : public xemap::test::TempDirTest {
protected:
  /// Reads the manifest beside a scene as the XeMap-set it is.
  XemapSet readManifest(const fs::path &json) {
    const fs::path folder = tempDir.path() / "as_set";
    fs::create_directories(folder);
    fs::copy_file(json, folder / "xemap-set.json", fs::copy_options::overwrite_existing);
    return readXemapSet(folder.string());
  }
};

TEST_F(SceneFile, OutlinesGiveTheirPixelsBack) {
  xemap::Random random(5);
  for (const double share : {0.02, 0.5, 0.97}) {
    RegionMask region(41, 29, 0);
    for (std::size_t i = 0; i < region.size(); ++i)
      region[i] = random.chance(share) ? 1 : 0;
    xemap::data::Mask burnt{41, 29, std::vector<std::uint8_t>(region.size(), 0)};
    burnPolygons(outlinesOf(region), burnt);
    for (std::size_t i = 0; i < region.size(); ++i)
      ASSERT_EQ(burnt.values[i] != 0, region[i] != 0) << i;
  }
  EXPECT_TRUE(outlinesOf(RegionMask(8, 8, 0)).empty());
}

TEST_F(SceneFile, WritesAGeoreferencedPictureAndItsExpressions) {
  const std::string path = tempDir.file("place.tif");
  ExpressionOptions expressions;
  expressions.count = 20;
  writeScene(path, {7, 160, 120, 1.5, LayoutKind::Mixed}, expressions);
  EXPECT_EQ(tempDir.names().size(), 2U);

  GDALAllRegister();
  const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
  ASSERT_NE(dataset, nullptr);
  EXPECT_EQ(dataset->GetRasterXSize(), 160);
  EXPECT_EQ(dataset->GetRasterYSize(), 120);
  EXPECT_EQ(dataset->GetRasterCount(), 3);
  EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "32633");
  double transform[6];
  ASSERT_EQ(dataset->GetGeoTransform(transform), CE_None);
  EXPECT_DOUBLE_EQ(transform[1], 1.5);
  EXPECT_DOUBLE_EQ(transform[5], -1.5);

  const XemapSet set = readManifest(tempDir.path() / "place.json");
  ASSERT_EQ(set.images.size(), 1U);
  EXPECT_EQ(set.images[0].file, "place.tif");
  EXPECT_EQ(set.images[0].gsdMetres, 1.5);
  EXPECT_FALSE(set.expressions.empty());
}

TEST_F(SceneFile, LeavesNothingWhereItCannotWrite) {
  const std::string path = tempDir.file("no_such_folder/place.tif");
  try {
    writeScene(path, {7, 64, 64, 1.5, LayoutKind::Mixed}, {});
    FAIL() << "expected an error";
  } catch (const xemap::Error &error) {
    EXPECT_EQ(error.code(), xemap::ErrorCode::Unwritable);
    EXPECT_NE(std::string(error.what()).find("place"), std::string::npos);
  }
  EXPECT_TRUE(tempDir.names().empty());
}

/// The bundled scene is what the command in its README makes now: its pixels but for JPEG's losses, its words and
/// regions.
TEST_F(SceneFile, TheBundledSceneIsUpToDate) {
  const fs::path bundled = fs::path(XEMAP_SOURCE_DIR) / "resources/scenes/demo.tif";
  const Scene scene = makeScene({12, 1400, 1000, 0.6, LayoutKind::Mixed});
  const RgbImage picture = readRgb(bundled.string());
  ASSERT_EQ(picture.rgb.size(), scene.rgb.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < scene.rgb.size(); ++i)
    sum += std::abs(static_cast<int>(picture.rgb[i]) - static_cast<int>(scene.rgb[i]));
  EXPECT_LT(sum / static_cast<double>(scene.rgb.size()), 6.0);

  const XemapSet set = readManifest(fs::path(bundled).replace_extension(".json"));
  ExpressionOptions options;
  options.count = 60;
  options.seed = xemap::mixSeed(12, 3);
  options.plain = true;
  std::size_t next = 0;
  for (const synth::Expression &expression : describe(scene, options)) {
    if (next == set.expressions.size() || set.expressions[next].text != expression.text)
      continue;
    const SetExpression &stored = set.expressions[next++];
    EXPECT_EQ(stored.tags, expression.tags) << stored.text;
    if (!stored.present)
      continue;
    xemap::data::Mask mask{scene.width, scene.height, std::vector<std::uint8_t>(scene.surface.size(), 0)};
    burnPolygons(stored.regions, mask);
    std::size_t differing = 0;
    for (std::size_t i = 0; i < mask.values.size(); ++i)
      differing += (mask.values[i] != 0) != (expression.mask[i] != 0) ? 1 : 0;
    EXPECT_EQ(differing, 0U) << stored.text;
  }
  EXPECT_EQ(next, set.expressions.size()) << "expressions are missing or in another order";
}

} // namespace
