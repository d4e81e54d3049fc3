// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include <torch/nn.h>

#include "xemap/model/spec/image_spec.h"

namespace xemap::model {

/// Maps a backbone makes of pictures, from fine to coarse.
///
/// Shape: maps[s] [N,widths[s],H/2^(s+1),W/2^(s+1)].
struct ImageTaps {
  std::array<torch::Tensor, 5> maps;
};

/// A network that turns pictures into maps of features; its parameters carry the names of weight files.
class ImageBackboneImpl : public torch::nn::Module {
public:
  /// Channels of ImageTaps::maps.
  virtual std::array<int64_t, 5> widths() const = 0;

  /// Shape: rgb [N,3,H,W] float32 in [0,1], H and W multiples of 32.
  virtual ImageTaps forward(const torch::Tensor &rgb) = 0;
};

/// The backbone of a specification, its weights drawn at random.
std::shared_ptr<ImageBackboneImpl> makeBackbone(const ImageSpec &spec);

} // namespace xemap::model
