// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "support/torch_file_writer.h"
#include "xemap/importer/layouts/clip_layout.h"

namespace xemap::test {

/// What the image encoder of a CLIP model is.
enum class ClipTrunk { VisionTransformer, ResNet };

/// Sizes of a CLIP model of a few hundred kilobytes whose vocabulary is that of smallMerges().
importer::ClipEncoders smallClip(ClipTrunk trunk = ClipTrunk::VisionTransformer);

/// A `merges.txt` of eight merges.
std::string smallMerges();

/// Its tensors by the formula of tests/golden/clip/README.md, under OpenAI's names, float32.
std::vector<NamedTensor> clipCheckpoint(const importer::ClipEncoders &encoders);

/// The same as a model folder's frozen.safetensors names them.
std::vector<NamedTensor> clipModelTensors(const importer::ClipEncoders &encoders);

/// The same as Hugging Face's CLIPModel names, splits and turns them.
std::vector<NamedTensor> huggingFaceCheckpoint(const importer::ClipEncoders &encoders);

/// A tensor of zeros, as state dictionaries carry some beside weights.
NamedTensor zeros(const std::string &name, checkpoint::ScalarKind kind, const std::vector<std::int64_t> &shape);

void writeSafetensorsFile(const std::string &path, const std::vector<NamedTensor> &tensors);

} // namespace xemap::test
