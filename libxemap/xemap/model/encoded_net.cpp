// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/encoded_net.h"

namespace xemap::model {

EncodedNetImpl::EncodedNetImpl(const XemapNetOptions &options) : mOptions(options) {
  TORCH_CHECK(options.alignmentWidths[0] == options.fusionWidth, "XeMap-Net: the coarsest alignment width ",
              options.alignmentWidths[0], " must equal the fusion width ", options.fusionWidth);
  mFusion = register_module("fusion", Fusion(headOf(options)));
  mHmsa = register_module("hmsa", Hmsa(headOf(options), options.injectedMaps));
  const int64_t width = options.fusionWidth;
  mPresence = register_module("presence", torch::nn::Sequential(torch::nn::Linear(3 * width + 2, 64), torch::nn::ReLU(),
                                                                torch::nn::Linear(64, 1)));
}

void EncodedNetImpl::requireImage(const torch::Tensor &image) const {
  TORCH_CHECK(image.dim() == 4 && image.size(1) == 3 && image.size(2) % coarsestStride == 0 &&
                  image.size(3) % coarsestStride == 0,
              "image encoder: expected [N,3,H,W] with H and W multiples of ", coarsestStride, ", found ",
              image.sizes());
}

ContextMap EncodedNetImpl::contextFrom(const ImageFeatures &overview, double spanX, double spanY) {
  return {overview.tokens, spanX, spanY};
}

FusedQuery EncodedNetImpl::fuse(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent) {
  return mFusion(text, context, queriesPerExtent);
}

FusedQuery EncodedNetImpl::skipFusion(const TextFeatures &text, const ContextMap &context) {
  return mFusion->withoutBlocks(text, context);
}

HmsaOutput EncodedNetImpl::decode(const ImageFeatures &features, const torch::Tensor &positions,
                                  const FusedQuery &fused, const TextFeatures &text, int64_t queriesPerTile) {
  return mHmsa(features, positions, fused, text.sentence, queriesPerTile);
}

torch::Tensor EncodedNetImpl::presence(const FusedQuery &fused, const PresenceEvidence &evidence) {
  const auto context = fused.context.flatten(2);
  const auto input = torch::cat({fused.roles.mean(1), context.mean(2), context.amax(2), evidence.maximum.unsqueeze(1),
                                 evidence.mean.unsqueeze(1)},
                                1);
  return mPresence->forward(input).squeeze(1);
}

std::array<torch::Tensor, 4> EncodedNetImpl::alignText(const TextFeatures &text) {
  return mHmsa->alignText(text.sentence);
}

} // namespace xemap::model
