// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "support/torch_file_writer.h"
#include "xemap/model/spec/clip_options.h"

namespace xemap::test {

/// Sizes of a CLIP model of a few hundred kilobytes whose vocabulary is that of smallMerges().
model::ClipOptions smallClip(model::ClipTrunk trunk = model::ClipTrunk::VisionTransformer);

/// A `merges.txt` of eight merges.
std::string smallMerges();

/// Its tensors by the formula of tests/golden/clip/README.md, under OpenAI's names, float32.
std::vector<NamedTensor> clipCheckpoint(const model::ClipOptions &options);

/// The same as Hugging Face's CLIPModel names, splits and turns them.
std::vector<NamedTensor> huggingFaceCheckpoint(const model::ClipOptions &options);

/// A tensor of zeros, as state dictionaries carry some beside weights.
NamedTensor zeros(const std::string &name, checkpoint::ScalarKind kind, const std::vector<std::int64_t> &shape);

void writeSafetensorsFile(const std::string &path, const std::vector<NamedTensor> &tensors);

} // namespace xemap::test
