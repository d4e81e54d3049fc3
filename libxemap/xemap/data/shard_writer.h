// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "xemap/data/packed_shard.h"
#include "xemap/data/pixels.h"
#include "xemap/data/shard_tokenizer.h"
#include "xemap/raster/staged_file.h"

namespace xemap::data {

/// An expression to be packed. See PackedExpression for `mask`.
struct ShardExpression {
  std::string text;
  std::uint32_t tags = 0;
  std::int32_t mask = PackedExpression::wholeImage;
};

/// An image to be packed with all that is said about it.
struct ShardImage {
  RgbImage image;
  float gsdMetres = 0.0F;
  std::string sceneClass; ///< Empty when the image is not one class all over.
  std::vector<Mask> masks;
  std::vector<ShardExpression> expressions;
};

/// How much a shard holds.
struct ShardCounts {
  std::uint64_t images = 0;
  std::uint64_t expressions = 0;
  std::uint64_t masks = 0;
  std::uint64_t bytes = 0;
};

/// Writes a packed shard image by image; only the index is held in memory.
class ShardWriter {
public:
  /// Throws: Unwritable.
  ShardWriter(const std::string &path, std::string name, const ShardTokenizer &tokenizer);

  /// Throws: InvalidArgument for an expression the tokenizer refuses or a mask of another size; Unwritable.
  void add(const ShardImage &image);

  /// Writes the index and puts the file in its place; nothing can be added after.
  ///
  /// Throws: Unwritable.
  ShardCounts finish();

private:
  /// Appends at the next aligned offset and returns that offset.
  std::uint64_t append(const void *bytes, std::uint64_t count);
  std::int32_t classIndex(const std::string &name);
  std::uint64_t appendTokens(const ShardTokens &tokens);

  raster::StagedFile mOutput;
  std::ofstream mFile;
  std::uint64_t mOffset = 0;
  std::string mName;
  const ShardTokenizer &mTokenizer;
  std::vector<std::string> mClassNames;
  std::vector<char> mImageRecords;
  std::vector<char> mExpressionRecords;
  /// Where tokens already lie: class phrases come back with every image.
  std::unordered_map<std::string, std::uint64_t> mTokenOffsets;
  ShardCounts mCounts;
};

} // namespace xemap::data
