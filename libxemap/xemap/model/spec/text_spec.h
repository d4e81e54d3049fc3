// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace xemap::model {

/// BERT with post-norm layers and exact GELU, its matrices in 4 bits.
///
/// Source: Devlin et al. 2019; sizes of multilingual-e5-small (Wang et al. 2024).
struct Bert {
  std::int64_t layers = 12;
  std::int64_t width = 384;
  std::int64_t heads = 12;
  std::int64_t feedForward = 1536;
  std::int64_t positions = 512;
  std::int64_t types = 2; ///< Of tokens; all of a phrase are of the first.
  std::int64_t vocabulary = 250037;
  double normEps = 1e-12;
};

/// A SentencePiece tokenizer, whose tables lie in frozen.safetensors.
struct SentencePieceTokens {
  std::string prefix; ///< Put before every text.
  std::int32_t begin = 0;
  std::int32_t end = 2;
  std::int32_t pad = 1;
  std::int32_t unknown = 3;
  int maxTokens = 64; ///< Of a text, begin and end included.
};

/// The kinds of text encoders and of tokenizers: the lists that say which there are.
using TextKind = std::variant<Bert>;
using TokenizerKind = std::variant<SentencePieceTokens>;

/// The text encoder, which is always frozen: its weights lie in frozen.safetensors and never change.
struct TextSpec {
  TextKind kind;
  TokenizerKind tokenizer;
};

/// Width of the states a text encoder gives.
std::int64_t widthOf(const TextSpec &text);

} // namespace xemap::model
