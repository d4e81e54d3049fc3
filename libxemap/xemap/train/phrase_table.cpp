// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/phrase_table.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <numeric>

#include <torch/nn/functional.h>

#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/checkpoint/sha256.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::train {

namespace {

using checkpoint::SafetensorsFile;
using checkpoint::ScalarKind;

constexpr std::size_t textsAtOnce = 64;

/// A name for all that the states depend on.
std::string digestOf(const PhraseBook &book, const std::string &encoderIdentity) {
  checkpoint::Sha256 digest;
  digest.add(encoderIdentity.data(), encoderIdentity.size());
  for (const auto *phrase : book.phrases())
    for (const auto &wording : phrase->wordings) {
      const auto count = static_cast<std::uint64_t>(wording.size());
      digest.add(&count, sizeof count);
      digest.add(wording.ids, wording.size() * sizeof *wording.ids);
    }
  constexpr std::size_t enough = 16;
  return digest.text().substr(0, enough);
}

torch::Tensor tensorOf(const SafetensorsFile &file, const std::string &name, torch::ScalarType type) {
  const auto found = file.tensors().find(name);
  if (found == file.tensors().end())
    throw Error(ErrorCode::Corrupt, file.path() + ": expected a tensor '" + name + "', found none");
  auto tensor = torch::empty(found->second.shape, type);
  if (tensor.nbytes() != found->second.bytes)
    throw Error(ErrorCode::Corrupt, file.path() + ": tensor '" + name + "': expected another element type");
  std::memcpy(tensor.data_ptr(), found->second.data, found->second.bytes);
  return tensor;
}

checkpoint::TensorView viewOf(const torch::Tensor &tensor, ScalarKind kind) {
  return {kind, tensor.sizes().vec(), static_cast<const std::byte *>(tensor.data_ptr()), tensor.nbytes()};
}

} // namespace

PhraseTable::PhraseTable(const PhraseBook &book, const model::FrozenTextEncoder &encoder,
                         const std::string &encoderIdentity, double alikeCosine, const std::string &cacheFolder) {
  const torch::NoGradGuard noGrad;
  const auto path = cacheFolder + "/phrases-" + digestOf(book, encoderIdentity) + ".safetensors";
  if (!read(path)) {
    encode(book, encoder);
    write(path);
  }
  compareWithBank(book, alikeCosine);
}

void PhraseTable::encode(const PhraseBook &book, const model::FrozenTextEncoder &encoder) {
  struct Wording {
    std::size_t phrase;
    std::size_t number;
    const data::TokenSpan *tokens;
  };
  const auto &phrases = book.phrases();
  std::vector<Wording> wordings;
  mOffsets = torch::zeros({static_cast<int64_t>(phrases.size()) + 1}, torch::kLong);
  auto *offsets = mOffsets.data_ptr<int64_t>();
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    offsets[i + 1] = offsets[i] + static_cast<int64_t>(phrases[i]->wordings.front().size());
    for (std::size_t number = 0; number < phrases[i]->wordings.size(); ++number)
      wordings.push_back({i, number, &phrases[i]->wordings[number]});
  }
  // Texts of one length need no padding.
  std::stable_sort(wordings.begin(), wordings.end(),
                   [](const Wording &a, const Wording &b) { return a.tokens->size() < b.tokens->size(); });
  for (std::size_t first = 0; first < wordings.size(); first += textsAtOnce) {
    const auto end = std::min(wordings.size(), first + textsAtOnce);
    std::vector<std::vector<std::int32_t>> texts;
    for (std::size_t i = first; i < end; ++i)
      texts.emplace_back(wordings[i].tokens->begin(), wordings[i].tokens->end());
    const auto tokens = model::padTokens(texts);
    const auto said = encoder.encode(tokens.ids, tokens.lengths);
    if (!mPooled.defined()) {
      mPooled = torch::zeros({static_cast<int64_t>(phrases.size()), said.pooled.size(1)});
      mStates = torch::empty({offsets[phrases.size()], said.states.size(2)}, torch::kHalf);
    }
    for (std::size_t i = first; i < end; ++i) {
      const auto row = static_cast<int64_t>(i - first);
      const auto phrase = static_cast<int64_t>(wordings[i].phrase);
      mPooled[phrase].add_(said.pooled[row]);
      if (wordings[i].number == 0)
        mStates.slice(0, offsets[phrase], offsets[phrase + 1])
            .copy_(said.states[row].slice(0, 0, offsets[phrase + 1] - offsets[phrase]));
    }
  }
  mPooled = model::unitLength(mPooled, 1);
}

bool PhraseTable::read(const std::string &path) {
  if (!std::filesystem::exists(path))
    return false;
  const SafetensorsFile file(path);
  mPooled = tensorOf(file, "pooled", torch::kFloat);
  mStates = tensorOf(file, "states", torch::kHalf);
  mOffsets = tensorOf(file, "offsets", torch::kLong);
  return true;
}

void PhraseTable::write(const std::string &path) const {
  checkpoint::writeSafetensors(path, {{"pooled", viewOf(mPooled, ScalarKind::Float32)},
                                      {"states", viewOf(mStates, ScalarKind::Float16)},
                                      {"offsets", viewOf(mOffsets, ScalarKind::Int64)}});
}

void PhraseTable::compareWithBank(const PhraseBook &book, double alikeCosine) {
  constexpr std::size_t bitsInWord = 64;
  const auto bankSize = book.bankSize();
  mAlike = torch::matmul(mPooled, mPooled.slice(0, 0, static_cast<int64_t>(bankSize)).t()).ge(alikeCosine);
  auto alike = mAlike.accessor<bool, 2>();
  for (std::size_t i = 0; i < book.phrases().size(); ++i)
    for (std::size_t c = 0; c < bankSize; ++c)
      if (((book.phrases()[i]->alike[c / bitsInWord] >> (c % bitsInWord)) & 1U) != 0U)
        alike[static_cast<int64_t>(i)][static_cast<int64_t>(c)] = true;
}

model::PhraseStates PhraseTable::phrases(const std::vector<std::uint32_t> &indices, Detail detail) const {
  const auto count = static_cast<int64_t>(indices.size());
  const auto rows = torch::tensor(std::vector<int64_t>(indices.begin(), indices.end()));
  model::PhraseStates phrases;
  phrases.pooled = mPooled.index_select(0, rows);
  if (detail == Detail::Pooled)
    return phrases;
  const auto *offsets = mOffsets.data_ptr<int64_t>();
  int64_t longest = 1;
  for (const auto index : indices)
    longest = std::max(longest, offsets[index + 1] - offsets[index]);
  phrases.states = torch::zeros({count, longest, mStates.size(1)});
  phrases.mask = torch::zeros({count, longest}, torch::kBool);
  for (int64_t q = 0; q < count; ++q) {
    const auto index = indices[static_cast<std::size_t>(q)];
    const auto length = offsets[index + 1] - offsets[index];
    phrases.states[q].slice(0, 0, length).copy_(mStates.slice(0, offsets[index], offsets[index + 1]));
    phrases.mask[q].slice(0, 0, length).fill_(true);
  }
  return phrases;
}

model::PhraseStates PhraseTable::bank() const {
  std::vector<std::uint32_t> indices(static_cast<std::size_t>(mAlike.size(1)));
  std::iota(indices.begin(), indices.end(), 0U);
  return phrases(indices, Detail::Pooled);
}

torch::Tensor PhraseTable::alike(const std::vector<std::uint32_t> &indices) const {
  return mAlike.index_select(0, torch::tensor(std::vector<int64_t>(indices.begin(), indices.end())));
}

} // namespace xemap::train
