// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace xemap::test {

/// How large a model for tests is.
enum class RandomModelSize {
  Small,   ///< A few milliseconds a tile: for tests of what is around the network.
  Standard ///< XeMap-Net tiny as it is shipped: for tests of speed.
};

/// Writes a whole model directory, made if it is not there, with weights that depend on `seed` alone: its maps mean
/// nothing, but vary from pixel to pixel and with the expression.
///
/// The model is called "random", was trained on 0.1 to 2 m, and knows randomModelWords().
void writeRandomModel(const std::string &directory, std::uint64_t seed, RandomModelSize size = RandomModelSize::Small);

const std::vector<std::string> &randomModelWords();

} // namespace xemap::test
