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

/// The tokenizer of the text encoder in a model folder whose model.json says `text`, for a phrase in each of its
/// wordings.
///
/// Throws: as text::openTokenizer and checkpoint::SafetensorsFile.
std::unique_ptr<ShardTokenizer> makeShardTokenizer(const std::string &modelDirectory, const model::TextSpec &text);

/// The tokenizer of the text encoder of a model folder, as its model.json names it.
///
/// Throws: as makeShardTokenizer; Unsupported for a model without a pretrained text encoder, naming file and field.
std::unique_ptr<ShardTokenizer> openShardTokenizer(const std::string &modelDirectory);

} // namespace xemap::data
