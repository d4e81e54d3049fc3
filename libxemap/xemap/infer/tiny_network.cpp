// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/tiny_network.h"

#include <algorithm>
#include <fstream>

#include "xemap/base/error.h"
#include "xemap/text/spelling.h"

namespace xemap::infer {

namespace {

struct TinyQuestion final : Question {
  model::TextFeatures text;
  model::FusedQuery fused;
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
  return {tensors[0], {tensors[1], tensors[2], tensors[3], tensors[4]}, tensors[5], {}, {}};
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
  const auto &levels = features.levels;
  return {features.tokens, levels[0], levels[1], levels[2], levels[3], features.outlines};
}

PictureFeatures TinyNetwork::encodeOverview(const at::Tensor &image) const {
  return {encode(image).front()};
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

Answer TinyNetwork::answer(const PictureFeatures &features, const at::Tensor &positions,
                           const Question &question) const {
  const auto &asked = static_cast<const TinyQuestion &>(question);
  const auto output = mModel.net.ptr()->decode(featuresFrom(features), positions, asked.fused, asked.text, 1);
  return {output.logits.squeeze(0), output.levelLogits[0].squeeze(0)};
}

double TinyNetwork::presence(const Question &question, double maximum, double mean) const {
  const auto &asked = static_cast<const TinyQuestion &>(question);
  return mModel.net.ptr()
      ->presence(asked.fused, {torch::full({1}, maximum, torch::kFloat), torch::full({1}, mean, torch::kFloat)})
      .item<double>();
}

} // namespace xemap::infer
