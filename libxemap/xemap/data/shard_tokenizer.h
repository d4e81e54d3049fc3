// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "xemap/text/tokenizer.h"

namespace xemap::data {

/// An expression as a shard stores it; see PackedExpression.
struct ShardTokens {
  std::vector<std::uint16_t> words;
  std::vector<std::uint16_t> subwords;
  std::uint32_t alike = 0;
};

/// How the expressions of a shard become tokens: as the network to be trained on it reads them.
class ShardTokenizer {
public:
  virtual ~ShardTokenizer() = default;

  /// Throws: InvalidArgument for an expression the network cannot read.
  virtual ShardTokens encode(const std::string &expression) const = 0;

  /// What the shard keeps of the tokenizer; see docs/formats.md.
  virtual std::string vocabulary() const = 0;
  virtual int maxTokens() const = 0;
  virtual int subwordsPerToken() const = 0; ///< 0 for XeMap-Net base.
  virtual int subwordBuckets() const = 0;   ///< 0 for XeMap-Net base.
};

/// For XeMap-Net tiny: words of a list of words.
std::unique_ptr<ShardTokenizer> makeWordTokenizer(text::Tokenizer tokenizer);

/// For XeMap-Net base: byte pairs, by the merges of the CLIP model to be trained on top of.
///
/// Throws: what text::BpeMerges::read throws; Unsupported for more identifiers than 65,536.
std::unique_ptr<ShardTokenizer> makeClipTokenizer(const std::string &mergesPath, int contextLength);

} // namespace xemap::data
