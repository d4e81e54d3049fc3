// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/random_net.h"

#include <torch/nn.h>

namespace xemap::test {

model::XemapNetOptions smallNetOptions() {
  model::XemapNetOptions options;
  options.stemWidths = {8, 16};
  options.stageWidths = {16, 24, 32, 48};
  options.stageDepths = {1, 1, 1, 1};
  options.stageKernels = {3, 3, 3, 3};
  options.stageExpansions = {2, 2, 2, 2};
  options.vocabularyIds = 64;
  options.subwordBuckets = 256;
  options.subwordsPerToken = 8;
  options.maxTokens = 12;
  options.textWidth = 32;
  options.textLayers = 1;
  options.fusionWidth = 32;
  options.fusionLayers = 1;
  options.alignmentWidths = {32, 24, 16, 8};
  return options;
}

model::XemapNet randomNet(const model::XemapNetOptions &options, std::uint64_t seed) {
  torch::manual_seed(seed);
  model::XemapNet net(options);
  torch::NoGradGuard noGrad;
  for (auto &item : net->named_parameters())
    if (item.key().find("modulation") != std::string::npos)
      item.value().normal_(0.0, 0.1);
  for (auto &item : net->named_buffers()) {
    if (item.key().find("running_mean") != std::string::npos)
      item.value().normal_(0.0, 0.2);
    if (item.key().find("running_var") != std::string::npos)
      item.value().uniform_(0.3, 1.0);
  }
  // Fresh logits hardly vary, and a test of maps that are flat would see nothing.
  for (auto &item : net->named_parameters())
    if (item.key() == "hmsa.out.weight")
      item.value().mul_(6.0);
  net->eval();
  return net;
}

} // namespace xemap::test
