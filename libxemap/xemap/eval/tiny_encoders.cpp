// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/tiny_encoders.h"

#include <algorithm>
#include <fstream>

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

model::TextFeatures TinyEncoders::encodeText(const std::string &expression) {
  const auto ids = mTokenizer.encode(expression);
  const auto count = static_cast<int64_t>(ids.words.size());
  model::TokenBatch batch{torch::zeros({1, count}, torch::kLong),
                          torch::zeros({1, count, mTokenizer.options().subwordsPerToken}, torch::kLong)};
  std::copy(ids.words.begin(), ids.words.end(), batch.words.data_ptr<int64_t>());
  std::copy(ids.subwords.begin(), ids.subwords.end(), batch.subwords.data_ptr<int64_t>());
  auto text = mModel.net->encodeText(batch);
  const auto aligned = mModel.net->alignText(text);
  std::copy_n(aligned.begin(), text.vectors.size(), text.vectors.begin());
  return text;
}

} // namespace xemap::eval
