// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "xemap/base/staged_file.h"
#include "xemap/data/packed_shard.h"
#include "xemap/data/pixels.h"
#include "xemap/data/shard_tokenizer.h"
#include "xemap/text/competitor_bank.h"

namespace xemap::data {

/// An expression to be packed. See PackedExpression for `mask`.
struct ShardExpression {
  std::string text;
  std::uint32_t tags = 0;
  std::int32_t mask = PackedExpression::wholeImage;
  PhraseLanguage language = PhraseLanguage::English;
  /// What `text` is a translation of: the bank knows English words, so what is alike is told by these. Empty for an
  /// original.
  std::string original;
};

/// An image to be packed with all that is said about it.
struct ShardImage {
  RgbImage image;
  float gsdMetres = 0.0F;
  std::string sceneClass; ///< Empty when the image is not one class all over.
  std::vector<Mask> masks;
  std::vector<ShardExpression> expressions;
  std::int32_t unknownMask = -1; ///< Index into `masks` of the pixels about which nothing is known; -1 for none.
};

/// How much a shard holds.
struct ShardCounts {
  std::uint64_t images = 0;
  std::uint64_t expressions = 0;
  std::uint64_t masks = 0;
  std::uint64_t phrases = 0; ///< Distinct ones, the bank's among them.
  std::uint64_t bytes = 0;
};

/// Writes a packed shard image by image; only the index is held in memory.
class ShardWriter {
public:
  /// `bankIdentity` is the SHA-256 of the file that `bank` was read from.
  ///
  /// Throws: Unwritable.
  ShardWriter(const std::string &path, std::string name, const ShardTokenizer &tokenizer, text::CompetitorBank bank,
              std::string bankIdentity);

  /// An expression that is there already with the same tags and mask is left out.
  ///
  /// Throws: InvalidArgument for an expression the tokenizer refuses or a mask of another size; Unwritable.
  void add(const ShardImage &image);

  /// Writes the index and puts the file in its place; nothing can be added after.
  ///
  /// Throws: Unwritable.
  ShardCounts finish();

private:
  using Wordings = std::vector<std::vector<std::uint32_t>>;
  struct Phrase {
    std::string text;
    PhraseLanguage language = PhraseLanguage::English;
    Wordings wordings;
    text::CompetitorBank::Bits alike;
  };

  /// Appends at the next aligned offset and returns that offset.
  std::uint64_t append(const void *bytes, std::uint64_t count);
  std::int32_t classIndex(const std::string &name);
  std::uint32_t phraseIndex(const std::string &text, PhraseLanguage language, const std::string &original);
  std::uint32_t appendExpressions(const ShardImage &image);
  /// Returns the records of phrases and wordings.
  std::vector<char> appendPhrases(std::uint32_t &wordingCount);

  StagedFile mOutput;
  std::ofstream mFile;
  std::uint64_t mOffset = 0;
  std::string mName;
  const ShardTokenizer &mTokenizer;
  text::CompetitorBank mBank;
  std::string mBankIdentity;
  std::vector<std::string> mClassNames;
  std::vector<Phrase> mPhrases;
  std::map<std::pair<PhraseLanguage, std::string>, std::uint32_t> mPhraseIndices;
  std::set<std::pair<std::uint32_t, std::string>> mOriginals;
  std::vector<char> mImageRecords;
  std::vector<char> mExpressionRecords;
  ShardCounts mCounts;
};

} // namespace xemap::data
