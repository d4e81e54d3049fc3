// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <torch/types.h>

namespace xemap::model {

/// What computes under a name: "cpu", "cuda", or "auto", which takes CUDA where it can be had.
///
/// Throws: Unsupported when it is "cuda" and this LibTorch or machine has none.
torch::Device deviceNamed(const std::string &name);

} // namespace xemap::model
