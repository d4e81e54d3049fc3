// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include <ATen/ATen.h>

namespace xemap::model {

/// The lengths of vectors along `dim`, which is kept; that of a vector of nothing but zeros is not 0, to divide by it.
inline at::Tensor vectorLengths(const at::Tensor &vectors, std::int64_t dim) {
  return vectors.norm(2, dim, true).clamp_min(1e-6);
}

/// Vectors along `dim` at unit length, so that dot products are cosines; a vector of nothing but zeros stays one.
inline at::Tensor unitLength(const at::Tensor &vectors, std::int64_t dim) {
  return vectors / vectorLengths(vectors, dim);
}

} // namespace xemap::model
