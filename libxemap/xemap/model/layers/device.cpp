// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/layers/device.h"

#include <torch/cuda.h>

#include "xemap/base/error.h"

namespace xemap::model {

torch::Device deviceNamed(const std::string &name) {
  const bool hasCuda = torch::cuda::is_available();
  if (name == "cuda" && !hasCuda)
    throw Error(ErrorCode::Unsupported,
                "training: field 'device': expected CUDA, found none: this LibTorch or this machine has none");
  return name != "cpu" && hasCuda ? torch::kCUDA : torch::kCPU;
}

} // namespace xemap::model
