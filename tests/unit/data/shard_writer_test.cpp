// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_writer.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::test::expectError;
using xemap::test::gradient;
using xemap::test::smallWriter;
using xemap::test::TempDir;

ShardImage imageOf(int width, int height) {
  ShardImage image;
  image.image = gradient(width, height);
  return image;
}

std::vector<std::uint32_t> idsOf(const TokenSpan &span) {
  return {span.begin(), span.end()};
}

TEST(ShardWriter, ReaderFindsWhatWasAdded) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  ShardWriter writer = smallWriter(path);
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
  EXPECT_EQ(shard.tokenizerIdentity(), "small");
  EXPECT_EQ(shard.bankIdentity(), "bank");
  EXPECT_EQ(shard.bankSize(), 2U);
  ASSERT_EQ(shard.images().size(), 4U);
  EXPECT_EQ(shard.images()[3].sceneClass, 0);

  const PackedImage &first = shard.images()[0];
  EXPECT_EQ(first.gsdMetres, 0.0F);
  EXPECT_EQ(first.sceneClass, 0);
  EXPECT_EQ(std::vector<std::uint8_t>(first.rgb, first.rgb + 45), gradient(5, 3).rgb);
  ASSERT_EQ(first.expressions.size(), 2U);
  EXPECT_EQ(first.expressions[0].mask, PackedExpression::wholeImage);
  const PackedPhrase &river = shard.phrases()[first.expressions[0].phrase];
  EXPECT_EQ(river.text, "The River");
  EXPECT_EQ(river.language, PhraseLanguage::English);
  ASSERT_EQ(river.wordings.size(), 2U);
  EXPECT_THAT(idsOf(river.wordings[0]), ElementsAre(5, 2));
  EXPECT_THAT(idsOf(river.wordings[1]), ElementsAre(2, 5));
  EXPECT_EQ(river.alike[0], 0b10U);
  EXPECT_EQ(river.alike[1], 0U);
  const PackedExpression &second = first.expressions[1];
  EXPECT_EQ(second.tags, Caption);
  EXPECT_THAT(idsOf(shard.phrases()[second.phrase].wordings[0]), ElementsAre(1, 3));
  EXPECT_EQ(shard.phrases()[second.phrase].alike[0], 0U);

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

TEST(ShardWriter, TheBankComesFirstAndEachPhraseOnce) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  ShardWriter writer = smallWriter(path);
  ShardImage image = imageOf(4, 4);
  image.expressions = {{"river", Category, -1},
                       {"Wald", Category, -1, PhraseLanguage::German, "tall trees"},
                       {"Wald", Category, -1},
                       {"river", Category, -1}};
  writer.add(image);
  writer.add(image);
  EXPECT_EQ(writer.finish().phrases, 4U);

  const PackedShard shard(path);
  ASSERT_EQ(shard.phrases().size(), 4U);
  EXPECT_EQ(shard.phrases()[0].text, "forest");
  EXPECT_EQ(shard.phrases()[0].alike[0], 0b01U) << "alike to itself";
  EXPECT_EQ(shard.phrases()[1].text, "river");
  ASSERT_EQ(shard.images()[0].expressions.size(), 3U) << "what was said twice is said once";
  EXPECT_EQ(shard.images()[0].expressions[0].phrase, 1U) << "the bank's own entry";
  const PackedPhrase &german = shard.phrases()[2];
  EXPECT_EQ(german.text, "Wald");
  EXPECT_EQ(german.language, PhraseLanguage::German);
  EXPECT_EQ(german.alike[0], 0b01U) << "by what it is a translation of";
  EXPECT_EQ(shard.phrases()[3].language, PhraseLanguage::English) << "the same letters in another language";
  EXPECT_EQ(shard.phrases()[3].alike[0], 0U);
}

TEST(ShardWriter, KeepsTheBitsOf128Competitors) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  const auto nameOf = [](int number) { // a digit would be a word of its own
    return std::string{'x', static_cast<char>('a' + number / 16), static_cast<char>('a' + number % 16)};
  };
  std::vector<xemap::text::CompetitorBank::Competitor> competitors;
  for (int i = 0; i < 128; ++i)
    competitors.push_back({nameOf(i), {}});
  ShardWriter writer(path, "demo", xemap::test::smallTokenizer(), xemap::text::CompetitorBank(competitors), "bank");
  ShardImage image = imageOf(4, 4);
  image.expressions = {{nameOf(1) + ' ' + nameOf(63) + ' ' + nameOf(64) + ' ' + nameOf(127), Category, -1}};
  writer.add(image);
  writer.finish();
  const PackedShard shard(path);
  EXPECT_EQ(shard.bankSize(), 128U);
  EXPECT_EQ(shard.phrases().back().alike[0], (std::uint64_t{1} << 63U) | 2U);
  EXPECT_EQ(shard.phrases().back().alike[1], (std::uint64_t{1} << 63U) | 1U);
}

TEST(ShardWriter, KeepsWhatIsUnknown) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  ShardWriter writer = smallWriter(path);
  ShardImage image = imageOf(4, 4);
  image.masks = {xemap::test::columns(4, 4, 0, 1), xemap::test::columns(4, 4, 1, 2)};
  image.unknownMask = 1;
  image.expressions = {{"river", Category | Partial, 0}};
  writer.add(image);
  image.unknownMask = 2;
  expectError(ErrorCode::InvalidArgument, "unknown mask: expected -1 to 1, found 2", [&] { writer.add(image); });
  writer.finish();
  const PackedShard shard(path);
  EXPECT_EQ(shard.images()[0].unknownMask, 1);
  EXPECT_EQ(shard.images()[0].expressions[0].tags, Category | Partial);
}

TEST(ShardWriter, LeavesNothingWhenNotFinished) {
  const TempDir directory;
  {
    ShardWriter writer = smallWriter(directory.file("a.xmshard"));
    writer.add(imageOf(4, 4));
  }
  EXPECT_TRUE(xemap::test::filesBelow(directory.path()).empty());
}

TEST(ShardWriter, KeepsTheOldShardUntilTheNewOneIsWhole) {
  const TempDir directory;
  const std::string path = directory.file("a.xmshard");
  xemap::test::writeText(path, "old");
  {
    ShardWriter writer = smallWriter(path);
    writer.add(imageOf(4, 4));
    EXPECT_EQ(xemap::test::readBytes(path), "old");
  }
  EXPECT_EQ(xemap::test::readBytes(path), "old");
  ShardWriter writer = smallWriter(path);
  writer.finish();
  EXPECT_TRUE(PackedShard(path).images().empty());
}

TEST(ShardWriter, RefusesWhatDoesNotFitTogether) {
  const TempDir directory;
  ShardWriter writer = smallWriter(directory.file("a.xmshard"));
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
  expectError(ErrorCode::Unwritable, "a.xmshard", [&] { smallWriter(directory.file("none/a.xmshard")); });
}

} // namespace
