// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "xemap/model/spec/clip_activation.h"

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

/// The text encoder of a CLIP model: a causal transformer whose last token speaks for the text.
///
/// Source: Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision".
struct ClipText {
  std::int64_t layers = 12;
  std::int64_t width = 512;
  std::int64_t heads = 8;
  std::int64_t positions = 77; ///< Tokens of a text, start and end included.
  std::int64_t vocabulary = 49408;
  std::int64_t embedWidth = 512; ///< Of the space that images and texts share.
  ClipActivation activation = ClipActivation::QuickGelu;
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

/// CLIP's byte pair encoding.
struct BytePairTokens {
  std::string file = "merges.txt"; ///< In the model's folder.
  int maxTokens = 77;              ///< Of a text, start and end included.
};

/// The kinds of text encoders and of tokenizers: the lists that say which there are.
using TextKind = std::variant<Bert, ClipText>;
using TokenizerKind = std::variant<SentencePieceTokens, BytePairTokens>;

/// The text encoder, which is always frozen: its weights lie in frozen.safetensors and never change.
struct TextSpec {
  TextKind kind;
  TokenizerKind tokenizer;
  /// What is read of a phrase, which stands where each has `{}`: vectors of the phrase as a whole are the mean over
  /// all of them, states of its tokens are those of the first.
  std::vector<std::string> wordings{"{}"};
};

/// Width of the states a text encoder gives.
std::int64_t widthOf(const TextSpec &text);

/// Width of the space a text encoder shares with images; 0 for one that shares none.
std::int64_t embedWidthOf(const TextSpec &text);

/// Tokens a text encoder knows.
std::int64_t vocabularyOf(const TextSpec &text);

/// Most tokens of a text that an encoder reads.
std::int64_t positionsOf(const TextSpec &text);

/// A phrase in each of the wordings.
std::vector<std::string> wordingsOf(const TextSpec &text, const std::string &phrase);

} // namespace xemap::model
