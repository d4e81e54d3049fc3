// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include <torch/nn.h>

#include "xemap/model/spec/image_spec.h"

namespace xemap::model {

/// What a backbone makes of pictures.
///
/// Shape: maps, from fine to coarse, [N,widths[s],H/2^(s+1),W/2^(s+1)], undefined where the width is 0; described
/// [N,E,H/16,W/16], undefined for a backbone that shares no space with texts.
struct ImageTaps {
  std::array<torch::Tensor, 5> maps;
  torch::Tensor described;
};

/// A network that turns pictures into maps of features; its parameters carry the names of weight files.
class ImageBackboneImpl : public torch::nn::Module {
public:
  /// Channels of ImageTaps::maps; 0 for those that are not made.
  virtual std::array<int64_t, 5> widths() const = 0;

  /// Shape: rgb [N,3,H,W] float32 in [0,1], H and W multiples of 32.
  virtual ImageTaps forward(const torch::Tensor &rgb) = 0;

  /// What pictures as a whole say in the space shared with texts. Shape: rgb [N,3,S,S] float32 in [0,1], S the side of
  /// the pictures trained on → [N,E] of unit length.
  ///
  /// Throws: c10::Error for a backbone that shares no such space.
  virtual torch::Tensor embed(const torch::Tensor &rgb);
};

/// The backbone of a specification; its weights are drawn at random, or left unset where it is always loaded.
std::shared_ptr<ImageBackboneImpl> makeBackbone(const ImageSpec &spec);

} // namespace xemap::model
