// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <torch/types.h>

namespace xemap::model {

/// Makes a coarse map as fine as a picture, along the picture's edges: each fine cell is the mean of the 5 x 5 coarse
/// cells around it, weighted by distance and by likeness of colour.
///
/// Source: Kopf et al. 2007, "Joint bilateral upsampling".
/// Shape: maps [N,C,h,w], guide [N,3,h*factor,w*factor] RGB in [0,1] → [N,C,h*factor,w*factor].
torch::Tensor upsampledAlong(const torch::Tensor &guide, const torch::Tensor &maps);

} // namespace xemap::model
