// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "xemap/text/bpe_merges.h"
#include "xemap/text/phrase_tokenizer.h"

namespace xemap::text {

/// Brings a text to the form that CLIP's tokenizer takes apart.
///
/// In this order: HTML references are decoded, twice; U+02BC and U+2018 .. U+201B become ', U+201C .. U+201F become ";
/// U+0000 .. U+0008, U+000B, U+000E .. U+001F, U+007F, U+206A .. U+206F, U+FEFF and U+FFF9 .. U+FFFC vanish; NFC; runs
/// of white space (line breaks of every kind among it) become one space, ends are trimmed; full lower-casing of no
/// language, with final sigma.
/// Units: UTF-8 in and out.
/// Throws: InvalidArgument when the text is not UTF-8.
/// Source: OpenAI CLIP, simple_tokenizer.py: ftfy.fix_text, html.unescape twice, whitespace_clean, lower. Left out of
/// fix_text: mending of wrongly decoded text and of C1 controls, terminal escapes, Latin ligatures, widths of
/// characters. fix_text decodes references before it straightens quotes unless the text has a '<', and to any depth.
std::string cleanForBpe(const std::string &text);

/// CLIP's tokenizer: byte pair encoding of the words of a cleaned text.
///
/// Identifiers are those of the merges' symbols, then start and end of text. `<|startoftext|>` and `<|endoftext|>` in a
/// text become these two.
/// Threads: encode() may be called from several at once.
/// Source: OpenAI CLIP, simple_tokenizer.py and clip.tokenize with truncation; equal to them for a cleaned text.
class BpeTokenizer final : public PhraseTokenizer {
public:
  static constexpr std::size_t maxCharacters = 10000;

  /// Throws: InvalidArgument when the context has no room for start and end (2), or more than 65,536.
  BpeTokenizer(const BpeMerges &merges, int contextLength);

  /// Throws: InvalidArgument when the text is not UTF-8, naming the position, or longer than maxCharacters.
  PhraseIds encode(const std::string &text) const override;

  int maxTokens() const override { return mContextLength; }
  std::int32_t vocabularySize() const { return endId() + 1; }
  std::int32_t startId() const { return mMergedCount; }
  std::int32_t endId() const { return mMergedCount + 1; }

private:
  std::int32_t mergedId(std::int32_t left, std::int32_t right) const;
  void appendWord(const std::string &word, std::vector<std::int32_t> &ids) const;

  std::unordered_map<std::uint64_t, std::int32_t> mMergedIds; ///< By both symbols; lower ones were learnt earlier.
  std::int32_t mMergedCount = 0;                              ///< Symbols without start and end.
  int mContextLength = 0;
};

} // namespace xemap::text
