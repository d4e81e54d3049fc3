// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <vector>

#include <torch/nn.h>

#include "xemap/model/head/fusion.h"
#include "xemap/model/head/image_features.h"
#include "xemap/model/layers/attention.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::model {

/// What HMSA says about a tile.
///
/// Shape: logits [Q,1,H/2,W/2]; levelLogits[l] [Q,1,H/s,W/s], s = 32, 16, 8, 4.
struct HmsaOutput {
  torch::Tensor logits;
  std::array<torch::Tensor, 4> levelLogits;
};

/// Hierarchical Multi-Scale Semantic Alignment: at each level of the pyramid, features are conditioned on the fused
/// expression and compared with its role vectors; the comparisons are aggregated coarse to fine with weights the
/// expression chooses. What the finest level leaves blurred is drawn at twice its resolution along the image's own
/// edges, by a light convolution that the expression modulates.
/// Source: HMSA of XeMap-Network (arXiv 2505.00738, abstract), reconstructed; see docs/model.md.
class HmsaImpl : public torch::nn::Module {
public:
  /// `knownMaps`: how many maps that are known before any training forward() is given; its own logits then start at 0,
  /// to be added to what is known.
  HmsaImpl(const HeadSpec &head, int64_t knownMaps);

  /// The vectors that image features of level l are compared with before any fusion; also what contrastive training
  /// aligns. Shape: sentence [Q,textWidth] → 4 x [Q,alignmentWidths[l]], unit length.
  std::array<torch::Tensor, 4> alignText(const torch::Tensor &sentence);

  /// Shape: features of N tiles; positions [N,h*w,2], the tiles' coarsest cells in [-1,1] over the extent; fused and
  /// sentence vectors of Q = N * queriesPerTile expressions, grouped by tile; maps known before [Q,knownMaps,h,w] of
  /// any resolution, undefined when there are none.
  HmsaOutput forward(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                     const torch::Tensor &sentence, int64_t queriesPerTile, const torch::Tensor &knownMaps = {});

  /// The factor contrastive similarities are multiplied with: a learned scalar, at most 100.
  torch::Tensor similarityScale() const;

private:
  /// What a level makes of the features, for Q expressions over N tiles.
  struct LevelInput {
    torch::Tensor features;  ///< Shape: [N,D,h,w].
    torch::Tensor lengths;   ///< Shape: [N,1,h,w].
    torch::Tensor carried;   ///< From the level before, as coarse as that. Shape: [Q,D,h/2,w/2]; of level 0 [Q,D,h,w].
    torch::Tensor scale;     ///< Shape: [Q,D,1,1].
    torch::Tensor roleKeys;  ///< Shape: [Q,R,D].
    torch::Tensor sentence;  ///< Shape: [Q,D].
    torch::Tensor knownMaps; ///< As forward() has them.
  };
  /// Shape: logits [Q,1,h,w]; state [Q,D,h,w]; drawn [Q,1,h,w], of the finest level by rows alone.
  struct Compared {
    torch::Tensor logits;
    torch::Tensor state;
    torch::Tensor drawn; ///< What the last convolution makes of the state.
  };

  /// Whether hmsa_rows.h computes this: without gradients, one expression at a time, on a CPU.
  bool goesByRows(const ImageFeatures &features, int64_t queries) const;
  Compared compare(size_t level, const LevelInput &input, int64_t queriesPerTile);
  Compared compareByRows(size_t level, const LevelInput &input);
  /// Adds the levels' logits to those of the finest.
  static void addByRows(const std::array<torch::Tensor, 4> &levelLogits, const torch::Tensor &gates,
                        const torch::Tensor &logits);
  torch::Tensor drawOutlines(const torch::Tensor &outlines, const torch::Tensor &guide, const torch::Tensor &scale,
                             const torch::Tensor &logits);
  torch::Tensor drawOutlinesByRows(const torch::Tensor &outlines, const torch::Tensor &guide,
                                   const torch::Tensor &scale, const torch::Tensor &logits);
  torch::Tensor readContext(const torch::Tensor &tokens, const torch::Tensor &positions, const FusedQuery &fused);

  std::array<torch::nn::Linear, 4> mAlignText{torch::nn::Linear{nullptr}, torch::nn::Linear{nullptr},
                                              torch::nn::Linear{nullptr}, torch::nn::Linear{nullptr}};
  std::vector<torch::nn::Linear> mRoleKeys;
  std::vector<torch::nn::Linear> mModulation;
  std::vector<torch::nn::Conv2d> mInject;
  std::vector<torch::nn::Conv2d> mSmooth;
  std::vector<torch::nn::Conv2d> mDescend;
  std::vector<torch::nn::Conv2d> mLevelLogit;
  torch::nn::Linear mLevelGates{nullptr};
  torch::nn::Conv2d mOut{nullptr};
  torch::nn::Conv2d mOutlineState{nullptr};
  torch::nn::Linear mOutlineModulation{nullptr};
  torch::nn::Conv2d mOutlineSmooth{nullptr};
  torch::nn::Conv2d mOutline{nullptr};
  torch::nn::Linear mPosition{nullptr};
  torch::nn::LayerNorm mTileNorm{nullptr};
  Attention mTileToQuery{nullptr};
  torch::Tensor mLogScale;
  int64_t mRoles;
  int64_t mSimilarities; ///< Of a cell: with the roles, with the sentence, and what is known.
};
TORCH_MODULE(Hmsa);

} // namespace xemap::model
