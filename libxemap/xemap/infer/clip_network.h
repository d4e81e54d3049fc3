// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/clip_text.h"
#include "xemap/infer/network.h"
#include "xemap/model/model_directory.h"

namespace xemap::infer {

/// XeMap-Net base behind the engine's interface: the training-free map of a CLIP model.
///
/// A place's logit is 50 times its similarity with the phrase, less the soft maximum of 50 times those with other
/// things one sees from above (docs/clip.md).
class ClipNetwork final : public Network {
public:
  /// Throws: as model::loadClip and ClipText.
  explicit ClipNetwork(const std::string &directory);

  const model::ModelConfig &config() const override { return mModel.config; }
  const std::string &sha256() const override { return mModel.sha256; }
  std::array<double, 3> fillColour() const override { return {0.48145466, 0.4578275, 0.40821073}; }
  int maxTokens() const override { return static_cast<int>(mModel.config.clip.contextLength); }
  Reading read(const std::string &expression) const override;
  bool isAllUnknown(const std::string & /*phrase*/) const override { return false; }
  PictureFeatures encode(const at::Tensor &image) const override;
  PictureFeatures encodeOverview(const at::Tensor &image) const override;
  std::vector<std::shared_ptr<const Question>> ask(const std::vector<std::string> &phrases,
                                                   const ExtentContext &context) const override;
  Answer answer(const PictureFeatures &features, const at::Tensor &positions, const Question &question) const override;
  double presence(const Question &question, double maximum, double mean) const override;

private:
  mutable model::LoadedClip mModel; ///< LibTorch's modules have no const forward.
  ClipText mText;
  at::Tensor mOthers; ///< Embeddings of what else there is. Shape: [others,E].
};

} // namespace xemap::infer
