// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <torch/types.h>

namespace xemap::train {

/// What computes under the name of TrainConfig::device.
///
/// Throws: Unsupported when it is "cuda" and this LibTorch or machine has none.
torch::Device deviceNamed(const std::string &name);

} // namespace xemap::train
