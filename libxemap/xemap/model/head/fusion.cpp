// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/fusion.h"

#include <string>

namespace xemap::model {

namespace {

constexpr int64_t tokenPositionFeatures = 16;

torch::nn::LayerNorm layerNorm(int64_t width) {
  return torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}));
}

/// Centres of the tokens of a context map in [-1,1] over the extent: [h*w,2].
torch::Tensor tokenPositions(const ContextMap &context) {
  const int64_t rows = context.tokens.size(2);
  const int64_t columns = context.tokens.size(3);
  const auto options = context.tokens.options();
  const auto y = (torch::arange(rows, options) + 0.5) / (static_cast<double>(rows) * context.spanY) * 2 - 1;
  const auto x = (torch::arange(columns, options) + 0.5) / (static_cast<double>(columns) * context.spanX) * 2 - 1;
  return torch::stack({x.unsqueeze(0).expand({rows, columns}), y.unsqueeze(1).expand({rows, columns})}, -1)
      .reshape({rows * columns, 2});
}

} // namespace

FusedQuery queryAt(const FusedQuery &queries, int64_t index) {
  const auto one = [index](const torch::Tensor &all) {
    return all.defined() ? all.slice(0, index, index + 1) : torch::Tensor();
  };
  return {one(queries.text), one(queries.textMask), one(queries.context),
          queries.spanX,     queries.spanY,         one(queries.roles)};
}

torch::Tensor fourierPositions(const torch::Tensor &positions) {
  std::vector<torch::Tensor> features;
  for (const double frequency : {1.0, 2.0, 4.0, 8.0}) {
    const auto angle = positions * (frequency * 1.5707963267948966);
    features.push_back(angle.sin());
    features.push_back(angle.cos());
  }
  return torch::cat(features, -1);
}

FusionBlockImpl::FusionBlockImpl(int64_t width, int64_t heads) {
  mTextNorm = register_module("text_norm", layerNorm(width));
  mContextNorm = register_module("context_norm", layerNorm(width));
  mTextCrossNorm = register_module("text_cross_norm", layerNorm(width));
  mContextSelfNorm = register_module("context_self_norm", layerNorm(width));
  mTextSelf = register_module("text_self", Attention(width, heads));
  mContextToText = register_module("context_to_text", Attention(width, heads));
  mContextSelf = register_module("context_self", Attention(width, heads));
  mTextToContext = register_module("text_to_context", Attention(width, heads));
  mTextFeedForward = register_module("text_feed_forward", makeFeedForward(width, 3 * width));
  mContextFeedForward = register_module("context_feed_forward", makeFeedForward(width, 3 * width));
}

void FusionBlockImpl::forward(torch::Tensor &text, torch::Tensor &context, const torch::Tensor &textMask) {
  const auto normedText = mTextNorm(text);
  text = text + mTextSelf(normedText, normedText, textMask);
  context = context + mContextToText(mContextNorm(context), text, textMask);
  const auto normedContext = mContextSelfNorm(context);
  context = context + mContextSelf(normedContext, normedContext);
  context = context + mContextFeedForward->forward(context);
  text = text + mTextToContext(mTextCrossNorm(text), context);
  text = text + mTextFeedForward->forward(text);
}

FusionImpl::FusionImpl(const HeadSpec &head) {
  const int64_t width = head.fusionWidth;
  mTextIn = register_module("text_in", torch::nn::Linear(head.textWidth, width));
  mPosition = register_module("position", torch::nn::Linear(tokenPositionFeatures, width));
  mRoleQueries = register_parameter("role_queries", torch::randn({1, head.roles, width}) * 0.2);
  for (int64_t layer = 0; layer < head.fusionLayers; ++layer)
    mBlocks.push_back(register_module("block" + std::to_string(layer), FusionBlock(width, head.fusionHeads)));
  mRolePooling = register_module("role_pooling", Attention(width, head.fusionHeads));
  mRoleNorm = register_module("role_norm", layerNorm(width));
}

FusedQuery FusionImpl::forward(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent) {
  return run(text, context, queriesPerExtent, true);
}

FusedQuery FusionImpl::withoutBlocks(const TextFeatures &text, const ContextMap &context) {
  return run(text, context, 1, false);
}

FusedQuery FusionImpl::run(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent,
                           bool withBlocks) {
  TORCH_CHECK(context.tokens.size(0) * queriesPerExtent == text.tokens.size(0), "fusion: ", text.tokens.size(0),
              " expressions for ", context.tokens.size(0), " extents of ", queriesPerExtent, " queries");
  const int64_t rows = context.tokens.size(2);
  const int64_t columns = context.tokens.size(3);

  auto textTokens = mTextIn(text.tokens);
  auto contextTokens = context.tokens.flatten(2).transpose(1, 2) + mPosition(fourierPositions(tokenPositions(context)));
  contextTokens = contextTokens.repeat_interleave(queriesPerExtent, 0);
  for (auto &block : mBlocks)
    if (withBlocks)
      block->forward(textTokens, contextTokens, text.mask);

  FusedQuery fused;
  fused.text = textTokens;
  fused.textMask = text.mask;
  fused.context = contextTokens.transpose(1, 2).reshape({textTokens.size(0), -1, rows, columns});
  fused.spanX = context.spanX;
  fused.spanY = context.spanY;
  const auto roleQueries = mRoleQueries.expand({textTokens.size(0), -1, -1});
  fused.roles = mRoleNorm(roleQueries + mRolePooling(roleQueries, textTokens, text.mask));
  return fused;
}

} // namespace xemap::model
