// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/referring_network.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>

#include <ATen/ATen.h>

#include "xemap/base/error.h"
#include "xemap/text/spelling.h"

namespace xemap::infer {

namespace {

std::optional<text::Vocabulary> wordsOf(const std::string &directory) {
  const auto path = directory + "/words.txt";
  if (!std::filesystem::exists(path))
    return {};
  std::ifstream file(path);
  if (!file)
    throw Error(ErrorCode::Unreadable, path + ": cannot be opened");
  return text::Vocabulary::read(file, path);
}

/// What all tensors of a file take once they are loaded.
std::size_t bytesAsFloats(const checkpoint::SafetensorsFile &file) {
  std::size_t bytes = 0;
  for (const auto &[name, tensor] : file.tensors())
    bytes += tensor.bytes / checkpoint::scalarBytes(tensor.kind) * sizeof(float);
  return bytes;
}

Footprint footprintOf(const model::ModelFolder &model) {
  if (model.net->hasHead())
    return {std::size_t{520} << 20U, 300};
  // While it is loaded, the file is mapped beside what is made of it.
  return {(std::size_t{280} << 20U) + 2 * bytesAsFloats(*model.frozen), 120};
}

} // namespace

ReferringNetwork::ReferringNetwork(const std::string &directory)
    : mModel(model::loadModelFolder(directory)), mFootprint(footprintOf(mModel)),
      mPhrases(directory, mModel.spec, mModel.frozen),
      mCompetitors(mModel.net->encodeText(mPhrases.competitors()).vectors), mWords(wordsOf(directory)) {
  // Who reads on from the file keeps it; else its pages need not stay.
  mModel.frozen.reset();
}

Reading ReferringNetwork::read(const std::string &expression) const {
  auto reading = Reading{expression, {}, false};
  if (mWords) {
    auto corrected = text::correctSpelling(expression, *mWords);
    reading = {std::move(corrected.text), std::move(corrected.replaced), false};
  }
  reading.truncated = mPhrases.truncates(reading.text);
  return reading;
}

model::ImageFeatures ReferringNetwork::encode(const at::Tensor &image) const {
  return mModel.net.ptr()->encodeImage(image, mCompetitors);
}

model::ContextMap ReferringNetwork::contextFrom(const at::Tensor &overview, double spanX, double spanY) const {
  if (!mModel.net->hasHead())
    return {}; // what describes a place has seen what lies around it
  return model::ReferringNetImpl::contextFrom(mModel.net.ptr()->encodeImage(overview), spanX, spanY);
}

std::vector<Words> ReferringNetwork::ask(const std::vector<std::string> &phrases,
                                         const model::ContextMap &context) const {
  auto &net = *mModel.net.ptr();
  const auto states = mPhrases.encode(phrases);
  const auto text = net.encodeAsked(states, mPhrases.alike(phrases, states), mCompetitors);
  const auto count = static_cast<int64_t>(phrases.size());
  const auto fused = net.fuse(text, context, count);
  std::vector<Words> words;
  for (int64_t i = 0; i < count; ++i)
    words.push_back({phrases[static_cast<std::size_t>(i)], queryAt(text, i), queryAt(fused, i)});
  return words;
}

std::vector<PhraseShare> ReferringNetwork::competitorsAt(const model::ImageFeatures &features, const Words &words,
                                                         const std::array<double, 2> &place) const {
  // One cell alone is often of a border; its neighbours are what the place lies in.
  constexpr int64_t reach = 1;
  const auto &all = features.competitors.shares; // [1,C,h,w]
  const auto around = [&](int64_t axis, double share) {
    const auto cell = static_cast<int64_t>(share * static_cast<double>(all.size(axis)));
    const auto from = std::max<int64_t>(cell - reach, 0);
    return std::pair(from, std::min(cell + reach + 1, all.size(axis)));
  };
  const auto [top, bottom] = around(2, place[1]);
  const auto [left, right] = around(3, place[0]);
  const auto cells = all[0].slice(1, top, bottom).slice(2, left, right);
  const auto shares = (cells / cells.sum(0, true)).mean({1, 2}).contiguous();
  const auto alike = words.text.alike.squeeze(0).contiguous();
  std::vector<PhraseShare> competitors;
  const auto &phrases = mPhrases.competitorPhrases();
  for (std::size_t i = 0; i < phrases.size(); ++i)
    competitors.push_back({phrases[i], shares.data_ptr<float>()[i], alike.data_ptr<bool>()[i]});
  return competitors;
}

Answer ReferringNetwork::answerWords(const model::ImageFeatures &features, const at::Tensor &positions,
                                     const Words &words) const {
  const auto output = mModel.net.ptr()->decode(features, positions, words.fused, words.text, 1);
  return {output.logits.squeeze(0), output.levelLogits[0].squeeze(0)};
}

double ReferringNetwork::presenceOf(const Words &words, double maximum, double mean) const {
  return mModel.net.ptr()
      ->presence(words.fused, {torch::full({1}, maximum, torch::kFloat), torch::full({1}, mean, torch::kFloat)})
      .item<double>();
}

} // namespace xemap::infer
