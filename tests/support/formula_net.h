// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "support/clip_formula.h"
#include "xemap/model/clip/clip_net.h"

namespace xemap::test {

/// A CLIP model with the weights of tests/golden/clip/README.md's formula, in evaluation mode.
inline model::ClipNet formulaNet(const model::ClipOptions &options) {
  model::ClipNet net(options);
  const torch::NoGradGuard noGrad;
  const auto fill = [](const std::string &name, torch::Tensor tensor) {
    if (tensor.is_floating_point())
      tensor.copy_(torch::tensor(clipTensorByFormula(name, tensor.sizes().vec())).view(tensor.sizes()));
  };
  for (const auto &item : net->named_parameters())
    fill(item.key(), item.value());
  for (const auto &item : net->named_buffers())
    fill(item.key(), item.value());
  net->eval();
  return net;
}

} // namespace xemap::test
