// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/hmsa.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "xemap/model/head/hmsa_rows.h"
#include "xemap/model/layers/unit_length.h"

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

/// Shape: [N,C,h,w] → [N,h,w,C], without a copy where it lies so already.
torch::Tensor channelsLast(const torch::Tensor &map) {
  return map.permute({0, 2, 3, 1}).contiguous();
}

/// The weights of a convolution of each channel by itself, or of single cells. Shape: → [taps or inputs,C].
torch::Tensor perTap(const torch::nn::Conv2d &convolution) {
  return convolution->weight.flatten(1).t().contiguous();
}

/// The weights of a convolution to a single channel. Shape: → [1,3,3,C].
torch::Tensor perCell(const torch::nn::Conv2d &convolution) {
  return convolution->weight.permute({0, 2, 3, 1}).contiguous();
}

torch::Tensor perQuery(const torch::Tensor &perTile, int64_t queriesPerTile) {
  return queriesPerTile == 1 ? perTile : perTile.repeat_interleave(queriesPerTile, 0);
}

} // namespace

HmsaImpl::HmsaImpl(const HeadSpec &head, int64_t knownMaps)
    : mRoles(head.roles), mSimilarities(mRoles + 1 + knownMaps) {
  const int64_t width = head.fusionWidth;
  const auto &widths = head.alignmentWidths;
  for (size_t level = 0; level < 4; ++level) {
    const auto name = "level" + std::to_string(level);
    const int64_t d = widths[level];
    mAlignText[level] = register_module(name + "_align_text", torch::nn::Linear(head.textWidth, d));
    mRoleKeys.push_back(register_module(name + "_role_keys", torch::nn::Linear(width, d)));
    mModulation.push_back(register_module(name + "_modulation", torch::nn::Linear(width, 2 * d)));
    torch::nn::init::zeros_(mModulation.back()->weight);
    torch::nn::init::zeros_(mModulation.back()->bias);
    mInject.push_back(
        register_module(name + "_inject", torch::nn::Conv2d(torch::nn::Conv2dOptions(mSimilarities, d, 1))));
    mSmooth.push_back(
        register_module(name + "_smooth", torch::nn::Conv2d(torch::nn::Conv2dOptions(d, d, 3).padding(1).groups(d))));
    mLevelLogit.push_back(
        register_module(name + "_logit", torch::nn::Conv2d(torch::nn::Conv2dOptions(mSimilarities, 1, 1))));
    if (level < 3)
      mDescend.push_back(
          register_module(name + "_descend", torch::nn::Conv2d(torch::nn::Conv2dOptions(d, widths[level + 1], 1))));
  }
  mLevelGates = register_module("level_gates", torch::nn::Linear(width, 4));
  mOut = register_module("out", torch::nn::Conv2d(torch::nn::Conv2dOptions(widths[3], 1, 3).padding(1)));
  torch::nn::init::constant_(mOut->bias, std::log(referredPrior / (1.0 - referredPrior)));
  const int64_t outline = head.outlineWidth;
  mOutlineState = register_module("outline_state", torch::nn::Conv2d(torch::nn::Conv2dOptions(widths[3], outline, 1)));
  mOutlineModulation = register_module("outline_modulation", torch::nn::Linear(width, 2 * outline));
  mOutlineSmooth = register_module(
      "outline_smooth", torch::nn::Conv2d(torch::nn::Conv2dOptions(outline, outline, 3).padding(1).groups(outline)));
  mOutline = register_module("outline", torch::nn::Conv2d(torch::nn::Conv2dOptions(outline, 1, 3).padding(1)));
  if (knownMaps > 0) {
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
  mTileToQuery = register_module("tile_to_query", Attention(width, head.fusionHeads));
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
  const auto aligned = alignText(sentence);
  const auto condition = fused.roles.mean(1);
  const auto gates = mLevelGates(condition).softmax(-1);
  const int64_t queries = condition.size(0);
  std::array<Modulation, 4> modulation;
  for (size_t level = 0; level < 4; ++level)
    modulation[level] = modulationOf(mModulation[level](condition));
  const bool byRows = goesByRows(features, queries);
  // Shifts are added where maps are still coarse.
  auto carried = readContext(perQuery(features.tokens, queriesPerTile), perQuery(positions, queriesPerTile), fused) +
                 modulation[0].shift;

  HmsaOutput output;
  torch::Tensor finest;
  for (size_t level = 0; level < 4; ++level) {
    const auto &perTile = features.levels[level];
    LevelInput input;
    input.features = perTile;
    input.lengths = features.lengths[level].defined() ? features.lengths[level] : vectorLengths(perTile, 1);
    input.carried = carried;
    input.scale = modulation[level].scale;
    input.roleKeys = mRoleKeys[level](fused.roles) / std::sqrt(static_cast<double>(perTile.size(1)));
    input.sentence = aligned[level] * similarityScale();
    input.knownMaps = knownMaps;
    const auto compared = byRows ? compareByRows(level, input) : compare(level, input, queriesPerTile);
    output.levelLogits[level] = compared.logits;
    if (level < 3)
      carried = mDescend[level](compared.state) + modulation[level + 1].shift;
    else
      finest = compared.state;
    if (byRows && level == 3)
      output.logits = compared.drawn;
  }
  if (byRows) {
    addByRows(output.levelLogits, gates, output.logits);
  } else {
    output.logits = mOut(finest);
    for (size_t level = 0; level < 4; ++level)
      output.logits = output.logits + gates.select(1, static_cast<int64_t>(level)).view({-1, 1, 1, 1}) *
                                          upsample(output.levelLogits[level], output.logits);
  }
  const auto outlineModulation = modulationOf(mOutlineModulation(condition));
  const auto guide = mOutlineState(finest) + outlineModulation.shift;
  output.logits =
      byRows ? drawOutlinesByRows(features.outlines, guide, outlineModulation.scale, output.logits)
             : drawOutlines(perQuery(features.outlines, queriesPerTile), guide, outlineModulation.scale, output.logits);
  return output;
}

bool HmsaImpl::goesByRows(const ImageFeatures &features, int64_t queries) const {
  const auto &outlines = features.outlines;
  return !torch::GradMode::is_enabled() && queries == 1 && mSimilarities <= maxSimilarities &&
         outlines.device().is_cpu() && outlines.scalar_type() == torch::kFloat && outlinesGoByRows(outlines.size(1)) &&
         std::all_of(features.levels.begin(), features.levels.end(),
                     [](const torch::Tensor &level) { return levelGoesByRows(level.size(1)); });
}

HmsaImpl::Compared HmsaImpl::compare(size_t level, const LevelInput &input, int64_t queriesPerTile) {
  const int64_t width = input.features.size(1);
  const int64_t rows = input.features.size(2);
  const int64_t columns = input.features.size(3);
  const auto carried = level == 0 ? input.carried : upsample(input.carried, input.features);
  const auto conditioned = torch::addcmul(carried, perQuery(input.features, queriesPerTile), input.scale);
  const int64_t queries = conditioned.size(0);
  const auto roleSimilarity = torch::bmm(cellRows(conditioned), input.roleKeys.transpose(1, 2));
  // Before any expression the features are the tile's alone.
  const auto sought = input.sentence.view({-1, queriesPerTile, width}).transpose(1, 2);
  const auto alignment = (torch::bmm(cellRows(input.features), sought) / cellRows(input.lengths))
                             .transpose(1, 2)
                             .reshape({queries, rows * columns, 1});
  auto similarity =
      torch::cat({roleSimilarity, alignment}, 2).view({queries, rows, columns, mRoles + 1}).permute({0, 3, 1, 2});
  if (input.knownMaps.defined())
    similarity = torch::cat({similarity, upsample(input.knownMaps, input.features)}, 1);
  const auto state = mInject[level](similarity).add_(conditioned).relu_();
  return {mLevelLogit[level](similarity), state + mSmooth[level](state).relu_(), {}};
}

HmsaImpl::Compared HmsaImpl::compareByRows(size_t level, const LevelInput &input) {
  const auto features = channelsLast(input.features);
  const auto lengths = input.lengths.contiguous();
  const auto carried = channelsLast(input.carried);
  const auto scale = input.scale.contiguous();
  const auto roleKeys = torch::constant_pad_nd(input.roleKeys[0].t(), {0, maxSimilarities - mRoles}).contiguous();
  const auto sentence = input.sentence.contiguous();
  const auto inject = perTap(mInject[level]);
  const auto logit = torch::constant_pad_nd(mLevelLogit[level]->weight.flatten(), {0, maxSimilarities - mSimilarities});
  const auto smooth = perTap(mSmooth[level]);
  torch::Tensor known;
  if (input.knownMaps.defined())
    known = channelsLast(upsample(input.knownMaps, input.features));
  LevelRows by;
  by.shape = {features.size(1), features.size(2), features.size(3)};
  by.features = features.data_ptr<float>();
  by.lengths = lengths.data_ptr<float>();
  by.carried = carried.data_ptr<float>();
  by.carriedIsCoarser = level > 0;
  by.scale = scale.data_ptr<float>();
  by.roles = static_cast<int>(mRoles);
  by.roleKeys = roleKeys.data_ptr<float>();
  by.sentence = sentence.data_ptr<float>();
  if (known.defined()) {
    by.known = known.data_ptr<float>();
    by.knownMaps = static_cast<int>(known.size(3));
  }
  by.inject = inject.data_ptr<float>();
  by.injectBias = mInject[level]->bias.data_ptr<float>();
  by.logit = logit.data_ptr<float>();
  by.logitBias = mLevelLogit[level]->bias.item<float>();
  by.smooth = smooth.data_ptr<float>();
  by.smoothBias = mSmooth[level]->bias.data_ptr<float>();
  const auto logits = torch::empty({1, 1, by.shape.rows, by.shape.columns});
  const auto state = torch::empty_like(features);
  torch::Tensor draw;
  torch::Tensor drawn;
  if (level == 3) {
    draw = perCell(mOut);
    drawn = torch::empty_like(logits);
    by.draw = draw.data_ptr<float>();
    by.drawBias = mOut->bias.item<float>();
  }
  levelByRows(by, logits.data_ptr<float>(), state.data_ptr<float>(),
              drawn.defined() ? drawn.data_ptr<float>() : nullptr);
  return {logits, state.permute({0, 3, 1, 2}), drawn};
}

void HmsaImpl::addByRows(const std::array<torch::Tensor, 4> &levelLogits, const torch::Tensor &gates,
                         const torch::Tensor &logits) {
  const int64_t rows = logits.size(2);
  for (size_t level = 0; level < 4; ++level)
    addEnlarged(levelLogits[level].data_ptr<float>(), gates[0][static_cast<int64_t>(level)].item<float>(),
                rows / levelLogits[level].size(2), rows, logits.size(3), logits.data_ptr<float>());
}

torch::Tensor HmsaImpl::drawOutlines(const torch::Tensor &outlines, const torch::Tensor &guide,
                                     const torch::Tensor &scale, const torch::Tensor &logits) {
  auto drawn = torch::addcmul(upsample(guide, outlines), outlines, scale).relu_();
  drawn = drawn + mOutlineSmooth(drawn).relu_();
  return upsample(logits, outlines) + mOutline(drawn);
}

torch::Tensor HmsaImpl::drawOutlinesByRows(const torch::Tensor &outlines, const torch::Tensor &guide,
                                           const torch::Tensor &scale, const torch::Tensor &logits) {
  const auto lines = channelsLast(outlines);
  const auto guideRows = channelsLast(guide);
  const auto coarse = logits.contiguous();
  const auto scales = scale.contiguous();
  const auto smooth = perTap(mOutlineSmooth);
  const auto draw = perCell(mOutline);
  OutlineRows by;
  by.shape = {lines.size(1), lines.size(2), lines.size(3)};
  by.outlines = lines.data_ptr<float>();
  by.guide = guideRows.data_ptr<float>();
  by.logits = coarse.data_ptr<float>();
  by.scale = scales.data_ptr<float>();
  by.smooth = smooth.data_ptr<float>();
  by.smoothBias = mOutlineSmooth->bias.data_ptr<float>();
  by.draw = draw.data_ptr<float>();
  by.drawBias = mOutline->bias.item<float>();
  const auto drawn = torch::empty({1, 1, by.shape.rows, by.shape.columns});
  outlinesByRows(by, drawn.data_ptr<float>());
  return drawn;
}

} // namespace xemap::model
