// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xemap/text/bpe_tokenizer.h"

namespace xemap::text {

/// A phrase as XeMap-Net base reads it.
///
/// Shape: `ids` holds the phrase in each of its wordings, one behind the other, each from start to end of text; the
/// first is the phrase itself.
struct ClipPhraseIds {
  std::vector<std::int32_t> ids;
  /// Bit i: comparedThings()[i] names the phrase in a word of its own, so nothing follows from their likeness.
  std::uint32_t alike = 0;
  bool truncated = false; ///< The phrase was longer than the network reads.
};

/// A phrase the way people caption pictures from above; the first wording is the phrase itself.
///
/// Source: prompts of the kind CLIP's authors and remote sensing models use.
std::vector<std::string> clipWordings(const std::string &phrase);

/// What else a place may be: what the likeness of a place and a phrase is compared with. At most 32.
const std::vector<std::string> &comparedThings();

/// Takes phrases apart for XeMap-Net base.
///
/// Threads: encode() may be called from several at once.
class ClipPhraseTokenizer {
public:
  /// Throws: as BpeTokenizer.
  ClipPhraseTokenizer(const BpeMerges &merges, int contextLength) : mTokenizer(merges, contextLength) {}

  /// The tokenizer of a model whose text encoder knows `vocabularyIds` tokens.
  ///
  /// Throws: as BpeMerges::read and BpeTokenizer; Corrupt for merges that make another number of tokens.
  static ClipPhraseTokenizer read(const std::string &mergesPath, std::int64_t contextLength,
                                  std::int64_t vocabularyIds);

  /// Throws: as BpeTokenizer::encode.
  ClipPhraseIds encode(const std::string &phrase) const;

  /// The tokens of each of comparedThings(), as it stands.
  std::vector<std::vector<std::int32_t>> encodeCompared() const;

  const BpeTokenizer &tokenizer() const { return mTokenizer; }

private:
  BpeTokenizer mTokenizer;
};

} // namespace xemap::text
