// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "xemap/model/blas_threads.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/tokenizer.h"

namespace xemap::eval {

/// The encoders of a XeMap-Net, for methods to be compared with it that rest on the same ones.
class Encoders {
public:
  /// HMSA levels that training aligns with whole regions.
  static constexpr std::size_t alignedLevels = 3;

  /// Threads: 0 takes what the machine has. Throws: as loading a model does.
  Encoders(const std::string &modelDirectory, int threads);

  model::XemapNet &net() { return mModel.net; }
  const model::XemapNetOptions &options() const { return mModel.config.options; }

  /// Throws: InvalidArgument for an expression without words.
  model::TokenBatch tokensOf(const std::string &expression) const;

  /// The pooled features of every aligned level, each of unit length, one after the other. Shape: image [1,3,S,S] →
  /// [D].
  torch::Tensor embedImage(const torch::Tensor &image);

  /// What those are compared with: their dot product, over the levels, is the mean cosine. Shape: → [D].
  torch::Tensor embedText(const std::string &expression);

private:
  model::BlasThreadScope mBlasThreads;
  model::LoadedModel mModel;
  text::Tokenizer mTokenizer;
};

} // namespace xemap::eval
