// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/pack.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/data/xemap_set_writer.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::Feedback;
using xemap::test::expectError;

class Pack : public testing::Test {
protected:
  void writeCorpus() {
    xemap::test::writeJpeg(mDirectory.file("corpus/River/a.jpg"), xemap::test::gradient(30, 20));
    xemap::test::writeJpeg(mDirectory.file("corpus/Field/b.jpg"), xemap::test::gradient(20, 20));
    xemap::test::writeText(
        mDirectory.file("corpus/captions.jsonl"),
        R"({"file": "River/a.jpg", "cls": "River", "split": "train", "captions": ["a river", "A river."]})"
        "\n"
        R"({"file": "Field/b.jpg", "cls": "Field", "split": "valid", "captions": ["the fields"]})"
        "\n");
  }

  void writeSet() {
    XemapSetWriter writer(mDirectory.file("set"), "demo", "", "");
    writer.addImage("a", xemap::test::gradient(70, 30), "train", 0.5);
    writer.addImage("b", xemap::test::gradient(20, 20), "val", std::nullopt);
    writer.addExpression(
        {"e1", "a", "river", true, writer.addMask("m", xemap::test::columns(70, 30, 0, 10)), {}, Category});
    writer.addExpression({"e2", "b", "bridge", false, "", {}, Category});
    writer.finish();
  }

  PackedShard pack(const std::vector<std::string> &names, const Feedback &feedback = Feedback()) {
    ShardWriter writer(mDirectory.file("a.xmshard"), "demo", xemap::test::smallTokenizer());
    std::vector<std::string> directories;
    for (const std::string &name : names)
      directories.push_back(mDirectory.file(name));
    EXPECT_TRUE(packDirectories(directories, mOptions, writer, feedback));
    writer.finish();
    return PackedShard(mDirectory.file("a.xmshard"));
  }

  xemap::test::TempDir mDirectory;
  PackOptions mOptions;
};

TEST_F(Pack, CorpusGivesPhrasesAndDistinctCaptions) {
  writeCorpus();
  mOptions.split = "train";
  mOptions.classes = ClassTable({{"River", {}, {}, {"river", "the river"}, {}}});
  const PackedShard shard = pack({"corpus"});
  EXPECT_THAT(shard.classNames(), ElementsAre("River"));
  ASSERT_EQ(shard.images().size(), 1U);
  const PackedImage &image = shard.images()[0];
  EXPECT_EQ(image.width, 30);
  EXPECT_EQ(image.gsdMetres, 0.0F);
  EXPECT_EQ(image.sceneClass, 0);
  ASSERT_EQ(image.expressions.size(), 3U);
  EXPECT_EQ(image.expressions[1].tags, Category);
  EXPECT_EQ(image.expressions[2].tags, Caption);
  for (const PackedExpression &expression : image.expressions)
    EXPECT_EQ(expression.mask, PackedExpression::wholeImage);
}

TEST_F(Pack, SceneFolderGivesItsClasses) {
  xemap::test::writeJpeg(mDirectory.file("scenes/Grass/b.jpg"), xemap::test::gradient(20, 20));
  xemap::test::writeJpeg(mDirectory.file("scenes/Grass/a.JPG"), xemap::test::gradient(24, 20));
  xemap::test::writeJpeg(mDirectory.file("scenes/CarPark/c.jpg"), xemap::test::gradient(28, 20));
  xemap::test::writeText(mDirectory.file("scenes/Grass/notes.txt"), "no picture");
  mOptions.classes = ClassTable({{"Meadow", {"Grass"}, {}, {"meadow", "grass"}, {}}});
  const PackedShard shard = pack({"scenes"});
  EXPECT_THAT(shard.classNames(), ElementsAre("CarPark", "Meadow"));
  ASSERT_EQ(shard.images().size(), 3U);
  EXPECT_EQ(shard.images()[0].expressions.size(), 1U) << "the words of its name";
  EXPECT_EQ(shard.images()[0].expressions[0].wordCount, 2);
  EXPECT_EQ(shard.images()[1].width, 24) << "in the order of file names";
  EXPECT_EQ(shard.images()[1].expressions.size(), 2U);
}

TEST_F(Pack, SetIsCutIntoTiles) {
  writeSet();
  mOptions.maxTilePx = 40;
  const PackedShard whole = pack({"set"});
  ASSERT_EQ(whole.images().size(), 3U);
  EXPECT_EQ(whole.images()[0].width, 35);
  EXPECT_EQ(whole.images()[0].gsdMetres, 0.5F);
  EXPECT_EQ(whole.images()[0].sceneClass, -1);
  EXPECT_EQ(whole.images()[0].expressions[0].mask, 0);
  EXPECT_EQ(whole.images()[0].masks[0][0], 0xFF);
  EXPECT_EQ(whole.images()[0].masks[0][1], 0xC0);
  EXPECT_EQ(whole.images()[1].expressions[0].mask, PackedExpression::absent);
  mOptions.split = "val";
  EXPECT_EQ(pack({"set"}).images().size(), 1U);
}

TEST_F(Pack, DirectoriesFollowEachOtherAndProgressNeverFalls) {
  writeCorpus();
  writeSet();
  std::vector<double> fractions;
  const Feedback feedback([&](double fraction) { fractions.push_back(fraction); });
  EXPECT_EQ(pack({"corpus", "set"}, feedback).images().size(), 2U + 2U);
  EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
  EXPECT_NEAR(fractions.back(), 1.0, 1e-9);
}

TEST_F(Pack, StopsWhenCancelled) {
  writeCorpus();
  Feedback feedback;
  feedback.cancel();
  ShardWriter writer(mDirectory.file("a.xmshard"), "demo", xemap::test::smallTokenizer());
  EXPECT_FALSE(packDirectories({mDirectory.file("corpus")}, mOptions, writer, feedback));
}

TEST_F(Pack, NamesWhatIsMissing) {
  ShardWriter writer(mDirectory.file("a.xmshard"), "demo", xemap::test::smallTokenizer());
  const auto expectRefused = [&](ErrorCode code, const std::string &part, const std::string &name) {
    expectError(code, part, [&] { packDirectories({mDirectory.file(name)}, mOptions, writer, Feedback()); });
  };
  expectRefused(ErrorCode::NotFound, "none: expected a folder", "none");
  xemap::test::writeText(mDirectory.file("empty/readme.txt"), "");
  expectRefused(ErrorCode::NotFound, "expected xemap-set.json, captions.jsonl or folders of pictures", "empty");
  xemap::test::writeText(mDirectory.file("corpus/captions.jsonl"),
                         R"({"file": "a.jpg", "cls": "River", "split": "train", "captions": []})");
  expectRefused(ErrorCode::NotFound, "a.jpg", "corpus");
  writeSet();
  mOptions.split = "test";
  expectRefused(ErrorCode::InvalidArgument, "expected images of split 'test'", "set");
}

} // namespace
