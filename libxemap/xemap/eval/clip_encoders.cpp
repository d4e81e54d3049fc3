// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/clip_encoders.h"

#include <algorithm>

#include "xemap/base/error.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/text/normalizer.h"

namespace xemap::eval {

namespace {

void requireWords(const std::string &expression) {
  if (text::words(text::normalize(expression)).empty())
    throw Error(ErrorCode::InvalidArgument, "expression: expected at least one word, found none");
}

} // namespace

ClipEncoders::ClipEncoders(const std::string &modelDirectory)
    : mClip(model::loadClip(modelDirectory)),
      mTokenizer(text::ClipPhraseTokenizer::read(mClip.mergesPath, mClip.config.clip.contextLength,
                                                 mClip.config.clip.vocabularyIds)) {
  const auto source = std::make_shared<model::PlainClip>(mClip.net, mTokenizer.encodeCompared());
  if (isTrained()) {
    mNet = model::loadHead(modelDirectory, mClip.config, source);
    return;
  }
  mNet = model::XemapBase(model::headOptionsFor(mClip.config.clip), mClip.config.clip, source);
  mNet->eval();
}

model::TextFeatures ClipEncoders::encodeText(const std::string &expression) {
  requireWords(expression);
  const auto phrase = mTokenizer.encode(expression);
  auto text =
      mNet->encodeText({model::paddedTokens({phrase.ids}), {}, torch::tensor({static_cast<int64_t>(phrase.alike)})});
  const auto aligned = mNet->alignText(text);
  std::copy_n(aligned.begin(), text.vectors.size(), text.vectors.begin());
  return text;
}

torch::Tensor ClipEncoders::embedImage(const torch::Tensor &image) {
  const auto side = mClip.config.clip.imageSize;
  const auto resized = torch::nn::functional::interpolate(image, torch::nn::functional::InterpolateFuncOptions()
                                                                     .size(std::vector<int64_t>{side, side})
                                                                     .mode(torch::kBicubic)
                                                                     .align_corners(false));
  return model::unitLength(mClip.net->encodeImage(resized.clamp(0, 1)).embedding[0], 0);
}

torch::Tensor ClipEncoders::embedText(const std::string &expression) {
  requireWords(expression);
  return model::unitLength(
      mClip.net->encodeText(model::paddedTokens({mTokenizer.tokenizer().encode(expression).ids})).embedding[0], 0);
}

} // namespace xemap::eval
