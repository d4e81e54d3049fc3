// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/phrase/phrase_encoder.h"

#include <algorithm>
#include <cstdint>

#include <ATen/ATen.h>

#include "xemap/base/error.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/text/normalizer.h"
#include "xemap/text/stored/model_tokenizer.h"
#include "xemap/text/unknown_words.h"

namespace xemap::model {

namespace {

void requireWord(const std::string &phrase) {
  if (text::words(text::normalize(phrase)).empty())
    throw Error(ErrorCode::InvalidArgument, "expression: expected at least one word, found none");
}

/// What of phrases tells how close they are: where images are compared with them, if that is known without training.
const torch::Tensor &vectorsOf(const PhraseStates &states) {
  return states.embedding.defined() ? states.embedding : states.pooled;
}

/// The direction of all wordings of a phrase together. Shape: first [Q,D], others [Q * (wordings - 1),D] → [Q,D].
torch::Tensor meanOf(const torch::Tensor &first, const torch::Tensor &others) {
  if (!first.defined())
    return first;
  const auto perPhrase = others.view({first.size(0), -1, first.size(1)});
  auto sum = first;
  for (int64_t i = 0; i < perPhrase.size(1); ++i)
    sum = sum + perPhrase.select(1, i);
  return unitLength(sum, 1);
}

} // namespace

PhraseEncoder::PhraseEncoder(const std::string &directory, const ModelSpec &spec,
                             const std::shared_ptr<const checkpoint::SafetensorsFile> &frozen)
    : mTokenizer(text::openTokenizer(spec.text, directory, frozen)), mEncoder(makeTextEncoder(spec.text, frozen)),
      mSpec(spec.text), mBank(text::CompetitorBank::read(directory + "/" + spec.competitors.file)),
      mAlikeCosine(spec.competitors.alikeCosine) {
  if (mBank.phrases().empty())
    throw Error(ErrorCode::Corrupt,
                directory + "/" + spec.competitors.file + ": phrases: expected one at least, found none");
  mCompetitors = encodeAsWritten(mBank.phrases());
}

bool PhraseEncoder::truncates(const std::string &phrase) const {
  requireWord(phrase);
  return mTokenizer->encode(wordingsOf(mSpec, phrase).front()).truncated;
}

bool PhraseEncoder::isUnknown(const std::string &word) const {
  return text::isUnknownWord(word, *mTokenizer);
}

std::vector<std::string> PhraseEncoder::nearest(const std::string &phrase, std::size_t most) const {
  const auto cosines = at::matmul(vectorsOf(mCompetitors), vectorsOf(encode({phrase})).t()).squeeze(1);
  const auto order = cosines.argsort(0, /*descending=*/true).contiguous();
  std::vector<std::string> phrases;
  for (std::size_t i = 0; i < std::min(most, mBank.phrases().size()); ++i)
    phrases.push_back(mBank.phrases()[static_cast<std::size_t>(order.data_ptr<int64_t>()[i])]);
  return phrases;
}

PhraseStates PhraseEncoder::encode(const std::vector<std::string> &phrases) const {
  std::vector<std::string> first;
  std::vector<std::string> others;
  for (const auto &phrase : phrases) {
    requireWord(phrase);
    const auto wordings = wordingsOf(mSpec, phrase);
    first.push_back(wordings.front());
    others.insert(others.end(), wordings.begin() + 1, wordings.end());
  }
  auto states = encodeAsWritten(first);
  if (others.empty())
    return states;
  const auto reworded = encodeAsWritten(others);
  states.pooled = meanOf(states.pooled, reworded.pooled);
  states.embedding = meanOf(states.embedding, reworded.embedding);
  return states;
}

PhraseStates PhraseEncoder::encodeAsWritten(const std::vector<std::string> &texts) const {
  std::vector<std::vector<std::int32_t>> tokens;
  tokens.reserve(texts.size());
  for (const auto &text : texts)
    tokens.push_back(mTokenizer->encode(text).ids);
  const auto padded = padTokens(tokens);
  return mEncoder->encode(padded.ids, padded.lengths);
}

torch::Tensor PhraseEncoder::alike(const std::vector<std::string> &phrases, const PhraseStates &states) const {
  const auto alike = at::matmul(vectorsOf(states), vectorsOf(mCompetitors).t()).ge(mAlikeCosine).contiguous();
  bool *next = alike.data_ptr<bool>();
  for (const auto &phrase : phrases) {
    const auto bits = mBank.alike(phrase);
    for (std::size_t other = 0; other < mBank.phrases().size(); ++other, ++next)
      *next = *next || bits[other];
  }
  return alike;
}

} // namespace xemap::model
