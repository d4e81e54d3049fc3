// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/network.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/tokenizer.h"

namespace xemap::infer {

/// XeMap-Net tiny behind the engine's interface.
class TinyNetwork final : public Network {
public:
  /// Throws: as model::loadModel; Corrupt for a vocabulary larger than the network's.
  explicit TinyNetwork(const std::string &directory);

  const model::ModelFacts &facts() const override { return mModel.config; }
  const std::string &sha256() const override { return mModel.sha256; }
  const std::string &identity() const override { return mModel.sha256; }
  std::array<double, 3> fillColour() const override { return mModel.config.options.pixelMean; }
  Footprint footprint() const override { return {std::size_t{280} << 20U, 190}; }
  Reading read(const std::string &expression) const override;
  bool isUnknown(const std::string &word) const override;
  model::ImageFeatures encode(const at::Tensor &image) const override;
  model::ContextMap contextFrom(const at::Tensor &overview, double spanX, double spanY) const override;
  std::vector<Words> ask(const std::vector<std::string> &phrases, const model::ContextMap &context) const override;
  Answer answerWords(const model::ImageFeatures &features, const at::Tensor &positions,
                     const Words &words) const override;

private:
  double presenceOf(const Words &words, double maximum, double mean) const override;

  model::LoadedModel mModel;
  text::Tokenizer mTokenizer;
};

} // namespace xemap::infer
