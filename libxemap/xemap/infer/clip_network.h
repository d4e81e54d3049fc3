// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/network.h"
#include "xemap/model/clip/clip_source.h"
#include "xemap/model/clip/xemap_base.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/clip_phrases.h"

namespace xemap::infer {

/// XeMap-Net base behind the engine's interface: the training-free map of a CLIP model, and what was learned on top of
/// it where something was (docs/clip.md).
class ClipNetwork final : public Network {
public:
  /// Throws: as model::loadClip, model::loadHead and text::ClipPhraseTokenizer::read.
  explicit ClipNetwork(const std::string &directory);

  const model::ModelFacts &facts() const override { return mConfig; }
  const std::string &sha256() const override { return mSha256; }
  const std::string &identity() const override { return mSha256; }
  std::array<double, 3> fillColour() const override { return model::clipPixelMean; }
  Footprint footprint() const override;
  Reading read(const std::string &expression) const override;
  bool isAllUnknown(const std::string & /*phrase*/) const override { return false; }
  model::ImageFeatures encode(const at::Tensor &image) const override;
  model::ContextMap contextFrom(const at::Tensor &overview, double spanX, double spanY) const override;
  std::vector<Words> ask(const std::vector<std::string> &phrases, const model::ContextMap &context) const override;
  bool canBeTaught() const override { return false; }

private:
  Answer answerWords(const model::ImageFeatures &features, const at::Tensor &positions,
                     const Words &words) const override;
  double presenceOf(const Words &words, double maximum, double mean) const override;
  ClipNetwork(const std::string &directory, const model::LoadedClip &clip);

  model::TokenBatch tokensOf(const std::vector<std::string> &phrases) const;

  model::ModelConfig mConfig;
  std::string mSha256;
  text::ClipPhraseTokenizer mTokenizer;
  mutable model::ClipNet mNet; ///< LibTorch's modules have no const forward.
  std::shared_ptr<model::ClipSource> mSource;
  model::XemapBase mHead{nullptr}; ///< Empty: nothing was learned.
};

} // namespace xemap::infer
