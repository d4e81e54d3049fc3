// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/referring_encoders.h"

namespace xemap::eval {

ReferringEncoders::ReferringEncoders(const std::string &modelDirectory)
    : mBlasThreads(1), mModel(model::loadModelFolder(modelDirectory)),
      mPhrases(modelDirectory, mModel.spec, mModel.frozen),
      mCompetitors(mModel.net->encodeText(mPhrases.competitors()).vectors) {}

model::ImageFeatures ReferringEncoders::encodeImage(const torch::Tensor &image) {
  return mModel.net->encodeImage(image, mCompetitors);
}

model::TextFeatures ReferringEncoders::encodeText(const std::string &expression) {
  const auto states = mPhrases.encode({expression});
  return mModel.net->encodeAsked(states, mPhrases.alike({expression}, states), mCompetitors);
}

} // namespace xemap::eval
