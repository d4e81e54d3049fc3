// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "xemap/infer/network.h"
#include "xemap/model/model_folder.h"
#include "xemap/model/phrase/phrase_encoder.h"
#include "xemap/text/vocabulary.h"

namespace xemap::infer {

/// A model of version 2 behind the engine's interface.
class ReferringNetwork final : public Network {
public:
  /// Throws: as model::loadModelFolder and model::PhraseEncoder.
  explicit ReferringNetwork(const std::string &directory);

  const model::ModelFacts &facts() const override { return mModel.spec; }
  const std::string &sha256() const override { return mModel.sha256; }
  const std::string &identity() const override { return mModel.identity; }
  std::array<double, 3> fillColour() const override { return mModel.spec.image.pixelMean; }
  Footprint footprint() const override { return mFootprint; }
  Reading read(const std::string &expression) const override;
  bool isUnknown(const std::string &word) const override { return mPhrases.isUnknown(word); }
  bool isSplit(const std::string &word) const override { return mPhrases.isSplit(word); }
  std::vector<std::string> nearestPhrases(const std::string &phrase, std::size_t most) const override {
    return mPhrases.nearest(phrase, most);
  }
  model::ImageFeatures encode(const at::Tensor &image) const override;
  model::ContextMap contextFrom(const at::Tensor &overview, double spanX, double spanY) const override;
  std::vector<Words> ask(const std::vector<std::string> &phrases, const model::ContextMap &context) const override;
  std::vector<PhraseShare> competitorsAt(const model::ImageFeatures &features, const Words &words,
                                         const std::array<double, 2> &place) const override;
  bool canBeTaught() const override { return mModel.net->hasHead(); }
  Answer answerWords(const model::ImageFeatures &features, const at::Tensor &positions,
                     const Words &words) const override;

private:
  double presenceOf(const Words &words, double maximum, double mean) const override;

  model::ModelFolder mModel;
  Footprint mFootprint;
  model::PhraseEncoder mPhrases;
  model::LevelVectors mCompetitors;
  std::optional<text::Vocabulary> mWords; ///< For slips of spelling; nothing is mended without.
};

} // namespace xemap::infer
