// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_writer.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/text/clip_phrases.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::test::expectError;
using xemap::test::gradient;
using xemap::test::smallTokenizer;
using xemap::test::TempDir;

ShardImage imageOf(int width, int height) {
  ShardImage image;
  image.image = gradient(width, height);
  return image;
}

TEST(ShardWriter, ReaderFindsWhatWasAdded) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  ShardWriter writer(path, "demo", smallTokenizer());
  ShardImage scene = imageOf(5, 3);
  scene.sceneClass = "River";
  scene.expressions = {{"The River", Category, PackedExpression::wholeImage}, {"a bridge", Caption, -1}};
  writer.add(scene);
  ShardImage annotated = imageOf(11, 2);
  annotated.gsdMetres = 0.5F;
  annotated.masks = {xemap::test::columns(11, 2, 0, 1), xemap::test::columns(11, 2, 7, 11)};
  annotated.expressions = {{"forest", Category, 1},
                           {"the river", Category | Absent, PackedExpression::absent},
                           {"residential", Category, 0}};
  writer.add(annotated);
  scene.sceneClass = "Forest";
  writer.add(scene);
  scene.sceneClass = "River";
  writer.add(scene);
  const ShardCounts counts = writer.finish();
  EXPECT_EQ(counts.images, 4U);
  EXPECT_EQ(counts.expressions, 9U);
  EXPECT_EQ(counts.masks, 2U);
  EXPECT_EQ(counts.bytes, std::filesystem::file_size(path));

  const PackedShard shard(path);
  EXPECT_EQ(shard.name(), "demo");
  EXPECT_THAT(shard.classNames(), ElementsAre("River", "Forest"));
  EXPECT_EQ(shard.vocabulary(), "river\nbridge\nforest\nthe\nof\nresidential\n");
  EXPECT_EQ(shard.maxTokens(), 32);
  EXPECT_EQ(shard.subwordsPerToken(), 16);
  EXPECT_EQ(shard.subwordBuckets(), 3072);
  ASSERT_EQ(shard.images().size(), 4U);
  EXPECT_EQ(shard.images()[3].sceneClass, 0);

  const PackedImage &first = shard.images()[0];
  EXPECT_EQ(first.gsdMetres, 0.0F);
  EXPECT_EQ(first.sceneClass, 0);
  EXPECT_EQ(std::vector<std::uint8_t>(first.rgb, first.rgb + 45), gradient(5, 3).rgb);
  ASSERT_EQ(first.expressions.size(), 2U);
  EXPECT_EQ(first.expressions[0].mask, PackedExpression::wholeImage);
  EXPECT_THAT(std::vector<std::uint16_t>(first.expressions[0].words, first.expressions[0].words + 2),
              ElementsAre(5, 2));
  const auto expected = smallTokenizer().encode("a bridge");
  const PackedExpression &second = first.expressions[1];
  EXPECT_EQ(second.wordCount, 2);
  EXPECT_EQ(second.tags, Caption);
  EXPECT_EQ(std::vector<std::uint16_t>(second.words, second.words + 2), expected.words);
  EXPECT_EQ(std::vector<std::uint16_t>(second.subwords, second.subwords + 32), expected.subwords);

  const PackedImage &third = shard.images()[1];
  EXPECT_EQ(third.sceneClass, -1);
  EXPECT_EQ(third.gsdMetres, 0.5F);
  ASSERT_EQ(third.masks.size(), 2U);
  EXPECT_THAT(std::vector<int>(third.masks[0], third.masks[0] + 4), ElementsAre(0x80, 0x00, 0x80, 0x00));
  EXPECT_THAT(std::vector<int>(third.masks[1], third.masks[1] + 4), ElementsAre(0x01, 0xE0, 0x01, 0xE0));
  EXPECT_EQ(third.expressions[0].mask, 1);
  EXPECT_EQ(third.expressions[1].mask, PackedExpression::absent);
  EXPECT_EQ(third.expressions[2].mask, 0);
}

TEST(ShardWriter, KeepsWordingsForAClipModel) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  const std::string merges = directory.file("merges.txt");
  std::ofstream(merges) << "#version: 0.2\nr i\nri v\n";
  const auto tokenizer = makeClipTokenizer(merges, 77);
  ShardWriter writer(path, "demo", *tokenizer);
  ShardImage scene = imageOf(5, 3);
  scene.sceneClass = "River";
  scene.expressions = {{"the river", Category, PackedExpression::wholeImage}, {"stadium", Caption, -1}};
  writer.add(scene);
  writer.finish();

  const PackedShard shard(path);
  EXPECT_EQ(shard.subwordsPerToken(), 0);
  EXPECT_EQ(shard.subwordBuckets(), 0);
  const auto said = nlohmann::json::parse(shard.vocabulary());
  EXPECT_EQ(said["vocabulary_ids"], 516);
  EXPECT_EQ(said["context_length"], 77);
  EXPECT_EQ(said["compared"].size(), xemap::text::comparedThings().size());
  const auto expected = xemap::text::ClipPhraseTokenizer(xemap::text::BpeMerges::read(merges), 77).encode("the river");
  const PackedExpression &river = shard.images()[0].expressions[0];
  EXPECT_EQ(std::vector<std::int32_t>(river.words, river.words + river.wordCount), expected.ids);
  EXPECT_EQ(river.alike, expected.alike);
  EXPECT_NE(river.alike, 0U);
  EXPECT_EQ(shard.images()[0].expressions[1].alike, 0U);
}

TEST(ShardWriter, RefusesMoreTokensThanAShardCanNumber) {
  const TempDir directory;
  const std::string merges = directory.file("merges.txt");
  std::ofstream file(merges);
  file << "#version: 0.2\n";
  // Pairs of bytes, and pairs of a byte with those: as many merges as it takes.
  const std::string letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ";
  for (const char a : letters)
    for (const char b : letters)
      file << a << ' ' << b << '\n';
  for (const char a : letters)
    for (const char b : letters)
      for (const char c : letters)
        file << a << b << ' ' << c << '\n';
  file.close();
  xemap::test::expectError(ErrorCode::Unsupported, "merges.txt: expected at most 65536 tokens, found",
                           [&] { makeClipTokenizer(merges, 77); });
}

TEST(ShardWriter, StoresTheSameWordsOnce) {
  const TempDir directory;
  const auto bytesWith = [&](int repetitions) {
    ShardWriter writer(directory.file("a.xmshard"), "demo", smallTokenizer());
    for (int i = 0; i < 2; ++i) {
      ShardImage image = imageOf(4, 4);
      image.expressions.assign(static_cast<std::size_t>(repetitions), {"the river", Category, -1});
      writer.add(image);
    }
    return writer.finish().bytes;
  };
  EXPECT_EQ(bytesWith(3) - bytesWith(2), 2U * 24U) << "an expression more costs its record alone";
}

TEST(ShardWriter, LeavesNothingWhenNotFinished) {
  const TempDir directory;
  {
    ShardWriter writer(directory.file("a.xmshard"), "demo", smallTokenizer());
    writer.add(imageOf(4, 4));
  }
  EXPECT_TRUE(xemap::test::filesBelow(directory.path()).empty());
}

TEST(ShardWriter, KeepsTheOldShardUntilTheNewOneIsWhole) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  xemap::test::writeText(path, "old");
  {
    ShardWriter writer(path, "demo", smallTokenizer());
    writer.add(imageOf(4, 4));
    EXPECT_EQ(xemap::test::readBytes(path), "old");
  }
  EXPECT_EQ(xemap::test::readBytes(path), "old");
  ShardWriter writer(path, "demo", smallTokenizer());
  writer.finish();
  EXPECT_TRUE(PackedShard(path).images().empty());
}

TEST(ShardWriter, RefusesWhatDoesNotFitTogether) {
  const TempDir directory;
  ShardWriter writer(directory.file("a.xmshard"), "demo", smallTokenizer());
  const auto expectRefused = [&](const ShardImage &image, const std::string &part) {
    expectError(ErrorCode::InvalidArgument, part, [&] { writer.add(image); });
  };
  ShardImage image = imageOf(4, 4);
  image.masks = {xemap::test::columns(4, 3, 0, 1)};
  expectRefused(image, "masks: expected 4x4, found 4x3");
  image = imageOf(4, 4);
  image.image.rgb.pop_back();
  expectRefused(image, "rgb: expected 4x4x3 bytes, found 47");
  image = imageOf(4, 4);
  image.expressions = {{"river", Category, 0}};
  expectRefused(image, "expressions mask: expected -2 to -1, found 0");
  image.expressions = {{"?!", Category, -1}};
  expectRefused(image, "expected at least one word");
  expectRefused(ShardImage(), "size");
  EXPECT_EQ(writer.finish().images, 0U) << "a refused image leaves no trace";
}

TEST(ShardWriter, RefusesAPlaceItCannotWriteTo) {
  const TempDir directory;
  expectError(ErrorCode::Unwritable, "a.xmshard",
              [&] { ShardWriter writer(directory.file("none/a.xmshard"), "demo", smallTokenizer()); });
}

} // namespace
