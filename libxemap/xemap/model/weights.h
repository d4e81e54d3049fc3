// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <torch/nn.h>

#include "xemap/model/safetensors.h"

namespace xemap::model {

/// Copies the tensors of a file into the parameters and buffers of a module, by name.
///
/// Throws: Corrupt, naming the file and the tensor, for a missing or surplus tensor, another shape, or a value that is
/// not finite.
void loadWeights(torch::nn::Module &module, const SafetensorsFile &file);

/// Writes the parameters and buffers of a module, floating point ones as `kind` (Float32 or Float16).
///
/// Throws: Unwritable; Internal when a value is not finite or does not fit `kind`.
void saveWeights(const torch::nn::Module &module, const std::string &path, ScalarKind kind);

} // namespace xemap::model
