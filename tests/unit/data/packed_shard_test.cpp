// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/packed_shard.h"

#include <cmath>
#include <cstring>
#include <limits>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/data/shard_layout.h"

namespace {

using namespace xemap::data;
using xemap::ErrorCode;
using xemap::test::expectError;

/// A whole shard as bytes, to be damaged in one place.
class PackedShardDamage : public testing::Test {
protected:
  void SetUp() override {
    mPath = mDirectory.file("a.xmshard");
    ShardWriter writer(mPath, "small", xemap::test::smallTokenizer());
    ShardImage image;
    image.image = xemap::test::gradient(9, 4);
    image.sceneClass = "River";
    image.masks = {xemap::test::columns(9, 4, 2, 5)};
    image.expressions = {{"the river", Category, 0}, {"bridge", Category, PackedExpression::absent}};
    writer.add(image);
    writer.finish();
    mBytes = xemap::test::readBytes(mPath);
    std::memcpy(&mHeader, mBytes.data(), sizeof(mHeader));
  }

  template <typename T> void put(std::uint64_t offset, T value) {
    std::memcpy(mBytes.data() + offset, &value, sizeof(value));
  }

  void expectRefused(ErrorCode code, const std::string &part) {
    xemap::test::writeText(mPath, mBytes);
    expectError(code, mPath + ": " + part, [&] { PackedShard shard(mPath); });
  }

  std::uint64_t imageField(std::size_t field) const { return mHeader.indexOffset + field; }
  std::uint64_t expressionField(std::size_t field) const {
    return mHeader.indexOffset + sizeof(shard::ImageRecord) + field;
  }

  xemap::test::TempDir mDirectory;
  std::string mPath;
  std::string mBytes;
  shard::Header mHeader{};
};

TEST_F(PackedShardDamage, MissingFile) {
  expectError(ErrorCode::NotFound, "none.xmshard", [&] { PackedShard shard(mDirectory.file("none.xmshard")); });
}

TEST_F(PackedShardDamage, CutAnywhere) {
  const std::string whole = mBytes;
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    mBytes = whole.substr(0, length);
    expectRefused(ErrorCode::Unreadable, length < sizeof(shard::Header) ? "header: expected 64 bytes" : "fileBytes");
  }
}

TEST_F(PackedShardDamage, BytesAppended) {
  mBytes += "more";
  expectRefused(ErrorCode::Unreadable, "fileBytes");
}

TEST_F(PackedShardDamage, OtherMagic) {
  mBytes[7] = '2';
  expectRefused(ErrorCode::Unreadable, "magic: expected XMSHARD1");
}

TEST_F(PackedShardDamage, SizesOfTheTokenizer) {
  put(offsetof(shard::Header, maxTokens), std::uint32_t{0});
  expectRefused(ErrorCode::Corrupt, "maxTokens: expected 1 to 65536, found 0");
}

TEST_F(PackedShardDamage, SubwordSizes) {
  put(offsetof(shard::Header, subwordsPerToken), std::uint32_t{70000});
  expectRefused(ErrorCode::Corrupt, "subwordsPerToken");
}

TEST_F(PackedShardDamage, BucketsOfNoSubwords) {
  put(offsetof(shard::Header, subwordsPerToken), std::uint32_t{0});
  expectRefused(ErrorCode::Corrupt, "subwordBuckets: expected 0, found 3072");
}

TEST_F(PackedShardDamage, BucketSize) {
  put(offsetof(shard::Header, subwordBuckets), std::uint32_t{1});
  expectRefused(ErrorCode::Corrupt, "subwordBuckets");
}

TEST_F(PackedShardDamage, StringsOutsideTheFile) {
  put(offsetof(shard::Header, stringsOffset), std::numeric_limits<std::uint64_t>::max());
  expectRefused(ErrorCode::Corrupt, "strings[0]");
}

TEST_F(PackedShardDamage, StringLongerThanTheFile) {
  put(mHeader.stringsOffset, std::numeric_limits<std::uint32_t>::max());
  expectRefused(ErrorCode::Corrupt, "strings[0]");
}

TEST_F(PackedShardDamage, MoreClassesThanStrings) {
  put(offsetof(shard::Header, classCount), std::numeric_limits<std::uint32_t>::max());
  expectRefused(ErrorCode::Corrupt, "strings[");
}

TEST_F(PackedShardDamage, IndexOutsideTheFile) {
  put(offsetof(shard::Header, indexOffset), mHeader.fileBytes - 8);
  expectRefused(ErrorCode::Corrupt, "indexOffset");
}

TEST_F(PackedShardDamage, IndexNotAligned) {
  put(offsetof(shard::Header, indexOffset), std::uint64_t{65});
  expectRefused(ErrorCode::Corrupt, "indexOffset: expected a multiple of 8");
}

TEST_F(PackedShardDamage, MoreImagesThanRecords) {
  put(offsetof(shard::Header, imageCount), std::numeric_limits<std::uint32_t>::max());
  expectRefused(ErrorCode::Corrupt, "indexOffset");
}

TEST_F(PackedShardDamage, MoreExpressionsThanRecords) {
  put(offsetof(shard::Header, expressionCount), std::uint32_t{3});
  expectRefused(ErrorCode::Corrupt, "expressionCount");
}

TEST_F(PackedShardDamage, FewerExpressionsThanImagesSay) {
  put(offsetof(shard::Header, expressionCount), std::uint32_t{1});
  expectRefused(ErrorCode::Corrupt, "images[0].expressionCount: expected at most 1, found 2");
}

TEST_F(PackedShardDamage, ImageOwnsFewerExpressions) {
  put(imageField(offsetof(shard::ImageRecord, expressionCount)), std::uint32_t{1});
  expectRefused(ErrorCode::Corrupt, "expressionCount: expected 1 as the images say, found 2");
}

TEST_F(PackedShardDamage, ImageWithoutWidth) {
  put(imageField(offsetof(shard::ImageRecord, width)), std::uint32_t{0});
  expectRefused(ErrorCode::Corrupt, "images[0].width: expected 1 to 65536, found 0");
}

TEST_F(PackedShardDamage, ImageTooHigh) {
  put(imageField(offsetof(shard::ImageRecord, height)), std::uint32_t{65537});
  expectRefused(ErrorCode::Corrupt, "images[0].height");
}

TEST_F(PackedShardDamage, PixelsOutsideTheFile) {
  put(imageField(offsetof(shard::ImageRecord, height)), std::uint32_t{65536});
  expectRefused(ErrorCode::Corrupt, "images[0].rgbOffset");
}

TEST_F(PackedShardDamage, GroundResolutionIsNoNumber) {
  put(imageField(offsetof(shard::ImageRecord, gsdMetres)), std::nanf(""));
  expectRefused(ErrorCode::Corrupt, "images[0].gsdMetres");
}

TEST_F(PackedShardDamage, UnknownSceneClass) {
  put(imageField(offsetof(shard::ImageRecord, sceneClass)), std::int32_t{1});
  expectRefused(ErrorCode::Corrupt, "images[0].sceneClass: expected -1 to 0, found 1");
}

TEST_F(PackedShardDamage, MoreMasksThanBytes) {
  put(imageField(offsetof(shard::ImageRecord, maskCount)), std::numeric_limits<std::uint32_t>::max());
  expectRefused(ErrorCode::Corrupt, "images[0].masksOffset");
}

TEST_F(PackedShardDamage, UnknownMask) {
  put(expressionField(offsetof(shard::ExpressionRecord, mask)), std::int32_t{1});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].mask: expected -2 to 0, found 1");
}

TEST_F(PackedShardDamage, UnknownTag) {
  put(expressionField(offsetof(shard::ExpressionRecord, tags)), std::uint32_t{256});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].tags");
}

TEST_F(PackedShardDamage, NoWords) {
  put(expressionField(offsetof(shard::ExpressionRecord, wordCount)), std::uint32_t{0});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].wordCount: expected 1 to 32, found 0");
}

TEST_F(PackedShardDamage, TokensOutsideTheFile) {
  put(expressionField(offsetof(shard::ExpressionRecord, tokensOffset)), mHeader.fileBytes - 2);
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].tokensOffset");
}

TEST_F(PackedShardDamage, TokensNotAligned) {
  put(expressionField(offsetof(shard::ExpressionRecord, tokensOffset)), std::uint64_t{65});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].tokensOffset: expected a multiple of 2");
}

TEST_F(PackedShardDamage, WordOutsideTheVocabulary) {
  shard::ExpressionRecord record{};
  std::memcpy(&record, mBytes.data() + expressionField(0), sizeof(record));
  put(record.tokensOffset, std::uint16_t{8});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].words: expected identifiers below 8, found 8");
}

TEST_F(PackedShardDamage, BucketOutsideTheTable) {
  shard::ExpressionRecord record{};
  std::memcpy(&record, mBytes.data() + expressionField(0), sizeof(record));
  put(record.tokensOffset + 2 * record.wordCount, std::uint16_t{3072});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].subwords: expected buckets below 3072, found 3072");
}

/// Whatever a byte is changed to, the shard is refused or can be read through without leaving the file.
TEST_F(PackedShardDamage, AnyByteChangedIsSafe) {
  const std::string whole = mBytes;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    mBytes = whole;
    mBytes[i] = static_cast<char>(mBytes[i] ^ 0xFF);
    xemap::test::writeText(mPath, mBytes);
    try {
      const PackedShard shard(mPath);
      for (const PackedImage &image : shard.images()) {
        sum += image.rgb[3 * image.width * image.height - 1];
        for (const std::uint8_t *mask : image.masks)
          sum += mask[(image.width + 7) / 8 * image.height - 1];
        for (const PackedExpression &expression : image.expressions)
          sum += expression.words[expression.wordCount - 1] +
                 expression.subwords[expression.wordCount * shard.subwordsPerToken() - 1];
      }
    } catch (const xemap::Error &) {
      ++sum;
    }
  }
  EXPECT_GT(sum, 0U);
}

TEST_F(PackedShardDamage, MovedShardKeepsItsImages) {
  PackedShard first(mPath);
  const PackedShard second(std::move(first));
  ASSERT_EQ(second.images().size(), 1U);
  EXPECT_EQ(second.images()[0].rgb[0], 0);
  EXPECT_EQ(second.name(), "small");
}

} // namespace
