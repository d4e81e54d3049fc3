// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/eval/encoders.h"
#include "xemap/model/layers/blas_threads.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/tokenizer.h"

namespace xemap::eval {

/// Those of XeMap-Net tiny. An embedding holds the pooled features of every aligned level, each of unit length.
class TinyEncoders final : public Encoders {
public:
  explicit TinyEncoders(const std::string &modelDirectory);

  model::EncodedNetImpl &net() override { return *mModel.net; }
  bool isTrained() const override { return true; }
  model::TokenBatch tokensOf(const std::string &expression) const override;
  torch::Tensor embedImage(const torch::Tensor &image) override;
  torch::Tensor embedText(const std::string &expression) override;

private:
  model::BlasThreadScope mBlasThreads;
  model::LoadedModel mModel;
  text::Tokenizer mTokenizer;
};

} // namespace xemap::eval
