// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "xemap/model/spec/image_spec.h"
#include "xemap/model/spec/text_spec.h"

namespace xemap::importer {

/// Names of a checkpoint's tensors with their shapes.
using TensorShapes = std::map<std::string, std::vector<std::int64_t>>;

/// Rows of a checkpoint's tensor, all of them unless limited.
struct TensorRows {
  std::string name;
  std::int64_t first = 0;
  std::int64_t end = -1; ///< -1: to the last.
};

/// How one tensor of the canonical layout comes out of a checkpoint: rows of its tensors, one below the other, then
/// transposed where the checkpoint stores it the other way.
struct ClipTensorPlan {
  std::string name;                ///< As in OpenAI's CLIP.
  std::vector<std::int64_t> shape; ///< When done.
  std::vector<TensorRows> parts;
  bool transposed = false;
};

/// What the image encoder of a CLIP model may be.
using ClipImageKind = std::variant<model::VisionTransformer, model::ClipResNet>;

/// The two encoders of a CLIP model.
struct ClipEncoders {
  ClipImageKind image;
  model::ClipText text;
};

/// A CLIP model found in a checkpoint.
struct ClipLayout {
  std::string convention;              ///< Whose names the checkpoint uses, for people.
  ClipEncoders encoders;               ///< But for the activation, all that shapes tell.
  std::vector<ClipTensorPlan> tensors; ///< In the order of their names.
};

/// Finds the CLIP model in a checkpoint by the names and shapes of its tensors.
///
/// Known are the names of OpenAI's and OpenCLIP's models, of OpenCLIP with a text tower of its own, of ITRA, of Hugging
/// Face's CLIPModel and of LongCLIP, below any wrapper (`state_dict.`, `module.`, ...). What else a training checkpoint
/// holds outside of the wrapper is left alone.
/// Throws: Unsupported when there is no CLIP model in it; Corrupt, naming `origin` and the tensor, for one that is
/// missing, surplus, or has a shape that contradicts the others.
ClipLayout findClip(const TensorShapes &checkpoint, const std::string &origin);

/// Names and shapes of all tensors of a CLIP model in the canonical layout.
TensorShapes clipTensors(const ClipEncoders &encoders);

} // namespace xemap::importer
