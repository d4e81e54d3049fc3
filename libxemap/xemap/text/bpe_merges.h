// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace xemap::text {

/// The merges of a byte pair encoding like CLIP's, in the order in which they were learnt, and the symbols they make.
///
/// A symbol is known by its identifier: 256 for the bytes, 256 for the bytes at the end of a word, then one for each
/// merge. In files, bytes are the characters of Source's table and the end of a word is `</w>`.
/// Source: OpenAI CLIP, simple_tokenizer.py.
class BpeMerges {
public:
  struct Merge {
    std::int32_t left = 0;
    std::int32_t right = 0;
  };

  static constexpr std::int32_t byteCount = 256;
  static constexpr std::int32_t firstMergedId = 2 * byteCount;

  /// Reads the file of a model: `bpe_simple_vocab_16e6.txt.gz` (its first 48,894 merges, which CLIP uses), or Hugging
  /// Face's `merges.txt` or `tokenizer.json`. The content tells which it is; each may be compressed with gzip.
  ///
  /// Throws: NotFound; Unreadable for a file cut short or of another kind; Corrupt for what is not UTF-8, no pair, a
  /// pair of symbols not made before, or a symbol made twice, naming the line; Unsupported for a tokenizer.json that
  /// is no byte pair encoding or numbers its symbols otherwise, and for more than 64 MiB (JSON: 16 MiB).
  static BpeMerges read(const std::string &path);

  /// The same from the content of a file; `origin` is its name in messages.
  static BpeMerges parse(const std::string &content, const std::string &origin);

  /// Writes a `merges.txt` that read() understands.
  ///
  /// Throws: Unwritable.
  void writeTo(const std::string &path) const;

  /// Merge i makes symbol firstMergedId + i.
  const std::vector<Merge> &merges() const { return mMerges; }
  /// Spelt as in files.
  const std::vector<std::string> &symbols() const { return mSymbols; }

  /// The symbol of a byte that does not end a word; byteCount further on is that of one which does.
  static std::int32_t idOfByte(unsigned char byte);

private:
  BpeMerges();

  void append(const std::string &left, const std::string &right, const std::string &place);
  std::int32_t idOf(const std::string &symbol, const std::string &place) const;
  void appendLines(const std::string &content, const std::string &origin);
  void appendJson(const std::string &content, const std::string &origin);

  std::vector<Merge> mMerges;
  std::vector<std::string> mSymbols;
  std::unordered_map<std::string, std::int32_t> mIds;
};

} // namespace xemap::text
