// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/referring_net.h"

#include "xemap/model/head/joint_bilateral.h"
#include "xemap/model/head/nearest_competitors.h"
#include "xemap/model/layers/channels.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::model {

namespace {

constexpr int64_t knownMaps = 1; ///< The lead over the competitors.

torch::Tensor resized(const torch::Tensor &map, const torch::Tensor &like) {
  return torch::upsample_bilinear2d(map, {like.size(2), like.size(3)}, false);
}

} // namespace

ReferringNetImpl::ReferringNetImpl(const ModelSpec &spec) : mImage(makeBackbone(spec.image)) {
  TORCH_CHECK(spec.head.has_value() != spec.zeroShot.has_value(),
              "XeMap-Net: expected a head, or encoders that share a space");
  if (!spec.image.frozen)
    register_module("image", mImage);
  if (spec.head)
    makeHead(spec);
  else
    mScale = spec.zeroShot->scale;
  layOutChannelsLast(*this);
}

void ReferringNetImpl::makeHead(const ModelSpec &spec) {
  const auto &head = *spec.head;
  TORCH_CHECK(head.alignmentWidths[0] == head.fusionWidth, "XeMap-Net: the coarsest alignment width ",
              head.alignmentWidths[0], " must equal the fusion width ", head.fusionWidth);
  const auto parts = register_module("head", std::make_shared<torch::nn::Module>());
  mPyramid = parts->register_module("pyramid", Pyramid(mImage->widths(), head));
  mText = parts->register_module("text", TextHead(widthOf(spec.text), head));
  mFusion = parts->register_module("fusion", Fusion(head));
  mHmsa = parts->register_module("hmsa", Hmsa(head, knownMaps));
  mPresence = parts->register_module("presence", Presence(head.fusionWidth));
  mBias = parts->register_parameter("bias", torch::zeros({}));
}

TextFeatures ReferringNetImpl::encodeText(const PhraseStates &phrases) {
  if (!hasHead()) {
    TextFeatures text;
    text.vectors.front() = phrases.embedding;
    return text;
  }
  auto text = mText(phrases);
  const auto aligned = mHmsa->alignText(text.sentence);
  for (std::size_t level = 0; level < alignedLevels; ++level)
    text.vectors[level] = aligned[level];
  return text;
}

TextFeatures ReferringNetImpl::encodeAsked(const PhraseStates &phrases, const torch::Tensor &alikeByWords,
                                           const LevelVectors &competitors) {
  auto text = encodeText(phrases);
  text.alike = hasHead() ? withNearest(alikeByWords, text.vectors, competitors) : alikeByWords;
  return text;
}

ImageFeatures ReferringNetImpl::encodeImage(const torch::Tensor &rgb, const LevelVectors &competitors) {
  TORCH_CHECK(rgb.dim() == 4 && rgb.size(1) == 3 && rgb.size(2) % coarsestStride == 0 &&
                  rgb.size(3) % coarsestStride == 0,
              "image encoder: expected [N,3,H,W] with H and W multiples of ", coarsestStride, ", found ", rgb.sizes());
  const auto taps = mImage->forward(rgb);
  if (!hasHead()) {
    ImageFeatures features;
    features.described = taps.described;
    features.colours = torch::avg_pool2d(rgb, finestStride);
    if (competitors.front().defined())
      features.competitors = competitorMaps(similarityMaps(features.described, competitors.front()) * mScale);
    return features;
  }
  auto features = mPyramid(taps);
  for (std::size_t level = 0; level < features.levels.size(); ++level)
    features.lengths[level] = vectorLengths(features.levels[level], 1);
  if (competitors.front().defined())
    features.competitors =
        competitorMaps(similarityMaps(features.levels, features.lengths, competitors) * similarityScale());
  return features;
}

ContextMap ReferringNetImpl::contextFrom(const ImageFeatures &overview, double spanX, double spanY) {
  return {overview.tokens, spanX, spanY};
}

FusedQuery ReferringNetImpl::fuse(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent) {
  return hasHead() ? mFusion(text, context, queriesPerExtent) : FusedQuery();
}

FusedQuery ReferringNetImpl::skipFusion(const TextFeatures &text, const ContextMap &context) {
  return mFusion->withoutBlocks(text, context);
}

torch::Tensor ReferringNetImpl::compete(const ImageFeatures &features, const TextFeatures &text,
                                        int64_t queriesPerTile) {
  const auto own = hasHead() ? similarityMapsPerTile(features.levels, features.lengths, text.vectors, queriesPerTile)
                             : similarityMapsPerTile(features.described, text.vectors.front(), queriesPerTile);
  const auto alike = text.alike.view({own.size(0), queriesPerTile, -1});
  const auto leads = lead(own * similarityScale(), features.competitors, alike);
  return (hasHead() ? leads + mBias : leads).flatten(0, 1).unsqueeze(1);
}

HmsaOutput ReferringNetImpl::decode(const ImageFeatures &features, const torch::Tensor &positions,
                                    const FusedQuery &fused, const TextFeatures &text, int64_t queriesPerTile) {
  const auto known = compete(features, text, queriesPerTile);
  if (!hasHead()) {
    const auto perTile = known.view({-1, queriesPerTile, known.size(2), known.size(3)});
    HmsaOutput answer;
    answer.logits = upsampledAlong(features.colours, perTile).flatten(0, 1).unsqueeze(1);
    answer.levelLogits[0] = torch::avg_pool2d(known, coarsestStride / describedStride);
    return answer;
  }
  auto output = mHmsa(features, positions, fused, text.sentence, queriesPerTile, known);
  output.logits = output.logits + resized(known, output.logits);
  for (auto &logits : output.levelLogits)
    logits = logits + resized(known, logits);
  return output;
}

torch::Tensor ReferringNetImpl::presence(const FusedQuery &fused, const PresenceEvidence &evidence) {
  return hasHead() ? mPresence(fused, evidence) : evidence.maximum;
}

torch::Tensor ReferringNetImpl::similarityScale() const {
  return hasHead() ? mHmsa->similarityScale() : torch::full({}, mScale);
}

} // namespace xemap::model
