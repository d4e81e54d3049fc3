// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/eval/encoders.h"
#include "xemap/model/layers/blas_threads.h"
#include "xemap/model/model_folder.h"
#include "xemap/model/phrase/phrase_encoder.h"

namespace xemap::eval {

/// Those of a model of version 2.
class ReferringEncoders final : public NetEncoders<model::ReferringNetImpl> {
public:
  explicit ReferringEncoders(const std::string &modelDirectory);

  bool isTrained() const override { return mModel.spec.head.has_value(); }
  std::array<double, 3> fillColour() const override { return mModel.spec.image.pixelMean; }
  model::ImageFeatures encodeImage(const torch::Tensor &image) override;
  model::TextFeatures encodeText(const std::string &expression) override;
  torch::Tensor embedImage(const torch::Tensor &image) override;
  torch::Tensor embedText(const std::string &expression) override;

private:
  model::ReferringNetImpl &net() override { return *mModel.net; }

  model::BlasThreadScope mBlasThreads;
  model::ModelFolder mModel;
  model::PhraseEncoder mPhrases;
  model::LevelVectors mCompetitors;
};

} // namespace xemap::eval
