// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/hmsa.h"

#include <cmath>
#include <string>

#include "xemap/model/unit_length.h"

namespace xemap::model {

namespace {

constexpr int64_t positionFeatures = 16;
constexpr double referredPrior = 0.2; ///< Share of pixels an expression refers to before anything is learned.

torch::Tensor upsample(const torch::Tensor &input, const torch::Tensor &like) {
  return torch::nn::functional::interpolate(input, torch::nn::functional::InterpolateFuncOptions()
                                                       .size(std::vector<int64_t>{like.size(2), like.size(3)})
                                                       .mode(torch::kBilinear)
                                                       .align_corners(false));
}

/// The same, twice as fine and of a single channel, for which LibTorch's own takes twice the time.
torch::Tensor doubled(const torch::Tensor &input) {
  const auto between = [](const torch::Tensor &cells, int64_t dim) {
    const int64_t last = cells.size(dim) - 1;
    const auto before = torch::cat({cells.narrow(dim, 0, 1), cells.narrow(dim, 0, last)}, dim);
    const auto after = torch::cat({cells.narrow(dim, 1, last), cells.narrow(dim, last, 1)}, dim);
    return torch::stack({torch::lerp(cells, before, 0.25), torch::lerp(cells, after, 0.25)}, dim + 1)
        .flatten(dim, dim + 1);
  };
  return between(between(input, 2), 3);
}

/// A convolution of 3 x 3 cells to a single channel, channel by channel: LibTorch's own is made for many and takes
/// twice the time.
torch::Tensor convolvedToOne(const torch::nn::Conv2d &convolution, const torch::Tensor &input) {
  const auto perChannel = torch::conv2d(input, convolution->weight.transpose(0, 1), {}, 1, 1, 1, input.size(1));
  return perChannel.sum(1, true) + convolution->bias;
}

/// The cells of a map, each with its vector. Shape: [N,C,h,w] → [N,h*w,C], a view of what lies channels last.
torch::Tensor cellRows(const torch::Tensor &map) {
  return map.permute({0, 2, 3, 1}).flatten(1, 2);
}

/// How an expression changes the channels of a map. Shape: both [Q,C,1,1].
struct Modulation {
  torch::Tensor scale;
  torch::Tensor shift;
};

Modulation modulationOf(const torch::Tensor &predicted) {
  const auto halves = predicted.view({predicted.size(0), -1, 1, 1}).chunk(2, 1);
  return {halves[0] + 1, halves[1]};
}

torch::Tensor perQuery(const torch::Tensor &perTile, int64_t queriesPerTile) {
  return queriesPerTile == 1 ? perTile : perTile.repeat_interleave(queriesPerTile, 0);
}

} // namespace

HmsaImpl::HmsaImpl(const XemapNetOptions &options) : mRoles(options.roles) {
  const int64_t width = options.fusionWidth;
  const auto &widths = options.alignmentWidths;
  for (size_t level = 0; level < 4; ++level) {
    const auto name = "level" + std::to_string(level);
    const int64_t d = widths[level];
    mAlignText[level] = register_module(name + "_align_text", torch::nn::Linear(options.textWidth, d));
    mRoleKeys.push_back(register_module(name + "_role_keys", torch::nn::Linear(width, d)));
    mModulation.push_back(register_module(name + "_modulation", torch::nn::Linear(width, 2 * d)));
    torch::nn::init::zeros_(mModulation.back()->weight);
    torch::nn::init::zeros_(mModulation.back()->bias);
    const int64_t similarities = mRoles + 1 + options.injectedMaps;
    mInject.push_back(
        register_module(name + "_inject", torch::nn::Conv2d(torch::nn::Conv2dOptions(similarities, d, 1))));
    mSmooth.push_back(
        register_module(name + "_smooth", torch::nn::Conv2d(torch::nn::Conv2dOptions(d, d, 3).padding(1).groups(d))));
    mLevelLogit.push_back(
        register_module(name + "_logit", torch::nn::Conv2d(torch::nn::Conv2dOptions(similarities, 1, 1))));
    if (level < 3)
      mDescend.push_back(
          register_module(name + "_descend", torch::nn::Conv2d(torch::nn::Conv2dOptions(d, widths[level + 1], 1))));
  }
  mLevelGates = register_module("level_gates", torch::nn::Linear(width, 4));
  mOut = register_module("out", torch::nn::Conv2d(torch::nn::Conv2dOptions(widths[3], 1, 3).padding(1)));
  torch::nn::init::constant_(mOut->bias, std::log(referredPrior / (1.0 - referredPrior)));
  const int64_t outline = options.outlineWidth;
  mOutlineState = register_module("outline_state", torch::nn::Conv2d(torch::nn::Conv2dOptions(widths[3], outline, 1)));
  mOutlineModulation = register_module("outline_modulation", torch::nn::Linear(width, 2 * outline));
  mOutlineSmooth = register_module(
      "outline_smooth", torch::nn::Conv2d(torch::nn::Conv2dOptions(outline, outline, 3).padding(1).groups(outline)));
  mOutline = register_module("outline", torch::nn::Conv2d(torch::nn::Conv2dOptions(outline, 1, 3).padding(1)));
  if (options.injectedMaps > 0) {
    // What is known before is believed until training says otherwise.
    std::vector<torch::Tensor> silenced{mOut->weight, mOut->bias};
    for (auto &logit : mLevelLogit)
      silenced.insert(silenced.end(), {logit->weight, logit->bias});
    for (auto &parameter : silenced)
      torch::nn::init::zeros_(parameter);
  }
  for (auto &parameter : {mOutlineModulation->weight, mOutlineModulation->bias, mOutline->weight, mOutline->bias})
    torch::nn::init::zeros_(parameter);
  mPosition = register_module("position", torch::nn::Linear(positionFeatures, width));
  mTileNorm = register_module("tile_norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
  mTileToQuery = register_module("tile_to_query", Attention(width, options.fusionHeads));
  mLogScale = register_parameter("log_scale", torch::tensor(std::log(14.0F)));
}

std::array<torch::Tensor, 4> HmsaImpl::alignText(const torch::Tensor &sentence) {
  std::array<torch::Tensor, 4> aligned;
  for (size_t level = 0; level < 4; ++level)
    aligned[level] = unitLength(mAlignText[level](sentence), 1);
  return aligned;
}

torch::Tensor HmsaImpl::similarityScale() const {
  return mLogScale.clamp_max(std::log(100.0)).exp();
}

torch::Tensor HmsaImpl::readContext(const torch::Tensor &tokens, const torch::Tensor &positions,
                                    const FusedQuery &fused) {
  // Each cell of the tile looks up the fused context where it lies, then attends to the expression and to the whole
  // extent. Nothing here mixes cells of the tile, so nothing depends on the tile's borders.
  const int64_t queries = fused.roles.size(0);
  const int64_t rows = tokens.size(2);
  const int64_t columns = tokens.size(3);
  const auto span = torch::tensor({fused.spanX, fused.spanY}, positions.options());
  const auto sampling = ((positions + 1) * span - 1).view({queries, rows, columns, 2});
  const auto local = torch::nn::functional::grid_sample(fused.context, sampling,
                                                        torch::nn::functional::GridSampleFuncOptions()
                                                            .mode(torch::kBilinear)
                                                            .padding_mode(torch::kBorder)
                                                            .align_corners(false));
  const auto cells = (tokens + local).flatten(2).transpose(1, 2) + mPosition(fourierPositions(positions));
  const auto context = fused.context.flatten(2).transpose(1, 2);
  const auto contextMask = torch::ones({queries, context.size(1)}, fused.textMask.options());
  const auto read = cells + mTileToQuery(mTileNorm(cells), torch::cat({fused.text, context}, 1),
                                         torch::cat({fused.textMask, contextMask}, 1));
  return read.transpose(1, 2).reshape({queries, -1, rows, columns});
}

HmsaOutput HmsaImpl::forward(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                             const torch::Tensor &sentence, int64_t queriesPerTile, const torch::Tensor &knownMaps) {
  // Most steps take as long as the memory takes that they go through, so there are as few of them as can be.
  const auto aligned = alignText(sentence);
  const auto condition = fused.roles.mean(1);
  const auto gates = mLevelGates(condition).softmax(-1);
  const int64_t queries = condition.size(0);
  std::array<Modulation, 4> modulation;
  for (size_t level = 0; level < 4; ++level)
    modulation[level] = modulationOf(mModulation[level](condition));
  // Shifts are added where maps are still coarse.
  auto carried = readContext(perQuery(features.tokens, queriesPerTile), perQuery(positions, queriesPerTile), fused) +
                 modulation[0].shift;

  HmsaOutput output;
  torch::Tensor finest;
  for (size_t level = 0; level < 4; ++level) {
    const auto &perTile = features.levels[level];
    const int64_t width = perTile.size(1);
    const int64_t rows = perTile.size(2);
    const int64_t columns = perTile.size(3);

    const auto conditioned = torch::addcmul(carried, perQuery(perTile, queriesPerTile), modulation[level].scale);
    const auto roleKeys = mRoleKeys[level](fused.roles) / std::sqrt(static_cast<double>(width));
    const auto roleSimilarity = torch::bmm(cellRows(conditioned), roleKeys.transpose(1, 2));
    // Before any expression the features are the tile's alone.
    const auto sought = aligned[level].view({-1, queriesPerTile, width}).transpose(1, 2);
    const auto lengths = features.lengths[level].defined() ? features.lengths[level] : vectorLengths(perTile, 1);
    const auto alignment = (torch::bmm(cellRows(perTile), sought) / cellRows(lengths))
                               .transpose(1, 2)
                               .reshape({queries, rows * columns, 1});
    auto similarity = torch::cat({roleSimilarity, alignment * similarityScale()}, 2)
                          .view({queries, rows, columns, mRoles + 1})
                          .permute({0, 3, 1, 2});
    if (knownMaps.defined())
      similarity = torch::cat({similarity, upsample(knownMaps, perTile)}, 1);

    output.levelLogits[level] = mLevelLogit[level](similarity);
    auto state = mInject[level](similarity).add_(conditioned).relu_();
    state = state + mSmooth[level](state).relu_();
    if (level < 3)
      carried = upsample(mDescend[level](state) + modulation[level + 1].shift, features.levels[level + 1]);
    else
      finest = state;
  }
  output.logits = convolvedToOne(mOut, finest);
  for (size_t level = 0; level < 4; ++level)
    output.logits = output.logits + gates.select(1, static_cast<int64_t>(level)).view({-1, 1, 1, 1}) *
                                        upsample(output.levelLogits[level], output.logits);
  output.logits = drawOutlines(perQuery(features.outlines, queriesPerTile), finest, condition, output.logits);
  return output;
}

torch::Tensor HmsaImpl::drawOutlines(const torch::Tensor &outlines, const torch::Tensor &state,
                                     const torch::Tensor &condition, const torch::Tensor &logits) {
  const auto modulation = modulationOf(mOutlineModulation(condition));
  const auto guide = upsample(mOutlineState(state) + modulation.shift, outlines);
  auto drawn = torch::addcmul(guide, outlines, modulation.scale).relu_();
  drawn = drawn + mOutlineSmooth(drawn).relu_();
  return doubled(logits) + convolvedToOne(mOutline, drawn);
}

} // namespace xemap::model
