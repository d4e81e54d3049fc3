// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "xemap/checkpoint/safetensors.h"

namespace xemap::importer {

/// A tensor that a model's file will have, made when its turn comes.
struct PlannedTensor {
  checkpoint::TensorLayout layout;
  std::function<std::vector<std::byte>()> elements; ///< Row-major, little endian; throws as what it reads from does.
};

/// By the names that they have in the model.
using PlannedTensors = std::map<std::string, PlannedTensor>;

} // namespace xemap::importer
