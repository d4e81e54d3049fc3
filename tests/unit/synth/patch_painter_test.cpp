// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/patch_painter.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/pixels.h"
#include "xemap/data/synth/synthetic_set.h"
#include "xemap/spatial/distance_field.h"

namespace {

using namespace xemap::data;
using namespace xemap::data::synth;

/// A corpus whose classes are plain colours: a painted land use shows which class it was taken from.
class PatchPainting : public xemap::test::TempDirTest {
protected:
  PatchPainting() {
    std::string rows;
    int number = 0;
    for (const char *name :
         {"Farmland", "Forest", "Meadow", "BareLand", "DenseResidential", "MediumResidential", "SparseResidential",
          "Industrial", "StorageTanks", "Parking", "Airport", "Port", "Stadium", "Playground", "BaseballField"}) {
      const auto level = static_cast<std::uint8_t>(15 * ++number);
      RgbImage picture{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, level)};
      std::filesystem::create_directories(tempDir.file("corpus/" + std::string(name)));
      const std::string file = std::string(name) + "/1.png";
      writePng(tempDir.file("corpus/" + file), picture);
      rows += R"({"file": ")" + file + R"(", "cls": ")" + name + R"(", "split": "valid", "captions": ["a )" + name +
              "\"]}\n";
    }
    std::ofstream(tempDir.file("corpus/captions.jsonl")) << rows;
  }

  std::string corpus() const { return tempDir.file("corpus"); }
};

TEST_F(PatchPainting, ShowsEachLandUseByPicturesOfItsClass) {
  Scene scene = makeScene({3, 160, 160, 6.0, LayoutKind::Mixed});
  xemap::Random random(1);
  PatchPainter(corpus(), "", {}).paint(scene, random);
  std::size_t fields = 0;
  for (int y = 0; y < 160; ++y)
    for (int x = 0; x < 160; ++x) {
      EXPECT_NE(scene.surface.at(x, y), Surface::Street);
      EXPECT_EQ(scene.cover.at(x, y), Cover::None);
    }
  // Inside of a field, beyond the blended border, every level is Farmland's.
  RegionMask outside(160, 160, 0);
  for (std::size_t i = 0; i < outside.size(); ++i)
    outside[i] = scene.surface[i] == Surface::Field ? 0 : 1;
  const auto inward = xemap::spatial::distanceTo(outside).distancePx;
  for (std::size_t i = 0; i < outside.size(); ++i)
    if (outside[i] == 0 && inward[i] > 4.0F) {
      EXPECT_EQ(scene.rgb[3 * i], 15);
      ++fields;
    }
  EXPECT_GT(fields, 100U);
}

TEST_F(PatchPainting, MakesSetsOfCoarseScenesOnly) {
  SyntheticSetOptions options;
  options.directory = tempDir.file("set");
  options.name = "laid out";
  options.count = 2;
  options.width = options.height = 128;
  options.gsdLow = options.gsdHigh = 6.0;
  options.patchCorpus = corpus();
  xemap::Feedback feedback;
  const auto set = writeSyntheticSet(options, feedback);
  ASSERT_TRUE(set);
  EXPECT_EQ(set->images.size(), 2U);
  EXPECT_FALSE(set->expressions.empty());
  EXPECT_TRUE(findSetProblems(options.directory, *set).empty());

  options.directory = tempDir.file("fine");
  options.gsdLow = options.gsdHigh = 2.0;
  EXPECT_THROW(writeSyntheticSet(options, feedback), xemap::Error);
  EXPECT_FALSE(std::filesystem::exists(options.directory));
}

TEST_F(PatchPainting, NeedsPicturesOfEveryLandUse) {
  std::ofstream(tempDir.file("corpus/captions.jsonl"))
      << R"({"file": "Forest/1.png", "cls": "Forest", "split": "valid", "captions": ["trees"]})" << '\n';
  try {
    PatchPainter(corpus(), "", {});
    FAIL() << "expected an error";
  } catch (const xemap::Error &error) {
    EXPECT_NE(std::string(error.what()).find("'Farmland'"), std::string::npos);
  }
}

} // namespace
