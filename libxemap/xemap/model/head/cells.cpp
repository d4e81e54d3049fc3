// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/cells.h"

#include <ATen/ATen.h>

#include "xemap/model/spec/head_spec.h"

namespace xemap::model {

torch::Tensor cellPositions(int64_t rows, int64_t columns, double tileX, double tileY, double extentWidth,
                            double extentHeight) {
  const auto x = (tileX + (at::arange(columns, at::kDouble) + 0.5) * coarsestStride) / extentWidth * 2 - 1;
  const auto y = (tileY + (at::arange(rows, at::kDouble) + 0.5) * coarsestStride) / extentHeight * 2 - 1;
  return at::stack({x.unsqueeze(0).expand({rows, columns}), y.unsqueeze(1).expand({rows, columns})}, -1)
      .reshape({rows * columns, 2})
      .to(at::kFloat);
}

torch::Tensor upsampleLogits(const torch::Tensor &logits) {
  return at::upsample_bilinear2d(logits, {logits.size(2) * finestStride, logits.size(3) * finestStride}, false);
}

} // namespace xemap::model
