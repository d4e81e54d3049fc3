// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/clip/clip_source.h"

#include <algorithm>

#include "xemap/model/layers/unit_length.h"

namespace xemap::model {

namespace {

constexpr double tooAlike = 0.9; ///< Cosine from which on another thing is the phrase in other words.
constexpr int64_t endMarks = 2;  ///< Start and end of text are the last two identifiers.

using Texts = std::vector<std::vector<std::int32_t>>;

/// The wordings of a row of text::ClipPhraseIds.
Texts wordingsOf(const torch::Tensor &row, std::int32_t startId) {
  Texts wordings;
  const auto *ids = row.data_ptr<int64_t>();
  for (int64_t i = 0; i < row.numel(); ++i) {
    if (ids[i] == startId)
      wordings.emplace_back();
    TORCH_CHECK(!wordings.empty(), "CLIP: expected a phrase to begin with the start of text, found ", ids[i]);
    wordings.back().push_back(static_cast<std::int32_t>(ids[i]));
    if (ids[i] == startId + 1)
      while (i + 1 < row.numel() && ids[i + 1] != startId)
        ++i; // padding
  }
  return wordings;
}

} // namespace

torch::Tensor paddedTokens(const Texts &texts) {
  std::size_t longest = 1;
  for (const auto &text : texts)
    longest = std::max(longest, text.size());
  auto tokens = torch::zeros({static_cast<int64_t>(texts.size()), static_cast<int64_t>(longest)}, torch::kLong);
  for (std::size_t i = 0; i < texts.size(); ++i)
    std::copy(texts[i].begin(), texts[i].end(), tokens[static_cast<int64_t>(i)].data_ptr<int64_t>());
  return tokens;
}

PlainClip::PlainClip(ClipNet net, const Texts &compared) : mNet(std::move(net)) {
  const torch::NoGradGuard noGrad;
  mCompared = unitLength(encodeText(compared).embedding, 1);
}

ClipTextFeatures PlainClip::encodeText(const Texts &texts) {
  return mNet->encodeText(paddedTokens(texts).to(mNet->parameters().front().device()));
}

ClipPicture PlainClip::picture(const torch::Tensor &images) {
  const torch::NoGradGuard noGrad;
  std::vector<ClipPicture> each;
  for (int64_t i = 0; i < images.size(0); ++i)
    each.push_back(mNet->picture(images.narrow(0, i, 1), Taps::Taken));
  const auto together = [&](const auto &part) {
    std::vector<torch::Tensor> parts;
    for (const auto &picture : each)
      parts.push_back(part(picture));
    return torch::cat(parts);
  };
  ClipPicture all;
  all.described = together([](const ClipPicture &picture) { return picture.described; });
  for (std::size_t tap = 0; tap < all.taps.size(); ++tap)
    all.taps[tap] = together([tap](const ClipPicture &picture) { return picture.taps[tap]; });
  return all;
}

TextFeatures PlainClip::phrases(const TokenBatch &batch) {
  const torch::NoGradGuard noGrad;
  const auto startId = static_cast<std::int32_t>(mNet->options().vocabularyIds - endMarks);
  Texts plain;
  Texts reworded;
  std::vector<int64_t> phraseOf;
  const auto words = batch.words.cpu().contiguous();
  const int64_t count = words.size(0);
  for (int64_t q = 0; q < count; ++q) {
    auto wordings = wordingsOf(words[q], startId);
    plain.push_back(std::move(wordings.front()));
    for (std::size_t i = 1; i < wordings.size(); ++i) {
      reworded.push_back(std::move(wordings[i]));
      phraseOf.push_back(q);
    }
  }
  const auto said = encodeText(plain);
  auto sum = unitLength(said.embedding, 1);
  if (!reworded.empty())
    sum.index_add_(0, torch::tensor(phraseOf).to(sum.device()), unitLength(encodeText(reworded).embedding, 1));
  TextFeatures text;
  text.tokens = said.tokens;
  text.mask = said.mask;
  text.sentence = said.sentence;
  text.meaning = unitLength(sum, 1);
  text.compared = mCompared;
  const auto alike = batch.alike.to(mCompared.device());
  const auto bits = torch::bitwise_and(alike.unsqueeze(1),
                                       torch::pow(2, torch::arange(mCompared.size(0), alike.options())).unsqueeze(0));
  text.alike = bits.ne(0).logical_or(torch::matmul(text.meaning, mCompared.t()).gt(tooAlike));
  return text;
}

} // namespace xemap::model
