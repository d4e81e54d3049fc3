// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include <ATen/ATen.h>

namespace xemap::model {

/// Vectors along `dim` at unit length, so that dot products are cosines; a vector of nothing but zeros stays one.
inline at::Tensor unitLength(const at::Tensor &vectors, std::int64_t dim) {
  return vectors / vectors.norm(2, dim, true).clamp_min(1e-6);
}

} // namespace xemap::model
