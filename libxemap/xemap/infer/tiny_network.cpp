// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/tiny_network.h"

#include <algorithm>
#include <fstream>

#include "xemap/base/error.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/text/spelling.h"

namespace xemap::infer {

namespace {

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
  return {words, subwords};
}

} // namespace

TinyNetwork::TinyNetwork(const std::string &directory)
    : mModel(model::loadModel(directory)), mTokenizer(tokenizerFor(mModel)) {}

Reading TinyNetwork::read(const std::string &expression) const {
  auto corrected = text::correctSpelling(expression, mTokenizer.vocabulary());
  const bool truncated = mTokenizer.encode(corrected.text).truncated;
  return {std::move(corrected.text), std::move(corrected.replaced), truncated};
}

bool TinyNetwork::isUnknown(const std::string &word) const {
  return mTokenizer.encode(word).unknownWords > 0;
}

model::ImageFeatures TinyNetwork::encode(const at::Tensor &image) const {
  auto features = mModel.net.ptr()->encodeImage(image);
  for (std::size_t level = 0; level < features.levels.size(); ++level)
    features.lengths[level] = model::vectorLengths(features.levels[level], 1);
  return features;
}

model::ContextMap TinyNetwork::contextFrom(const at::Tensor &overview, double spanX, double spanY) const {
  return model::XemapNetImpl::contextFrom(mModel.net.ptr()->encodeImage(overview), spanX, spanY);
}

std::vector<Words> TinyNetwork::ask(const std::vector<std::string> &phrases, const model::ContextMap &context) const {
  std::vector<text::TokenIds> tokens;
  for (const auto &phrase : phrases)
    tokens.push_back(mTokenizer.encode(phrase));
  auto &net = *mModel.net.ptr();
  const auto text = net.encodeText(batchOf(tokens, mTokenizer.options().subwordsPerToken));
  const auto fused = net.fuse(text, context, static_cast<int64_t>(phrases.size()));
  std::vector<Words> words;
  for (int64_t i = 0; i < static_cast<int64_t>(phrases.size()); ++i)
    words.push_back({phrases[static_cast<std::size_t>(i)], queryAt(text, i), queryAt(fused, i)});
  return words;
}

Answer TinyNetwork::answerWords(const model::ImageFeatures &features, const at::Tensor &positions,
                                const Words &words) const {
  const auto output = mModel.net.ptr()->decode(features, positions, words.fused, words.text, 1);
  return {output.logits.squeeze(0), output.levelLogits[0].squeeze(0)};
}

double TinyNetwork::presenceOf(const Words &words, double maximum, double mean) const {
  return mModel.net.ptr()
      ->presence(words.fused, {torch::full({1}, maximum, torch::kFloat), torch::full({1}, mean, torch::kFloat)})
      .item<double>();
}

} // namespace xemap::infer
