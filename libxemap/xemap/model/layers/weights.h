// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <torch/nn.h>

#include "xemap/checkpoint/safetensors.h"

namespace xemap::model {

/// What becomes of parameters a file does not have.
enum class MissingTensors { Refused, Kept };

/// Copies the tensors of a file into the parameters and buffers of a module, by name.
///
/// Throws: Corrupt, naming the file and the tensor, for a surplus tensor, one that is missing unless those are kept,
/// another shape, or a value that is not finite; Unsupported, an element type other than F32, F16, BF16 and I64.
void loadWeights(torch::nn::Module &module, const checkpoint::SafetensorsFile &file,
                 MissingTensors missing = MissingTensors::Refused);

/// The same of those tensors of a file whose names begin with `prefix`, by what follows it; the others are passed over.
///
/// Throws: as loadWeights.
void loadPart(torch::nn::Module &module, const checkpoint::SafetensorsFile &file, const std::string &prefix);

/// Writes the parameters and buffers of a module, floating point ones as `kind` (Float32 or Float16).
///
/// Throws: Unwritable; Internal when a value is not finite or does not fit `kind`.
void saveWeights(const torch::nn::Module &module, const std::string &path, checkpoint::ScalarKind kind);

} // namespace xemap::model
