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
    ShardWriter writer = xemap::test::smallWriter(mPath);
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
  std::uint64_t phraseField(std::size_t field) const { return shard::phrasesOffset(mHeader) + field; }
  std::uint64_t wordingField(std::size_t field) const {
    return phraseField(mHeader.phraseCount * sizeof(shard::PhraseRecord) + field);
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
  mBytes[3] = 'x';
  expectRefused(ErrorCode::Unreadable, "magic: expected XMSHARD2");
}

TEST_F(PackedShardDamage, OlderVersion) {
  mBytes[7] = '1';
  expectRefused(ErrorCode::Unsupported, "expected a shard of version 2, found another");
}

TEST_F(PackedShardDamage, BankLargerThanTheTable) {
  put(offsetof(shard::Header, bankSize), std::uint32_t{5});
  expectRefused(ErrorCode::Corrupt, "bankSize: expected at most 4, found 5");
}

TEST_F(PackedShardDamage, MorePhrasesThanRecords) {
  put(offsetof(shard::Header, phraseCount), std::numeric_limits<std::uint32_t>::max());
  expectRefused(ErrorCode::Corrupt, "phraseCount");
}

TEST_F(PackedShardDamage, MoreWordingsThanRecords) {
  put(offsetof(shard::Header, wordingCount), std::numeric_limits<std::uint32_t>::max());
  expectRefused(ErrorCode::Corrupt, "wordingCount");
}

TEST_F(PackedShardDamage, FewerWordingsThanPhrasesSay) {
  put(offsetof(shard::Header, wordingCount), std::uint32_t{7});
  expectRefused(ErrorCode::Corrupt, "phrases[3].wordingCount: expected at most 1, found 2");
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
  put(expressionField(offsetof(shard::ExpressionRecord, tags)), std::uint32_t{1024});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].tags");
}

TEST_F(PackedShardDamage, UnknownPhrase) {
  put(expressionField(offsetof(shard::ExpressionRecord, phrase)), std::uint32_t{4});
  expectRefused(ErrorCode::Corrupt, "images[0].expressions[0].phrase: expected below 4, found 4");
}

TEST_F(PackedShardDamage, MaskOfTheUnknownIsNone) {
  put(imageField(offsetof(shard::ImageRecord, unknownMask)), std::int32_t{1});
  expectRefused(ErrorCode::Corrupt, "images[0].unknownMask: expected -1 to 0, found 1");
}

TEST_F(PackedShardDamage, TextOutsideTheFile) {
  put(phraseField(offsetof(shard::PhraseRecord, textBytes)), std::numeric_limits<std::uint32_t>::max());
  expectRefused(ErrorCode::Corrupt, "phrases[0].textOffset");
}

TEST_F(PackedShardDamage, UnknownLanguage) {
  put(phraseField(offsetof(shard::PhraseRecord, language)), std::uint8_t{5});
  expectRefused(ErrorCode::Corrupt, "phrases[0].language: expected 0 to 4 or 255, found 5");
}

TEST_F(PackedShardDamage, NoWording) {
  put(phraseField(offsetof(shard::PhraseRecord, wordingCount)), std::uint16_t{0});
  expectRefused(ErrorCode::Corrupt, "phrases[0].wordingCount: expected 1 or more, found 0");
}

TEST_F(PackedShardDamage, AlikeToMoreThanTheBank) {
  put(phraseField(offsetof(shard::PhraseRecord, alike)), std::uint64_t{4});
  expectRefused(ErrorCode::Corrupt, "phrases[0].alike: expected bits below 2, found 2");
}

TEST_F(PackedShardDamage, NoTokens) {
  put(wordingField(offsetof(shard::WordingRecord, idCount)), std::uint32_t{0});
  expectRefused(ErrorCode::Corrupt, "phrases[0].wordings: expected 1 to 65536 tokens, found 0");
}

TEST_F(PackedShardDamage, TokensOutsideTheFile) {
  put(wordingField(offsetof(shard::WordingRecord, idsOffset)), mHeader.fileBytes);
  expectRefused(ErrorCode::Corrupt, "phrases[0].wordings");
}

TEST_F(PackedShardDamage, TokensNotAligned) {
  put(wordingField(offsetof(shard::WordingRecord, idsOffset)), std::uint64_t{65});
  expectRefused(ErrorCode::Corrupt, "phrases[0].wordings: expected a multiple of 4");
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
          for (const TokenSpan &wording : shard.phrases()[expression.phrase].wordings)
            sum += *(wording.end() - 1);
      }
      for (const PackedPhrase &phrase : shard.phrases())
        sum += phrase.text.empty() ? 0 : static_cast<unsigned char>(phrase.text.back());
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
  EXPECT_EQ(second.name(), "demo");
  EXPECT_EQ(second.phrases()[0].text, "forest");
}

} // namespace
