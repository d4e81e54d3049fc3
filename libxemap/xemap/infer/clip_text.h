// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "xemap/model/model_directory.h"
#include "xemap/text/bpe_tokenizer.h"

namespace xemap::infer {

/// Texts as a CLIP model reads them.
class ClipText {
public:
  /// Throws: what text::BpeMerges::read throws; Corrupt for a vocabulary of another size than the network's.
  explicit ClipText(const model::LoadedClip &model);

  /// Throws: InvalidArgument for a text that is not UTF-8 or longer than the tokenizer reads.
  bool isTruncated(const std::string &text) const { return mTokenizer.encode(text).truncated; }

  /// Shape: → [texts,E] of unit length.
  at::Tensor embed(model::ClipNet &net, const std::vector<std::string> &texts) const;

private:
  text::BpeTokenizer mTokenizer;
};

} // namespace xemap::infer
