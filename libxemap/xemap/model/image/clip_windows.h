// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <functional>

#include <torch/types.h>

#include "xemap/model/image/clip_image_encoder.h"

namespace xemap::model {

/// Pixels of input per cell of windowedFeatures().
inline constexpr int clipCellPx = 16;

/// What a CLIP model says of each place of a picture.
///
/// Shape: described [N,E,h,w], see windowedFeatures(); taps [N,tapWidths()[i],h,w], of the windows at the picture's own
/// resolution, blended; one cell per clipCellPx pixels.
struct ClipPicture {
  torch::Tensor described;
  std::array<torch::Tensor, 3> taps;
};

/// Whether what lies inside the image encoder is wanted.
enum class Taps { Left, Taken };

/// How a CLIP model of those options sees images. Shape: [N,3,H,W] float32 RGB in [0,1], H and W multiples of
/// patchSize.
using ClipImageEncoding = std::function<ClipImageFeatures(const torch::Tensor &images)>;

/// What a CLIP model says of each place of a picture, without training: vectors to be compared with texts' embeddings
/// of unit length.
///
/// Windows of the size the model was trained on slide over the picture with half of them overlapping, at the picture's
/// own resolution and over twice and four times the ground. A cell gets, weighted by its nearness to each window's
/// middle,
///   0.6 (unit dense feature - 0.3 unit class token of the same pass), from the two finer sizes: what is here;
///   0.4 unit embedding of the window, from all three: what it is part of.
/// All of it is linear in the text, so that one vector a cell holds every answer.
/// Source: SegEarth-OV (arXiv 2410.01768) for the first line, SeLo (arXiv 2209.06515) for the second; the weights are
/// proposals that no real checkpoint has been tuned on yet.
/// Shape: image [1,3,H,W] float32 RGB in [0,1], H and W multiples of 32 → described [1,E,H/16,W/16].
ClipPicture windowedFeatures(const ClipOptions &options, const ClipImageEncoding &encode, const torch::Tensor &image,
                             Taps taps);

} // namespace xemap::model
