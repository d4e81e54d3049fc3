// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

/// The records of a packed shard as they lie in the file; shared by its reader and its writer, explained in
/// docs/formats.md.
namespace xemap::data::shard {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "shards are read in place and are little-endian");

constexpr char magic[8] = {'X', 'M', 'S', 'H', 'A', 'R', 'D', '1'};
constexpr std::uint64_t alignment = 8;
constexpr std::uint32_t maxSidePx = 65536;

/// The first bytes of the file.
struct Header {
  char magic[8];
  std::uint64_t fileBytes;
  std::uint64_t indexOffset;   ///< ImageRecord[imageCount], then ExpressionRecord[expressionCount].
  std::uint64_t stringsOffset; ///< Name, vocabulary, class names; each a uint32 length and its bytes.
  std::uint32_t imageCount;
  std::uint32_t expressionCount;
  std::uint32_t classCount;
  std::uint32_t subwordsPerToken;
  std::uint32_t subwordBuckets;
  std::uint32_t maxTokens;
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
};
static_assert(sizeof(ImageRecord) == 40);

/// One expression; its words and, right behind them, its subwords lie at `tokensOffset`.
struct ExpressionRecord {
  std::uint32_t tags;
  std::int32_t mask;
  std::uint32_t wordCount;
  std::uint32_t alike; ///< text::ClipPhraseIds::alike; 0 in shards of words.
  std::uint64_t tokensOffset;
};
static_assert(sizeof(ExpressionRecord) == 24);

/// Bytes of one row of a bit plane.
constexpr std::uint64_t maskRowBytes(std::uint64_t width) {
  return (width + 7) / 8;
}

} // namespace xemap::data::shard
