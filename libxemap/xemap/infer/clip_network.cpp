// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/clip_network.h"

#include "xemap/base/error.h"
#include "xemap/model/head/joint_bilateral.h"
#include "xemap/model/head/similarity.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/normalizer.h"

namespace xemap::infer {

ClipNetwork::ClipNetwork(const std::string &directory) : ClipNetwork(directory, model::loadClip(directory)) {}

ClipNetwork::ClipNetwork(const std::string &directory, const model::LoadedClip &clip)
    : mConfig(clip.config), mSha256(clip.sha256),
      mTokenizer(
          text::ClipPhraseTokenizer::read(clip.mergesPath, mConfig.clip.contextLength, mConfig.clip.vocabularyIds)),
      mNet(clip.net), mSource(std::make_shared<model::PlainClip>(clip.net, mTokenizer.encodeCompared())) {
  if (mConfig.head)
    mHead = model::loadHead(directory, mConfig, mSource);
}

Footprint ClipNetwork::footprint() const {
  std::size_t weights = 0;
  for (const auto &parameter : mNet->parameters())
    weights += parameter.nbytes();
  // While it is loaded, the file is mapped beside what is made of it.
  return {(std::size_t{280} << 20U) + 2 * weights, 120};
}

Reading ClipNetwork::read(const std::string &expression) const {
  if (text::words(text::normalize(expression)).empty())
    throw Error(ErrorCode::InvalidArgument, "expression: expected at least one word, found none");
  return {expression, {}, mTokenizer.encode(expression).truncated};
}

model::ImageFeatures ClipNetwork::encode(const at::Tensor &image) const {
  if (!mHead.is_empty())
    return mHead.ptr()->encodeImage(image);
  model::ImageFeatures features;
  features.described = mNet.ptr()->picture(image, model::Taps::Left).described;
  features.colours = torch::avg_pool2d(image, model::finestStride);
  return features;
}

model::ContextMap ClipNetwork::contextFrom(const at::Tensor &overview, double spanX, double spanY) const {
  if (mHead.is_empty())
    return {}; // a window's context is what lies around it
  return model::EncodedNetImpl::contextFrom(mHead.ptr()->encodeImage(overview), spanX, spanY);
}

model::TokenBatch ClipNetwork::tokensOf(const std::vector<std::string> &phrases) const {
  std::vector<std::vector<std::int32_t>> ids;
  std::vector<int64_t> alike;
  for (const auto &phrase : phrases) {
    auto encoded = mTokenizer.encode(phrase);
    ids.push_back(std::move(encoded.ids));
    alike.push_back(encoded.alike);
  }
  return {model::paddedTokens(ids), {}, torch::tensor(alike)};
}

std::vector<Words> ClipNetwork::ask(const std::vector<std::string> &phrases, const model::ContextMap &context) const {
  const auto text = mSource->phrases(tokensOf(phrases));
  const auto count = static_cast<int64_t>(phrases.size());
  model::FusedQuery fused;
  if (!mHead.is_empty())
    fused = mHead.ptr()->fuse(text, context, count);
  std::vector<Words> words;
  for (int64_t i = 0; i < count; ++i)
    words.push_back({queryAt(text, i), mHead.is_empty() ? fused : queryAt(fused, i)});
  return words;
}

Answer ClipNetwork::answerWords(const model::ImageFeatures &features, const at::Tensor &positions,
                                const Words &words) const {
  if (!mHead.is_empty()) {
    const auto output = mHead.ptr()->decode(features, positions, words.fused, words.text, 1);
    return {output.logits.squeeze(0), output.levelLogits[0].squeeze(0)};
  }
  const auto logits = model::trainingFreeLogits(features.described, words.text, 1);
  return {model::upsampledAlong(features.colours, logits).squeeze(0),
          torch::avg_pool2d(logits, model::coarsestStride / model::clipCellPx).squeeze(0)};
}

double ClipNetwork::presenceOf(const Words &words, double maximum, double mean) const {
  if (mHead.is_empty())
    return maximum;
  return mHead.ptr()
      ->presence(words.fused, {torch::full({1}, maximum, torch::kFloat), torch::full({1}, mean, torch::kFloat)})
      .item<double>();
}

} // namespace xemap::infer
