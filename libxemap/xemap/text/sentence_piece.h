// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "xemap/text/phrase_tokenizer.h"
#include "xemap/text/sentence_piece_table.h"

namespace xemap::text {

/// SentencePiece's unigram tokenizer: the pieces of a text whose scores have the largest sum.
///
/// Prefix and text become one string; the table's rules replace each code point for itself; runs of spaces become one;
/// spaces become U+2581, and one is put in front of what does not begin with it. A single character may be unknown, at
/// 10 below the worst score; each unknown one is a token of its own. Of equal sums, that with the longest last piece
/// wins.
/// Threads: encode() may be called from several at once.
/// Source: Kudo, Subword Regularization, section 3.2; SentencePiece, unigram_model.cc. Differs from it: rules are by
/// single code points, a space at the end of the text counts, unknown characters are not joined, and what spells a
/// piece such as `</s>` is that piece.
class SentencePiece final : public PhraseTokenizer {
public:
  static constexpr std::size_t maxCharacters = 1000;

  /// Reads the whole table once; it has to stay where it is as long as this object.
  ///
  /// Throws: Corrupt for a table that contradicts itself; InvalidArgument for a prefix that is not UTF-8 or for
  /// `maxTokens` outside of 3 to 65,536.
  SentencePiece(const SentencePieceTable &table, std::string prefix, int maxTokens);

  /// Begin, the text's tokens, end. Of a text with more than maxTokens - 2 tokens the first ones are kept.
  ///
  /// Throws: InvalidArgument when the text is not UTF-8, naming the position, is longer than maxCharacters, or holds no
  /// word.
  PhraseIds encode(const std::string &text) const override;

  WordPieces piecesOf(const std::string &word) const override;

  const SentencePieceTable &table() const { return mTable; }
  int maxTokens() const override { return mMaxTokens; }

private:
  void replace(std::uint32_t point, std::vector<std::uint32_t> &points) const;
  std::vector<std::uint32_t> normalized(const std::string &text) const;
  std::vector<std::int32_t> bestPieces(const std::vector<std::uint32_t> &characters) const;

  SentencePieceTable mTable;
  std::string mPrefix;
  int mMaxTokens = 0;
  double mUnknownScore = 0.0;
};

} // namespace xemap::text
