// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include <ATen/core/Tensor.h>

#include "xemap/model/head/image_features.h"
#include "xemap/teach/concept.h"

namespace xemap::infer {

/// Side of the cells that concepts are taught on. Units: pixels.
inline constexpr int taughtStride = 4;

/// The channels of each level, as teach::Concept::widths.
std::vector<std::size_t> taughtWidths(const model::ImageFeatures &features);

/// Appends the features of the cell at a row and column of taughtStride: every level at unit length, interpolated.
void appendTaughtCell(const model::ImageFeatures &features, int row, int column, std::vector<float> &cells);

/// The middle of that cell, of a tile whose first pixel is `origin` of the extent's grid.
teach::CellPlace taughtPlace(const teach::CellPlace &origin, int row, int column);

/// What the landmarks of a concept add to its logits, of a tile whose first pixel is `origin` of the extent's grid.
///
/// Shape: → [1,1,H/4,W/4]. Throws: InvalidArgument when its features are as wide as those of another network.
at::Tensor landmarkLogits(const model::ImageFeatures &features, const teach::Concept &taught,
                          const teach::CellPlace &origin);

} // namespace xemap::infer
