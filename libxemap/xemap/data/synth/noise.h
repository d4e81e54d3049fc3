// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace xemap::data::synth {

/// White noise on whole numbers. Units: [0,1).
float hashNoise(int x, int y, std::uint32_t seed);

/// Smooth noise with features about one unit wide. Units: about [-1,1], mean 0.
///
/// Source: Perlin, Improving Noise (2002).
float gradientNoise(float x, float y, std::uint32_t seed);

/// Sum of `octaves` of gradient noise, each twice as fine and half as strong as the one before. Units: about [-1,1].
float fractalNoise(float x, float y, std::uint32_t seed, int octaves);

} // namespace xemap::data::synth
