// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/phrase/phrase_encoder.h"

#include <utility>

#include <ATen/ATen.h>

#include "xemap/base/error.h"
#include "xemap/text/stored/sentence_piece_file.h"

namespace xemap::model {

namespace {

text::SentencePiece tokenizerOf(const TextSpec &spec, const checkpoint::SafetensorsFile &frozen) {
  struct Maker {
    const checkpoint::SafetensorsFile &frozen;
    text::SentencePiece operator()(const SentencePieceTokens &tokens) const {
      auto table = text::sentencePieceTableOf(frozen);
      table.beginId = tokens.begin;
      table.endId = tokens.end;
      table.padId = tokens.pad;
      table.unknownId = tokens.unknown;
      return {table, tokens.prefix, tokens.maxTokens};
    }
  };
  return std::visit(Maker{frozen}, spec.tokenizer);
}

/// Each piece has to be a word of the encoder.
void requireKnown(const text::SentencePiece &tokenizer, const TextSpec &spec) {
  const auto words = std::visit([](const Bert &bert) { return bert.vocabulary; }, spec.kind);
  const auto pieces = static_cast<std::int64_t>(tokenizer.table().pieceCount());
  if (pieces > words)
    throw Error(ErrorCode::Corrupt, tokenizer.table().origin + ": tokenizer: expected at most the " +
                                        std::to_string(words) + " pieces of text/vocabulary, found " +
                                        std::to_string(pieces));
}

} // namespace

PhraseEncoder::PhraseEncoder(const std::string &directory, const ModelSpec &spec,
                             std::shared_ptr<const checkpoint::SafetensorsFile> frozen)
    : mFrozen(std::move(frozen)), mTokenizer(tokenizerOf(spec.text, *mFrozen)),
      mEncoder(makeTextEncoder(spec.text, mFrozen)),
      mBank(text::CompetitorBank::read(directory + "/" + spec.competitors.file)),
      mAlikeCosine(spec.competitors.alikeCosine) {
  requireKnown(mTokenizer, spec.text);
  if (mBank.phrases().empty())
    throw Error(ErrorCode::Corrupt,
                directory + "/" + spec.competitors.file + ": phrases: expected one at least, found none");
  mCompetitors = encode(mBank.phrases());
}

PhraseStates PhraseEncoder::encode(const std::vector<std::string> &phrases) const {
  std::vector<std::vector<std::int32_t>> tokens;
  tokens.reserve(phrases.size());
  for (const auto &phrase : phrases)
    tokens.push_back(mTokenizer.encode(phrase).ids);
  const auto padded = padTokens(tokens);
  return mEncoder->encode(padded.ids, padded.lengths);
}

torch::Tensor PhraseEncoder::alike(const std::vector<std::string> &phrases, const PhraseStates &states) const {
  const auto alike = at::matmul(states.pooled, mCompetitors.pooled.t()).ge(mAlikeCosine).contiguous();
  bool *next = alike.data_ptr<bool>();
  for (const auto &phrase : phrases) {
    const auto bits = mBank.alike(phrase);
    for (std::size_t other = 0; other < mBank.phrases().size(); ++other, ++next)
      *next = *next || bits[other];
  }
  return alike;
}

} // namespace xemap::model
