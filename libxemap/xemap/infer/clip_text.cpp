// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/clip_text.h"

#include "xemap/base/error.h"

namespace xemap::infer {

text::ClipPhraseTokenizer clipTokenizer(const model::LoadedClip &model) {
  const auto &options = model.config.clip;
  text::ClipPhraseTokenizer tokenizer(text::BpeMerges::read(model.mergesPath), static_cast<int>(options.contextLength));
  const auto size = tokenizer.tokenizer().vocabularySize();
  if (size != options.vocabularyIds)
    throw Error(ErrorCode::Corrupt, model.mergesPath + ": expected a vocabulary of " +
                                        std::to_string(options.vocabularyIds) + " tokens, found " +
                                        std::to_string(size));
  return tokenizer;
}

std::vector<std::vector<std::int32_t>> tokensOf(const text::BpeTokenizer &tokenizer,
                                                const std::vector<std::string> &texts) {
  std::vector<std::vector<std::int32_t>> tokens;
  tokens.reserve(texts.size());
  for (const auto &text : texts)
    tokens.push_back(tokenizer.encode(text).ids);
  return tokens;
}

} // namespace xemap::infer
