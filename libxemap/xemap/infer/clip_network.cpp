// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/clip_network.h"

#include <algorithm>

#include "xemap/base/error.h"
#include "xemap/model/clip/clip_windows.h"
#include "xemap/model/clip/joint_bilateral.h"
#include "xemap/model/xemap_net.h"
#include "xemap/text/normalizer.h"

namespace xemap::infer {

namespace {

struct ClipQuestion final : Question {
  at::Tensor texts; ///< The phrase first, then what else there is. Shape: [texts,E].
};

constexpr double similarityScale = 50.0;
constexpr double tooAlike = 0.9; ///< Cosine from which on another thing is the phrase in other words.

/// How people caption pictures from above; the phrase itself is one of the wordings.
constexpr std::array<const char *, 5> wordings{"{}", "a satellite photo of {}.", "a satellite image of {}.",
                                               "an aerial image of {}.", "a remote sensing image of {}."};

/// What else a place may be.
constexpr std::array<const char *, 25> others{
    "background", "buildings", "houses",  "road",   "railway",       "parking lot",     "river",        "lake",
    "sea",        "beach",     "forest",  "trees",  "farmland",      "meadow",          "bare soil",    "desert",
    "mountain",   "bridge",    "airport", "harbor", "storage tanks", "industrial area", "sports field", "swimming pool",
    "shadows"};

std::string worded(const char *wording, const std::string &phrase) {
  std::string text = wording;
  text.replace(text.find("{}"), 2, phrase);
  return text;
}

at::Tensor unit(const at::Tensor &vectors) {
  return vectors / vectors.norm(2, 1, true).clamp_min(1e-6);
}

/// Whether the two name the same thing as far as words tell.
bool sharesWord(const std::string &phrase, const std::string &other) {
  const auto stem = [](std::string word) {
    return word.size() > 3 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
  };
  const auto words = text::words(text::normalize(phrase));
  const auto theirs = text::words(text::normalize(other));
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
    return std::any_of(theirs.begin(), theirs.end(),
                       [&](const std::string &their) { return stem(word) == stem(their); });
  });
}

} // namespace

ClipNetwork::ClipNetwork(const std::string &directory) : mModel(model::loadClip(directory)), mText(mModel) {
  const c10::InferenceMode inference;
  mOthers = mText.embed(mModel.net, {others.begin(), others.end()});
}

Reading ClipNetwork::read(const std::string &expression) const {
  if (text::words(text::normalize(expression)).empty())
    throw Error(ErrorCode::InvalidArgument, "expression: expected at least one word, found none");
  return {expression, {}, mText.isTruncated(expression)};
}

PictureFeatures ClipNetwork::encode(const at::Tensor &image) const {
  return {model::windowedFeatures(mModel.net, image), torch::avg_pool2d(image, model::finestStride)};
}

PictureFeatures ClipNetwork::encodeOverview(const at::Tensor & /*image*/) const {
  return {}; // a window's context is what lies around it
}

std::vector<std::shared_ptr<const Question>> ClipNetwork::ask(const std::vector<std::string> &phrases,
                                                              const ExtentContext & /*context*/) const {
  std::vector<std::shared_ptr<const Question>> questions;
  for (const auto &phrase : phrases) {
    std::vector<std::string> texts;
    for (const auto *wording : wordings)
      texts.push_back(worded(wording, phrase));
    const auto meant = unit(mText.embed(mModel.net, texts).mean(0, true));
    const auto alike = torch::matmul(mOthers, meant[0]);
    std::vector<at::Tensor> compared{meant};
    for (std::size_t i = 0; i < others.size(); ++i)
      if (alike[static_cast<int64_t>(i)].item<double>() <= tooAlike && !sharesWord(phrase, others[i]))
        compared.push_back(mOthers.narrow(0, static_cast<int64_t>(i), 1));
    auto question = std::make_shared<ClipQuestion>();
    question->texts = torch::cat(compared);
    questions.push_back(std::move(question));
  }
  return questions;
}

Answer ClipNetwork::answer(const PictureFeatures &features, const at::Tensor & /*positions*/,
                           const Question &question) const {
  const auto &texts = static_cast<const ClipQuestion &>(question).texts;
  const auto &cells = features[0];
  const auto similarity = torch::matmul(texts, cells.flatten(2).squeeze(0)) * similarityScale;
  // With nothing left to compare with, a place is as much the phrase as it is not.
  const auto rest = similarity.size(0) > 1 ? similarity.slice(0, 1).logsumexp(0, true) : torch::zeros({1, 1});
  const auto logits = (similarity.slice(0, 0, 1) - rest).view({1, 1, cells.size(2), cells.size(3)});
  return {model::upsampledAlong(features[1], logits).squeeze(0),
          torch::avg_pool2d(logits, model::coarsestStride / model::clipCellPx).squeeze(0)};
}

double ClipNetwork::presence(const Question & /*question*/, double maximum, double /*mean*/) const {
  return maximum;
}

} // namespace xemap::infer
