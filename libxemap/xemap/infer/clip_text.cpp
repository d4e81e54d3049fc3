// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/clip_text.h"

#include <algorithm>

#include <ATen/ATen.h>

#include "xemap/base/error.h"

namespace xemap::infer {

namespace {

text::BpeTokenizer tokenizerFor(const model::LoadedClip &model) {
  const auto &options = model.config.clip;
  text::BpeTokenizer tokenizer(text::BpeMerges::read(model.mergesPath), static_cast<int>(options.contextLength));
  if (tokenizer.vocabularySize() != options.vocabularyIds)
    throw Error(ErrorCode::Corrupt, model.mergesPath + ": expected a vocabulary of " +
                                        std::to_string(options.vocabularyIds) + " tokens, found " +
                                        std::to_string(tokenizer.vocabularySize()));
  return tokenizer;
}

} // namespace

ClipText::ClipText(const model::LoadedClip &model) : mTokenizer(tokenizerFor(model)) {}

at::Tensor ClipText::embed(model::ClipNet &net, const std::vector<std::string> &texts) const {
  std::vector<std::vector<std::int32_t>> ids;
  std::size_t longest = 1;
  for (const auto &text : texts) {
    ids.push_back(mTokenizer.encode(text).ids);
    longest = std::max(longest, ids.back().size());
  }
  auto tokens = torch::zeros({static_cast<int64_t>(texts.size()), static_cast<int64_t>(longest)}, torch::kLong);
  for (std::size_t i = 0; i < ids.size(); ++i)
    std::copy(ids[i].begin(), ids[i].end(), tokens[static_cast<int64_t>(i)].data_ptr<int64_t>());
  const auto embeddings = net->encodeText(tokens);
  return embeddings / embeddings.norm(2, 1, true).clamp_min(1e-6);
}

} // namespace xemap::infer
