// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/clip_network.h"

#include "xemap/base/error.h"
#include "xemap/model/head/joint_bilateral.h"
#include "xemap/model/head/similarity.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/normalizer.h"

namespace xemap::infer {

namespace {

struct ClipQuestion final : Question {
  model::TextFeatures text;
  model::FusedQuery fused; ///< Empty without a head.
};

/// Places of a picture's tensors.
enum Part : std::size_t { Described, Colours, Tokens, FirstLevel, Outlines = FirstLevel + 4 };

model::ImageFeatures featuresFrom(const PictureFeatures &tensors) {
  model::ImageFeatures features;
  features.described = tensors[Described];
  features.colours = tensors[Colours];
  features.tokens = tensors[Tokens];
  for (std::size_t level = 0; level < features.levels.size(); ++level)
    features.levels[level] = tensors[FirstLevel + level];
  features.outlines = tensors[Outlines];
  return features;
}

} // namespace

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

PictureFeatures ClipNetwork::encode(const at::Tensor &image) const {
  if (mHead.is_empty())
    return {mNet.ptr()->picture(image, model::Taps::Left).described, torch::avg_pool2d(image, model::finestStride)};
  auto features = mHead.ptr()->encodeImage(image);
  const auto &levels = features.levels;
  return {features.described, features.colours, features.tokens, levels[0],
          levels[1],          levels[2],        levels[3],       features.outlines};
}

PictureFeatures ClipNetwork::encodeOverview(const at::Tensor &image) const {
  if (mHead.is_empty())
    return {}; // a window's context is what lies around it
  return {encode(image)[Tokens]};
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

std::vector<std::shared_ptr<const Question>> ClipNetwork::ask(const std::vector<std::string> &phrases,
                                                              const ExtentContext &context) const {
  const auto text = mSource->phrases(tokensOf(phrases));
  const auto count = static_cast<int64_t>(phrases.size());
  model::FusedQuery fused;
  if (!mHead.is_empty())
    fused = mHead.ptr()->fuse(text, {context.overview.front(), context.spanX, context.spanY}, count);
  std::vector<std::shared_ptr<const Question>> questions;
  for (int64_t i = 0; i < count; ++i) {
    auto question = std::make_shared<ClipQuestion>();
    question->text = queryAt(text, i);
    if (!mHead.is_empty())
      question->fused = queryAt(fused, i);
    questions.push_back(std::move(question));
  }
  return questions;
}

PictureFeatures ClipNetwork::look(const at::Tensor & /*image*/, const at::Tensor & /*weights*/) const {
  throw Error(ErrorCode::Unsupported, "model '" + mConfig.name +
                                          "': expected one that can be asked by an example on the map, found an "
                                          "imported CLIP model, which takes words alone");
}

std::shared_ptr<const Question> ClipNetwork::like(const PictureFeatures & /*example*/,
                                                  std::shared_ptr<const Question> words) const {
  return words;
}

Answer ClipNetwork::answer(const PictureFeatures &features, const at::Tensor &positions,
                           const Question &question) const {
  const auto &asked = static_cast<const ClipQuestion &>(question);
  if (!mHead.is_empty()) {
    const auto output = mHead.ptr()->decode(featuresFrom(features), positions, asked.fused, asked.text, 1);
    return {output.logits.squeeze(0), output.levelLogits[0].squeeze(0)};
  }
  const auto logits = model::trainingFreeLogits(features[Described], asked.text, 1);
  return {model::upsampledAlong(features[Colours], logits).squeeze(0),
          torch::avg_pool2d(logits, model::coarsestStride / model::clipCellPx).squeeze(0)};
}

double ClipNetwork::presence(const Question &question, double maximum, double mean) const {
  if (mHead.is_empty())
    return maximum;
  const auto &asked = static_cast<const ClipQuestion &>(question);
  return mHead.ptr()
      ->presence(asked.fused, {torch::full({1}, maximum, torch::kFloat), torch::full({1}, mean, torch::kFloat)})
      .item<double>();
}

} // namespace xemap::infer
