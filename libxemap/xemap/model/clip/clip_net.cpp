// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/clip/clip_net.h"

#include "xemap/model/layers/channels.h"

namespace xemap::model {

namespace {

/// The holder of a module register_module() takes wants the module's own class.
std::shared_ptr<ClipImageEncoderImpl> makeImageEncoder(const ClipOptions &options) {
  if (options.trunk == ClipTrunk::ResNet)
    return std::make_shared<ClipResNetImpl>(options);
  return std::make_shared<ClipVisionTransformerImpl>(options);
}

} // namespace

ClipNetImpl::ClipNetImpl(const ClipOptions &options) : mOptions(options) {
  TORCH_CHECK(options.textWidth % options.textHeads == 0 && options.visionHeads > 0,
              "CLIP: heads must divide the width of their tokens");
  mVisual = register_module("visual", makeImageEncoder(options));
  mTransformer = register_module(
      "transformer", ClipTransformer(options.textWidth, options.textHeads, options.textLayers, options.activation));
  const auto tokens = register_module("token_embedding", std::make_shared<torch::nn::Module>());
  mTokens = tokens->register_parameter("weight", torch::empty({options.vocabularyIds, options.textWidth}));
  mPositions = register_parameter("positional_embedding", torch::empty({options.contextLength, options.textWidth}));
  mFinalNorm = register_module("ln_final", torch::nn::LayerNorm(torch::nn::LayerNormOptions({options.textWidth})));
  mProjection = register_parameter("text_projection", torch::empty({options.textWidth, options.embedWidth}));
  mLogScale = register_parameter("logit_scale", torch::zeros({}));
  mPixelMean = perChannel(clipPixelMean);
  mPixelStd = perChannel(clipPixelStd);
  layOutChannelsLast(*this);
  for (auto &parameter : parameters())
    parameter.set_requires_grad(false);
}

ClipImageFeatures ClipNetImpl::encodeImage(const torch::Tensor &image) {
  TORCH_CHECK(image.dim() == 4 && image.size(1) == 3 && image.size(2) % mOptions.patchSize == 0 &&
                  image.size(3) % mOptions.patchSize == 0,
              "CLIP: expected [N,3,H,W] with H and W multiples of ", mOptions.patchSize, ", found ", image.sizes());
  return mVisual->forward(standardised(image, mPixelMean, mPixelStd));
}

ClipPicture ClipNetImpl::picture(const torch::Tensor &image, Taps taps) {
  return windowedFeatures(
      mOptions, [this](const torch::Tensor &images) { return encodeImage(images); }, image, taps);
}

ClipTextFeatures ClipNetImpl::encodeText(const torch::Tensor &tokens) {
  TORCH_CHECK(tokens.dim() == 2 && tokens.size(1) <= mOptions.contextLength, "CLIP: expected [Q,L] with L at most ",
              mOptions.contextLength, ", found ", tokens.sizes());
  auto states = mTokens.index_select(0, tokens.flatten()).view({tokens.size(0), tokens.size(1), -1}) +
                mPositions.slice(0, 0, tokens.size(1));
  for (auto &block : mTransformer->blocks())
    states = block(states, ClipAttention::Causal);
  ClipTextFeatures features;
  features.tokens = mFinalNorm(states);
  const auto ends = tokens.argmax(1).unsqueeze(1);
  features.mask = torch::arange(tokens.size(1), tokens.options()).unsqueeze(0).le(ends);
  features.sentence = features.tokens.gather(1, ends.unsqueeze(2).expand({-1, 1, features.tokens.size(2)})).squeeze(1);
  features.embedding = torch::matmul(features.sentence, mProjection);
  return features;
}

} // namespace xemap::model
