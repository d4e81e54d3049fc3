// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include <torch/types.h>

namespace xemap::model {

/// The coarsest cells of a tile in [-1,1] over the extent.
///
/// Shape: → [rows*columns,2] float32. Units: all arguments in pixels of the analysis grid; cell centres.
torch::Tensor cellPositions(int64_t rows, int64_t columns, double tileX, double tileY, double extentWidth,
                            double extentHeight);

/// Logits at the resolution of the input: bilinear, finestStride times finer. Shape: [Q,1,h,w] → [Q,1,2h,2w].
torch::Tensor upsampleLogits(const torch::Tensor &logits);

} // namespace xemap::model
