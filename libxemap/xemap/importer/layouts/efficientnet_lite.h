// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/importer/layouts/planned_tensor.h"
#include "xemap/model/spec/image_spec.h"

namespace xemap::checkpoint {
class Checkpoint;
}

namespace xemap::importer {

/// An EfficientNet-Lite found in a checkpoint.
///
/// Tensors, float32: `image.stem` and, for block N of all blocks, `image.block<N>.expand` (absent where a block does
/// not widen), `.depthwise` and `.project`, each with `.weight` [outputs, inputs or 1, kernel, kernel] and `.bias`.
/// Batch norms are folded in: g = gamma / sqrt(variance + 0.001), weight * g, beta - mean * g.
struct EfficientNetLiteLayout {
  int number = 0; ///< Which of them: 0, 1 or 2.
  model::EfficientNetLite net;
  PlannedTensors tensors;
};

/// Finds EfficientNet-Lite 0, 1 or 2 by the names of `efficientnet-lite-pytorch` and the shapes of its tensors. The
/// layers behind the last block (`_conv_head`, `_bn1`, `_fc`) are left out.
///
/// The checkpoint has to live as long as the answer's tensors are made.
/// Throws: Unsupported when it holds no such network or other element types; Corrupt for a tensor that is missing,
/// surplus or of another shape. A tensor's elements throw Corrupt where they do not make finite weights. All name file
/// and tensor.
/// Source: efficientnet_lite_builder.py in tensorflow/tpu, with the names of its port to PyTorch.
EfficientNetLiteLayout findEfficientNetLite(const checkpoint::Checkpoint &checkpoint);

} // namespace xemap::importer
