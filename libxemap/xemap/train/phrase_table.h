// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <torch/types.h>

#include "xemap/model/text/text_encoder.h"
#include "xemap/train/phrase_book.h"

namespace xemap::train {

/// What a frozen text encoder says of every phrase of a book, asked once: it never changes, and reading a caption costs
/// as much as a tenth of a training step.
///
/// States are kept as float16, also the first time, so that training does not depend on what was kept.
class PhraseTable {
public:
  /// What of phrases is wanted: the states of their tokens take most of the memory.
  enum class Detail { Pooled, States };

  /// Asks the encoder, or reads what it said from a file in `cacheFolder` that is named by all it depends on.
  ///
  /// `encoderIdentity` names the encoder's weights; phrases whose pooled vectors have a cosine of `alikeCosine` mean
  /// the same. Throws: Unwritable; Corrupt, naming the file.
  PhraseTable(const PhraseBook &book, const model::FrozenTextEncoder &encoder, const std::string &encoderIdentity,
              double alikeCosine, const std::string &cacheFolder);

  /// Shape: see PhraseStates; phrases of the book.
  model::PhraseStates phrases(const std::vector<std::uint32_t> &indices, Detail detail) const;
  model::PhraseStates bank() const;

  /// Competitors that mean the same as phrases: by their words, or by their vectors. Shape: → [Q,C] bool.
  torch::Tensor alike(const std::vector<std::uint32_t> &indices) const;

private:
  void encode(const PhraseBook &book, const model::FrozenTextEncoder &encoder);
  bool read(const std::string &path);
  void write(const std::string &path) const;
  void compareWithBank(const PhraseBook &book, double alikeCosine);

  torch::Tensor mPooled;  ///< Shape: [P,W] float32.
  torch::Tensor mStates;  ///< Of all tokens, phrase by phrase. Shape: [T,W] float16.
  torch::Tensor mOffsets; ///< Where each phrase's begin, and their end. Shape: [P+1] int64.
  torch::Tensor mAlike;   ///< Shape: [P,C] bool.
};

} // namespace xemap::train
