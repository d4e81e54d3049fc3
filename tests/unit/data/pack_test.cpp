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

std::string textOf(const PackedShard &shard, const PackedExpression &expression) {
  return std::string(shard.phrases()[expression.phrase].text);
}

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
    ShardWriter writer = xemap::test::smallWriter(mDirectory.file("a.xmshard"));
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
  EXPECT_EQ(textOf(shard, shard.images()[0].expressions[0]), "car park");
  EXPECT_EQ(shard.images()[1].width, 24) << "in the order of file names";
  EXPECT_EQ(shard.images()[1].expressions.size(), 2U);
}

TEST_F(Pack, ScenesShareOutWhatNoPictureShows) {
  for (const char *name : {"a", "b", "c"})
    xemap::test::writeJpeg(mDirectory.file(std::string("scenes/Grass/") + name + ".jpg"),
                           xemap::test::gradient(20, 20));
  mOptions.classes = ClassTable({{"Grass", {}, {}, {"grass"}, {}}}, {}, {}, {"yesterday", "qwertz"});
  const PackedShard shard = pack({"scenes"});
  std::vector<std::string> never;
  for (const PackedImage &image : shard.images()) {
    ASSERT_EQ(image.expressions.size(), 2U);
    EXPECT_EQ(image.expressions[1].tags, Absent | Never);
    EXPECT_EQ(image.expressions[1].mask, PackedExpression::absent);
    never.push_back(textOf(shard, image.expressions[1]));
  }
  EXPECT_THAT(never, ElementsAre("yesterday", "qwertz", "yesterday"));
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

TEST_F(Pack, ScenesAreSplitByTheirNames) {
  for (int i = 0; i < 40; ++i)
    xemap::test::writeJpeg(mDirectory.file("scenes/Grass/" + std::to_string(i) + ".jpg"), xemap::test::gradient(8, 8));
  mOptions.valShare = 0.25;
  mOptions.split = "val";
  const auto validating = pack({"scenes"}).images().size();
  mOptions.split = "train";
  const auto training = pack({"scenes"}).images().size();
  EXPECT_EQ(validating + training, 40U);
  EXPECT_GT(validating, 3U);
  EXPECT_LT(validating, 20U);
  writeSet();
  ShardWriter writer = xemap::test::smallWriter(mDirectory.file("a.xmshard"));
  expectError(ErrorCode::InvalidArgument, "expected no share for validation",
              [&] { packDirectories({mDirectory.file("set")}, mOptions, writer, Feedback()); });
}

TEST_F(Pack, WhatAClassDoesNotShowIsAbsent) {
  xemap::test::writeJpeg(mDirectory.file("scenes/Grass/a.jpg"), xemap::test::gradient(8, 8));
  ClassEntry meadow{"Meadow", {"Grass"}, {}, {"meadow"}, {}};
  meadow.absent = {"bridge"};
  mOptions.classes = ClassTable({meadow});
  const PackedShard shard = pack({"scenes"});
  ASSERT_EQ(shard.images()[0].expressions.size(), 2U);
  const PackedExpression &bridge = shard.images()[0].expressions[1];
  EXPECT_EQ(textOf(shard, bridge), "bridge");
  EXPECT_EQ(bridge.mask, PackedExpression::absent);
  EXPECT_EQ(bridge.tags, Category | Absent);
}

TEST_F(Pack, TranslationsSayTheSameOfTheSamePixels) {
  writeSet();
  mOptions.translations =
      PhraseTranslations({{"River", {{PhraseLanguage::German, "Fluss"}, {PhraseLanguage::Chinese, "河"}}}});
  mOptions.split = "train";
  const PackedShard shard = pack({"set"});
  const PackedImage &image = shard.images()[0];
  ASSERT_EQ(image.expressions.size(), 3U);
  for (const PackedExpression &expression : image.expressions) {
    EXPECT_EQ(expression.mask, 0);
    EXPECT_EQ(expression.tags, Category);
    EXPECT_EQ(shard.phrases()[expression.phrase].alike[0], 0b10U) << "the bank knows the English word";
  }
  EXPECT_EQ(textOf(shard, image.expressions[1]), "Fluss");
  EXPECT_EQ(shard.phrases()[image.expressions[1].phrase].language, PhraseLanguage::German);
  EXPECT_EQ(shard.phrases()[image.expressions[2].phrase].language, PhraseLanguage::Chinese);
}

TEST_F(Pack, UnknownPixelsAreCutAlong) {
  XemapSetWriter set(mDirectory.file("set"), "demo", "", "");
  set.addImage("a", xemap::test::gradient(70, 30), "train", std::nullopt,
               set.addMask("u", xemap::test::columns(70, 30, 0, 3)));
  set.addExpression({"e1", "a", "bridge", false, "", {}, Category});
  set.finish();
  mOptions.maxTilePx = 40;
  const PackedShard shard = pack({"set"});
  ASSERT_EQ(shard.images().size(), 2U);
  ASSERT_EQ(shard.images()[0].unknownMask, 0);
  EXPECT_EQ(shard.images()[0].masks[0][0], 0xE0);
  EXPECT_EQ(shard.images()[1].unknownMask, -1);
}

TEST_F(Pack, StopsWhenCancelled) {
  writeCorpus();
  Feedback feedback;
  feedback.cancel();
  ShardWriter writer = xemap::test::smallWriter(mDirectory.file("a.xmshard"));
  EXPECT_FALSE(packDirectories({mDirectory.file("corpus")}, mOptions, writer, feedback));
}

TEST_F(Pack, NamesWhatIsMissing) {
  ShardWriter writer = xemap::test::smallWriter(mDirectory.file("a.xmshard"));
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
