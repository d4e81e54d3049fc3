// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xemap/text/vocabulary.h"

namespace xemap::text {

/// Sizes every consumer of token identifiers must agree on; part of a model's configuration.
struct TokenizerOptions {
  int maxTokens = 32;        ///< Longer expressions are cut, and the encoding says so.
  int subwordBuckets = 3072; ///< Hash buckets of character n-grams; bucket 0 is padding.
  int subwordsPerToken = 16; ///< Character n-grams kept per word.
};

/// An expression as the text encoder reads it.
///
/// Shape: `words` [count], `subwords` [count * subwordsPerToken] row-major, 0 where a word has fewer n-grams.
struct TokenIds {
  std::vector<std::uint16_t> words;    ///< Vocabulary identifiers; Vocabulary::unknownId for words outside it.
  std::vector<std::uint16_t> subwords; ///< Buckets in [1, subwordBuckets).
  int unknownWords = 0;                ///< How many words the vocabulary does not have.
  bool truncated = false;
};

/// The buckets of a normalised word's character n-grams.
///
/// The n-grams are those of `<word>` with 3, 4 and 5 characters (code points), shorter ones first, each kind from left
/// to right. Bucket = 1 + FNV-1a-64(UTF-8 bytes) mod (subwordBuckets - 1). Of N n-grams, N above subwordsPerToken = K,
/// those with index floor(i (N - 1) / (K - 1)), i = 0 .. K - 1, are kept: evenly spaced, first and last among them.
/// Shape: [subwordsPerToken], 0 behind the last n-gram.
std::vector<std::uint16_t> subwordBuckets(const std::string &word, const TokenizerOptions &options);

/// Turns expressions into token identifiers: whole words from a vocabulary, and for every word its character 3- to
/// 5-grams (with word boundary marks) hashed into buckets, so that unseen and misspelt words still say something.
class Tokenizer {
public:
  /// Throws: InvalidArgument for options out of range.
  Tokenizer(Vocabulary vocabulary, const TokenizerOptions &options);

  /// Throws: InvalidArgument when the expression holds no word or is longer than 1,000 characters.
  TokenIds encode(const std::string &expression) const;

  const Vocabulary &vocabulary() const { return mVocabulary; }
  const TokenizerOptions &options() const { return mOptions; }

private:
  Vocabulary mVocabulary;
  TokenizerOptions mOptions;
};

} // namespace xemap::text
