// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/tiny_encoders.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "xemap/model/layers/unit_length.h"

namespace xemap::eval {

namespace {

text::Tokenizer openTokenizer(const model::LoadedModel &model) {
  std::ifstream file(model.vocabularyPath);
  text::TokenizerOptions options;
  options.maxTokens = static_cast<int>(model.config.options.maxTokens);
  options.subwordBuckets = static_cast<int>(model.config.options.subwordBuckets);
  options.subwordsPerToken = static_cast<int>(model.config.options.subwordsPerToken);
  return {text::Vocabulary::read(file, model.vocabularyPath), options};
}

} // namespace

TinyEncoders::TinyEncoders(const std::string &modelDirectory)
    : mBlasThreads(1), mModel(model::loadModel(modelDirectory)), mTokenizer(openTokenizer(mModel)) {}

model::TokenBatch TinyEncoders::tokensOf(const std::string &expression) const {
  const auto ids = mTokenizer.encode(expression);
  const auto count = static_cast<int64_t>(ids.words.size());
  model::TokenBatch batch{torch::zeros({1, count}, torch::kLong),
                          torch::zeros({1, count, mTokenizer.options().subwordsPerToken}, torch::kLong),
                          torch::zeros({1}, torch::kLong)};
  std::copy(ids.words.begin(), ids.words.end(), batch.words.data_ptr<int64_t>());
  std::copy(ids.subwords.begin(), ids.subwords.end(), batch.subwords.data_ptr<int64_t>());
  return batch;
}

torch::Tensor TinyEncoders::embedImage(const torch::Tensor &image) {
  const auto features = mModel.net->encodeImage(image);
  std::vector<torch::Tensor> parts;
  for (std::size_t level = 0; level < model::alignedLevels; ++level) {
    const auto pooled = features.levels[level].mean({0, 2, 3});
    parts.push_back(model::unitLength(pooled, 0));
  }
  return torch::cat(parts);
}

torch::Tensor TinyEncoders::embedText(const std::string &expression) {
  const auto aligned = mModel.net->alignText(mModel.net->encodeText(tokensOf(expression)));
  std::vector<torch::Tensor> parts;
  for (std::size_t level = 0; level < model::alignedLevels; ++level)
    parts.push_back(aligned[level][0] / static_cast<double>(model::alignedLevels));
  return torch::cat(parts);
}

} // namespace xemap::eval
