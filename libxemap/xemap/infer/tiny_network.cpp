// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/tiny_network.h"

#include <algorithm>
#include <fstream>

#include "xemap/base/error.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/text/spelling.h"

namespace xemap::infer {

namespace {

struct TinyQuestion final : Question {
  model::TextFeatures text;
  model::FusedQuery fused;
};

/// Looks for what resembles an example, where it is what the words say unless there are none.
struct LikeQuestion final : Question {
  PictureFeatures sought; ///< One for each aligned level. Shape: [D], of unit length.
  std::shared_ptr<const Question> words;
};

text::Tokenizer tokenizerFor(const model::LoadedModel &model) {
  std::ifstream file(model.vocabularyPath);
  if (!file)
    throw Error(ErrorCode::Unreadable, model.vocabularyPath + ": cannot be opened");
  auto vocabulary = text::Vocabulary::read(file, model.vocabularyPath);
  const auto &options = model.config.options;
  if (vocabulary.idCount() > static_cast<std::size_t>(options.vocabularyIds))
    throw Error(ErrorCode::Corrupt, model.vocabularyPath + ": expected at most " +
                                        std::to_string(options.vocabularyIds - text::Vocabulary::firstWordId) +
                                        " words, found " + std::to_string(vocabulary.words().size()));
  text::TokenizerOptions tokenizer;
  tokenizer.maxTokens = static_cast<int>(options.maxTokens);
  tokenizer.subwordBuckets = static_cast<int>(options.subwordBuckets);
  tokenizer.subwordsPerToken = static_cast<int>(options.subwordsPerToken);
  return {std::move(vocabulary), tokenizer};
}

model::TokenBatch batchOf(const std::vector<text::TokenIds> &expressions, int subwordsPerToken) {
  std::size_t longest = 0;
  for (const auto &tokens : expressions)
    longest = std::max(longest, tokens.words.size());
  const auto count = static_cast<int64_t>(expressions.size());
  const auto length = static_cast<int64_t>(longest);
  auto words = torch::zeros({count, length}, torch::kLong);
  auto subwords = torch::zeros({count, length, subwordsPerToken}, torch::kLong);
  for (int64_t i = 0; i < count; ++i) {
    const auto &tokens = expressions[static_cast<std::size_t>(i)];
    std::copy(tokens.words.begin(), tokens.words.end(), words[i].data_ptr<int64_t>());
    std::copy(tokens.subwords.begin(), tokens.subwords.end(), subwords[i].data_ptr<int64_t>());
  }
  return {words, subwords, {}};
}

model::ImageFeatures featuresFrom(const PictureFeatures &tensors) {
  return {tensors[0], {tensors[1], tensors[2], tensors[3], tensors[4]},
          tensors[5], {tensors[6], tensors[7], tensors[8], tensors[9]},
          {},         {}};
}

} // namespace

TinyNetwork::TinyNetwork(const std::string &directory)
    : mModel(model::loadModel(directory)), mTokenizer(tokenizerFor(mModel)) {}

Reading TinyNetwork::read(const std::string &expression) const {
  auto corrected = text::correctSpelling(expression, mTokenizer.vocabulary());
  const bool truncated = mTokenizer.encode(corrected.text).truncated;
  return {std::move(corrected.text), std::move(corrected.replaced), truncated};
}

bool TinyNetwork::isAllUnknown(const std::string &phrase) const {
  const auto tokens = mTokenizer.encode(phrase);
  return tokens.unknownWords == static_cast<int>(tokens.words.size());
}

PictureFeatures TinyNetwork::encode(const at::Tensor &image) const {
  const auto features = mModel.net.ptr()->encodeImage(image);
  PictureFeatures kept{features.tokens};
  kept.insert(kept.end(), features.levels.begin(), features.levels.end());
  kept.push_back(features.outlines);
  for (const auto &level : features.levels)
    kept.push_back(model::vectorLengths(level, 1));
  return kept;
}

PictureFeatures TinyNetwork::encodeOverview(const at::Tensor &image) const {
  return {mModel.net.ptr()->encodeImage(image).tokens};
}

std::vector<std::shared_ptr<const Question>> TinyNetwork::ask(const std::vector<std::string> &phrases,
                                                              const ExtentContext &context) const {
  std::vector<text::TokenIds> tokens;
  for (const auto &phrase : phrases)
    tokens.push_back(mTokenizer.encode(phrase));
  auto &net = *mModel.net.ptr();
  const auto text = net.encodeText(batchOf(tokens, mTokenizer.options().subwordsPerToken));
  const auto fused =
      net.fuse(text, {context.overview.front(), context.spanX, context.spanY}, static_cast<int64_t>(phrases.size()));
  std::vector<std::shared_ptr<const Question>> questions;
  for (int64_t i = 0; i < static_cast<int64_t>(phrases.size()); ++i) {
    auto question = std::make_shared<TinyQuestion>();
    question->text = queryAt(text, i);
    question->fused = queryAt(fused, i);
    questions.push_back(std::move(question));
  }
  return questions;
}

PictureFeatures TinyNetwork::look(const at::Tensor &image, const at::Tensor &weights) const {
  const auto features = mModel.net.ptr()->encodeImage(image);
  PictureFeatures seen;
  for (std::size_t level = 0; level < model::alignedLevels; ++level) {
    const auto unit = model::unitLength(features.levels[level], 1);
    const auto share = at::adaptive_avg_pool2d(weights, {unit.size(2), unit.size(3)});
    seen.push_back((unit * share).sum({0, 2, 3}) / share.sum());
  }
  return seen;
}

std::shared_ptr<const Question> TinyNetwork::like(const PictureFeatures &example,
                                                  std::shared_ptr<const Question> words) const {
  auto question = std::make_shared<LikeQuestion>();
  for (const auto &seen : example)
    question->sought.push_back(model::unitLength(seen, 0));
  question->words = std::move(words);
  return question;
}

Answer TinyNetwork::answerLike(const PictureFeatures &features, const PictureFeatures &sought) const {
  const auto image = featuresFrom(features);
  const auto &outlines = image.outlines; // of the resolution that is wanted
  at::Tensor sum;
  for (std::size_t level = 0; level < sought.size(); ++level) {
    const auto cosine =
        at::einsum("nchw,c->nhw", {image.levels[level], sought[level]}).unsqueeze(1) / image.lengths[level];
    const auto fine = at::upsample_bilinear2d(cosine, {outlines.size(2), outlines.size(3)}, false);
    sum = sum.defined() ? sum + fine : fine;
  }
  const auto &calibration = mModel.config.example;
  const auto logits = sum / (static_cast<double>(sought.size()) * calibration.temperature) + calibration.bias;
  constexpr int64_t finePerCoarse = model::coarsestStride / model::finestStride;
  return {logits.squeeze(0), at::avg_pool2d(logits, {finePerCoarse, finePerCoarse}).squeeze(0)};
}

Answer TinyNetwork::answer(const PictureFeatures &features, const at::Tensor &positions,
                           const Question &question) const {
  if (const auto *like = dynamic_cast<const LikeQuestion *>(&question)) {
    auto seen = answerLike(features, like->sought);
    if (!like->words)
      return seen;
    // Two witnesses of the same thing: each gets half of the say.
    const auto said = answer(features, positions, *like->words);
    return {(seen.logits + said.logits) / 2, said.coarseLogits};
  }
  const auto &asked = static_cast<const TinyQuestion &>(question);
  const auto output = mModel.net.ptr()->decode(featuresFrom(features), positions, asked.fused, asked.text, 1);
  return {output.logits.squeeze(0), output.levelLogits[0].squeeze(0)};
}

double TinyNetwork::presence(const Question &question, double maximum, double mean) const {
  if (const auto *like = dynamic_cast<const LikeQuestion *>(&question))
    return like->words ? presence(*like->words, maximum, mean) : maximum;
  const auto &asked = static_cast<const TinyQuestion &>(question);
  return mModel.net.ptr()
      ->presence(asked.fused, {torch::full({1}, maximum, torch::kFloat), torch::full({1}, mean, torch::kFloat)})
      .item<double>();
}

} // namespace xemap::infer
