// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "xemap/model/spec/text_spec.h"

namespace xemap::data {

/// How the phrases of a shard become tokens: as the text encoder of the model to be trained on it reads them.
class ShardTokenizer {
public:
  virtual ~ShardTokenizer() = default;

  /// A list of identifiers for each wording of the phrase, as many lists for every phrase.
  ///
  /// Throws: InvalidArgument for a phrase that the encoder cannot read.
  virtual std::vector<std::vector<std::uint32_t>> encode(const std::string &phrase) const = 0;

  /// Equal where all phrases become the same identifiers; see docs/formats.md.
  virtual std::string identity() const = 0;
};

/// Byte pairs of a phrase in each of text::clipWordings, by the merges of a CLIP model.
///
/// Throws: as text::BpeMerges::read and text::BpeTokenizer.
std::unique_ptr<ShardTokenizer> makeClipTokenizer(const std::string &mergesPath, int contextLength);

/// Pieces of a phrase behind the prefix, once: by the tensors `tokenizer.*` of a safetensors file (docs/formats.md).
///
/// Throws: as checkpoint::SafetensorsFile and text::SentencePiece; Corrupt for a tensor that is missing or of another
/// type.
std::unique_ptr<ShardTokenizer> makeSentencePieceTokenizer(const std::string &tablePath,
                                                           const model::SentencePieceTokens &tokens);

/// The tokenizer of the text encoder of a model folder, as its model.json names it.
///
/// Throws: NotFound, Unreadable, Corrupt, Unsupported (a model without a pretrained text encoder), naming file and
/// field.
std::unique_ptr<ShardTokenizer> openShardTokenizer(const std::string &modelDirectory);

} // namespace xemap::data
