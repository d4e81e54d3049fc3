// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "xemap/model/image/image_backbone.h"

namespace xemap::model {

/// What the image encoder of a CLIP model says of images as a whole, and place by place.
///
/// Shape: embedding [N,E]; dense [N,E,h,w], one cell per patch; denseClass [N,E], the class token of the same pass,
/// which holds what all places have in common. None is of unit length.
struct ClipImageFeatures {
  torch::Tensor embedding;
  torch::Tensor dense;
  torch::Tensor denseClass;
};

/// The image encoder of a CLIP model, which describes places without training: by vectors to be compared with texts'
/// embeddings of unit length.
///
/// Windows of the size the model was trained on slide over the picture with half of them overlapping, at the picture's
/// own resolution and over twice and four times the ground. A cell gets, weighted by its nearness to each window's
/// middle,
///   0.6 (unit dense feature - 0.3 unit class token of the same pass), from the two finer sizes: what is here;
///   0.4 unit embedding of the window, from all three: what it is part of.
/// All of it is linear in the text, so that one vector a cell holds every answer.
/// Source: SegEarth-OV (arXiv 2410.01768) for the first line, SeLo (arXiv 2209.06515) for the second; the weights are
/// proposals that no real checkpoint has been tuned on yet.
class WindowedBackboneImpl : public ImageBackboneImpl {
public:
  std::array<int64_t, 5> widths() const override { return {}; }
  ImageTaps forward(const torch::Tensor &rgb) override;
  torch::Tensor embed(const torch::Tensor &rgb) override;

  /// Shape: rgb [N,3,H,W] float32 in [0,1], H and W multiples of the patches. Sizes other than the one trained on get
  /// interpolated positions.
  ClipImageFeatures look(const torch::Tensor &rgb);

protected:
  WindowedBackboneImpl(int64_t imageSize, int64_t patchSize, const std::array<double, 3> &pixelMean,
                       const std::array<double, 3> &pixelStd);

private:
  /// Shape: standardised image as look() takes it.
  virtual ClipImageFeatures encode(const torch::Tensor &image) = 0;

  /// What windows say that reach over `shrink` times the ground of the one trained on; of places only where `dense`.
  torch::Tensor describe(const torch::Tensor &image, int64_t shrink, bool dense);

  int64_t mImageSize;
  int64_t mPatchSize;
  torch::Tensor mPixelMean;
  torch::Tensor mPixelStd;
};

/// The positions of a square map, interpolated bicubically to one of `rows` x `columns` cells.
///
/// Shape: positions [1 + side * side, D], the class token's first → [1 + rows * columns, D].
torch::Tensor positionsFor(const torch::Tensor &positions, int64_t rows, int64_t columns);

} // namespace xemap::model
