// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/encoders.h"

#include <vector>

#include <ATen/Parallel.h>

#include "xemap/eval/referring_encoders.h"
#include "xemap/eval/tiny_encoders.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::eval {

torch::Tensor Encoders::embedImage(const torch::Tensor &image) {
  const auto features = encodeImage(image);
  std::vector<torch::Tensor> parts;
  for (std::size_t level = 0; level < model::alignedLevels; ++level)
    parts.push_back(model::unitLength(features.levels[level].mean({0, 2, 3}), 0));
  return torch::cat(parts);
}

torch::Tensor Encoders::embedText(const std::string &expression) {
  const auto text = encodeText(expression);
  std::vector<torch::Tensor> parts;
  for (const auto &vectors : text.vectors)
    parts.push_back(vectors[0] / static_cast<double>(text.vectors.size()));
  return torch::cat(parts);
}

std::unique_ptr<Encoders> openEncoders(const std::string &modelDirectory, int threads) {
  if (threads > 0)
    at::set_num_threads(threads);
  if (model::versionOf(modelDirectory) == model::modelSpecVersion)
    return std::make_unique<ReferringEncoders>(modelDirectory);
  return std::make_unique<TinyEncoders>(modelDirectory);
}

} // namespace xemap::eval
