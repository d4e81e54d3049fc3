// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <memory>
#include <utility>
#include <vector>

#include <torch/nn.h>

namespace xemap::model {

/// Values of RGB channels, to be broadcast over images. Shape: → [1,3,1,1].
inline torch::Tensor perChannel(const std::array<double, 3> &values) {
  return torch::tensor({static_cast<float>(values[0]), static_cast<float>(values[1]), static_cast<float>(values[2])})
      .view({1, 3, 1, 1});
}

/// Shape: image [N,3,H,W]; mean and deviation as perChannel() gives them, on any device.
inline torch::Tensor standardised(const torch::Tensor &image, const torch::Tensor &mean,
                                  const torch::Tensor &deviation) {
  return (image - mean.to(image.device())) / deviation.to(image.device());
}

/// A picture in the memory of its pixels. Shape: pixels [rows,columns,3] → [1,3,rows,columns], channels last.
inline torch::Tensor pictureOf(std::vector<float> pixels, int64_t rows, int64_t columns) {
  const auto kept = std::make_shared<std::vector<float>>(std::move(pixels));
  return torch::from_blob(kept->data(), {1, rows, columns, 3}, [kept](void * /*data*/) {}).permute({0, 3, 1, 2});
}

/// Lays convolutions out channel by channel: they are computed fastest so, and oneDNN 3.7 mixes memory it never wrote
/// into them unless weights or image lie so. To be called when all of a network's modules are made.
inline void layOutChannelsLast(const torch::nn::Module &network) {
  for (auto &parameter : network.parameters())
    if (parameter.dim() == 4)
      parameter.set_data(parameter.detach().contiguous(torch::MemoryFormat::ChannelsLast));
}

} // namespace xemap::model
