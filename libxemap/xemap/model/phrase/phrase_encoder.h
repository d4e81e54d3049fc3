// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <torch/types.h>

#include "xemap/checkpoint/safetensors.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/model/text/text_encoder.h"
#include "xemap/text/competitor_bank.h"
#include "xemap/text/phrase_tokenizer.h"

namespace xemap::model {

/// Reads phrases as the frozen text encoder of a model does, and knows the phrases they compete with.
///
/// Threads: all may be called from several at once.
class PhraseEncoder {
public:
  /// Reads the text encoder from `frozen`, the tokenizer from there or from the model's folder, and the bank of
  /// competitors from the folder.
  ///
  /// Throws: NotFound, Unreadable, Corrupt, naming the file and the field or tensor.
  PhraseEncoder(const std::string &directory, const ModelSpec &spec,
                const std::shared_ptr<const checkpoint::SafetensorsFile> &frozen);

  int maxTokens() const { return mTokenizer->maxTokens(); }

  /// Whether the encoder reads the start of a phrase only. Throws: as encode.
  bool truncates(const std::string &phrase) const;

  /// Whether hardly anybody writes a word; see text::isUnknownWord.
  bool isUnknown(const std::string &word) const;

  /// Whether the tokenizer takes a word apart.
  bool isSplit(const std::string &word) const { return mTokenizer->piecesOf(word).count > 1; }

  /// The phrases of the bank that mean most nearly what a phrase means, the nearest first.
  ///
  /// Throws: as encode.
  std::vector<std::string> nearest(const std::string &phrase, std::size_t most) const;

  /// Phrases in the wordings of the model: see TextSpec::wordings.
  ///
  /// Throws: InvalidArgument for a phrase without a word, that is not UTF-8, or that is far too long.
  PhraseStates encode(const std::vector<std::string> &phrases) const;

  /// Texts as they stand. Throws: InvalidArgument for a text that the tokenizer cannot read.
  PhraseStates encodeAsWritten(const std::vector<std::string> &texts) const;

  /// Which competitors may mean the same as a phrase: by its words, or by how close they are to the encoder.
  ///
  /// Shape: `states` of these phrases, as encode() gives them → [Q,C] bool.
  torch::Tensor alike(const std::vector<std::string> &phrases, const PhraseStates &states) const;

  const std::vector<std::string> &competitorPhrases() const { return mBank.phrases(); }
  /// The states of the phrases of the bank, which are read as they stand.
  const PhraseStates &competitors() const { return mCompetitors; }

private:
  std::unique_ptr<text::PhraseTokenizer> mTokenizer;
  std::unique_ptr<FrozenTextEncoder> mEncoder;
  TextSpec mSpec;
  text::CompetitorBank mBank;
  double mAlikeCosine;
  PhraseStates mCompetitors;
};

} // namespace xemap::model
