// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/referring_encoders.h"

#include "xemap/base/error.h"
#include "xemap/text/normalizer.h"

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

torch::Tensor ReferringEncoders::embedImage(const torch::Tensor &image) {
  if (isTrained())
    return Encoders::embedImage(image);
  const auto side = model::pictureSideOf(mModel.spec.image);
  const auto resized = torch::nn::functional::interpolate(image, torch::nn::functional::InterpolateFuncOptions()
                                                                     .size(std::vector<int64_t>{side, side})
                                                                     .mode(torch::kBicubic)
                                                                     .align_corners(false));
  return mModel.net->image().embed(resized.clamp(0, 1))[0];
}

torch::Tensor ReferringEncoders::embedText(const std::string &expression) {
  if (isTrained())
    return Encoders::embedText(expression);
  if (text::words(text::normalize(expression)).empty())
    throw Error(ErrorCode::InvalidArgument, "expression: expected at least one word, found none");
  return mPhrases.encodeAsWritten({expression}).embedding[0];
}

} // namespace xemap::eval
