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

  const model::ModelConfig &config() const override { return mModel.config; }
  const std::string &sha256() const override { return mModel.sha256; }
  std::array<double, 3> fillColour() const override { return mModel.config.options.pixelMean; }
  Footprint footprint() const override { return {std::size_t{280} << 20U, 190}; }
  int maxTokens() const override { return mTokenizer.options().maxTokens; }
  Reading read(const std::string &expression) const override;
  bool isAllUnknown(const std::string &phrase) const override;
  PictureFeatures encode(const at::Tensor &image) const override;
  PictureFeatures encodeOverview(const at::Tensor &image) const override;
  std::vector<std::shared_ptr<const Question>> ask(const std::vector<std::string> &phrases,
                                                   const ExtentContext &context) const override;
  PictureFeatures look(const at::Tensor &image, const at::Tensor &weights) const override;
  std::shared_ptr<const Question> like(const PictureFeatures &example,
                                       std::shared_ptr<const Question> words) const override;
  Answer answer(const PictureFeatures &features, const at::Tensor &positions, const Question &question) const override;
  double presence(const Question &question, double maximum, double mean) const override;

private:
  Answer answerLike(const PictureFeatures &features, const PictureFeatures &sought) const;

  model::LoadedModel mModel;
  text::Tokenizer mTokenizer;
};

} // namespace xemap::infer
