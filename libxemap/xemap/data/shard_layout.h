// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

/// The records of a packed shard as they lie in the file; shared by its reader and its writer, explained in
/// docs/formats.md.
namespace xemap::data::shard {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "shards are read in place and are little-endian");

constexpr char magic[8] = {'X', 'M', 'S', 'H', 'A', 'R', 'D', '2'};
constexpr std::uint64_t alignment = 8;
constexpr std::uint32_t maxSidePx = 65536;
constexpr std::uint32_t maxBankSize = 128; ///< A bit of PhraseRecord::alike for each.

/// The first bytes of the file.
struct Header {
  char magic[8];
  std::uint64_t fileBytes;
  /// ImageRecord[imageCount], ExpressionRecord[expressionCount], padding to 8 bytes, PhraseRecord[phraseCount],
  /// WordingRecord[wordingCount].
  std::uint64_t indexOffset;
  /// Name, identity of the tokenizer, identity of the bank, class names; each a uint32 length and its bytes.
  std::uint64_t stringsOffset;
  std::uint32_t imageCount;
  std::uint32_t expressionCount;
  std::uint32_t classCount;
  std::uint32_t phraseCount;
  std::uint32_t bankSize; ///< The first phrases are the bank's.
  std::uint32_t wordingCount;
  std::uint64_t reserved;
};
static_assert(sizeof(Header) == 64);

/// One image; its expressions follow those of the image before it.
struct ImageRecord {
  std::uint32_t width;
  std::uint32_t height;
  float gsdMetres;
  std::int32_t sceneClass;
  std::uint64_t rgbOffset;
  std::uint64_t masksOffset; ///< Bit planes one behind the other.
  std::uint32_t maskCount;
  std::uint32_t expressionCount;
  std::int32_t unknownMask; ///< A bit plane; -1 where all pixels are known.
  std::uint32_t reserved;
};
static_assert(sizeof(ImageRecord) == 48);

/// One expression about an image.
struct ExpressionRecord {
  std::uint32_t tags;
  std::int32_t mask;
  std::uint32_t phrase;
};
static_assert(sizeof(ExpressionRecord) == 12);

/// One phrase; its wordings follow those of the phrase before it.
struct PhraseRecord {
  std::uint64_t textOffset;
  std::uint32_t textBytes;
  std::uint16_t wordingCount;
  std::uint8_t language;
  std::uint8_t reserved;
  std::uint64_t alike[2]; ///< Bit i of these 128: the bank's phrase i may mean the same.
};
static_assert(sizeof(PhraseRecord) == 32);

/// One wording of a phrase as token identifiers, uint32 each.
struct WordingRecord {
  std::uint64_t idsOffset;
  std::uint32_t idCount;
  std::uint32_t reserved;
};
static_assert(sizeof(WordingRecord) == 16);

/// Where the phrase records start.
constexpr std::uint64_t phrasesOffset(const Header &header) {
  const std::uint64_t end = header.indexOffset + std::uint64_t{header.imageCount} * sizeof(ImageRecord) +
                            std::uint64_t{header.expressionCount} * sizeof(ExpressionRecord);
  return (end + alignment - 1) / alignment * alignment;
}

/// Bytes of one row of a bit plane.
constexpr std::uint64_t maskRowBytes(std::uint64_t width) {
  return (width + 7) / 8;
}

} // namespace xemap::data::shard
