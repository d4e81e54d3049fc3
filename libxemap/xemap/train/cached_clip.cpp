// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/cached_clip.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include <ATen/Parallel.h>

#include "xemap/model/layers/blas_threads.h"

namespace xemap::train {

namespace {

std::uint64_t hashOf(const torch::Tensor &tensor) {
  const auto values = tensor.cpu().contiguous();
  return std::hash<std::string_view>()({static_cast<const char *>(values.data_ptr()), values.nbytes()});
}

torch::Tensor halved(const torch::Tensor &values) {
  return values.to(torch::kHalf);
}

torch::Tensor restored(const torch::Tensor &values) {
  return values.to(torch::kFloat);
}

template <typename Change> model::ClipPicture changed(const model::ClipPicture &picture, const Change &change) {
  model::ClipPicture all{change(picture.described), {}};
  for (std::size_t tap = 0; tap < all.taps.size(); ++tap)
    all.taps[tap] = change(picture.taps[tap]);
  return all;
}

std::size_t bytesOf(const model::ClipPicture &picture) {
  std::size_t bytes = picture.described.nbytes();
  for (const auto &tap : picture.taps)
    bytes += tap.nbytes();
  return bytes;
}

/// Phrases of different lengths as one batch, padded with what the mask hides.
model::TextFeatures together(const std::vector<const model::TextFeatures *> &each) {
  int64_t longest = 1;
  for (const auto *one : each)
    longest = std::max(longest, one->tokens.size(1));
  const auto joined = [&](torch::Tensor model::TextFeatures::*part) {
    std::vector<torch::Tensor> parts;
    for (const auto *one : each) {
      const auto &value = one->*part;
      // The length of the phrase is the second of tokens' and mask's dimensions.
      const bool padded = part == &model::TextFeatures::tokens || part == &model::TextFeatures::mask;
      const auto missing = padded ? longest - value.size(1) : 0;
      parts.push_back(missing == 0
                          ? value
                          : torch::constant_pad_nd(value, value.dim() == 3 ? std::vector<int64_t>{0, 0, 0, missing}
                                                                           : std::vector<int64_t>{0, missing}));
    }
    return torch::cat(parts);
  };
  model::TextFeatures all;
  all.tokens = restored(joined(&model::TextFeatures::tokens));
  all.mask = joined(&model::TextFeatures::mask);
  all.sentence = restored(joined(&model::TextFeatures::sentence));
  all.meaning = restored(joined(&model::TextFeatures::meaning));
  all.alike = joined(&model::TextFeatures::alike);
  all.compared = each.front()->compared;
  return all;
}

} // namespace

model::ClipPicture CachedClip::picture(const torch::Tensor &images) {
  const torch::NoGradGuard noGrad;
  const auto key = hashOf(images);
  const auto found = mPictures.find(key);
  if (found != mPictures.end())
    return changed(found->second, restored);
  // CLIP's products are large enough to share, unlike those of what learns.
  const model::BlasThreadScope blasThreads(at::get_num_threads());
  const auto picture = changed(mClip->picture(images), halved);
  if (mBytes + bytesOf(picture) <= mMaxBytes) {
    mBytes += bytesOf(picture);
    mPictures.emplace(key, picture);
  }
  return changed(picture, restored);
}

model::TextFeatures CachedClip::phrases(const model::TokenBatch &batch) {
  const torch::NoGradGuard noGrad;
  std::vector<const model::TextFeatures *> each;
  const auto allWords = batch.words.cpu();
  for (int64_t q = 0; q < allWords.size(0); ++q) {
    // Padding is no part of a phrase.
    const auto row = allWords[q];
    const auto used = row.nonzero().max().item<int64_t>() + 1;
    const auto words = row.slice(0, 0, used).unsqueeze(0);
    const auto [entry, isNew] = mPhrases.try_emplace(hashOf(words));
    if (isNew) {
      auto text = mClip->phrases({words, {}, batch.alike.slice(0, q, q + 1)});
      text.tokens = halved(text.tokens);
      text.sentence = halved(text.sentence);
      text.meaning = halved(text.meaning);
      entry->second = std::move(text);
    }
    each.push_back(&entry->second);
  }
  return together(each);
}

} // namespace xemap::train
