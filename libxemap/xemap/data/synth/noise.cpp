// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/noise.h"

namespace xemap::data::synth {

namespace {

std::uint32_t hashLattice(std::int32_t x, std::int32_t y, std::uint32_t seed) {
  std::uint32_t h = seed + static_cast<std::uint32_t>(x) * 0x85EBCA6BU + static_cast<std::uint32_t>(y) * 0xC2B2AE35U;
  h = (h ^ (h >> 15U)) * 0x2C1B3C6DU;
  h = (h ^ (h >> 12U)) * 0x297A2D39U;
  return h ^ (h >> 15U);
}

std::int32_t floorToInt(float value) {
  const auto truncated = static_cast<std::int32_t>(value);
  return truncated - (static_cast<float>(truncated) > value ? 1 : 0);
}

float slope(std::uint32_t hash, float dx, float dy) {
  static constexpr float directions[16][2] = {{1.0F, 0.0F},  {0.924F, 0.383F},   {0.707F, 0.707F},   {0.383F, 0.924F},
                                              {0.0F, 1.0F},  {-0.383F, 0.924F},  {-0.707F, 0.707F},  {-0.924F, 0.383F},
                                              {-1.0F, 0.0F}, {-0.924F, -0.383F}, {-0.707F, -0.707F}, {-0.383F, -0.924F},
                                              {0.0F, -1.0F}, {0.383F, -0.924F},  {0.707F, -0.707F},  {0.924F, -0.383F}};
  const auto &direction = directions[hash & 15U];
  return direction[0] * dx + direction[1] * dy;
}

float fade(float t) {
  return t * t * t * (t * (t * 6.0F - 15.0F) + 10.0F);
}

} // namespace

float hashNoise(int x, int y, std::uint32_t seed) {
  return static_cast<float>(hashLattice(x, y, seed) >> 8U) * (1.0F / 16777216.0F);
}

float gradientNoise(float x, float y, std::uint32_t seed) {
  const std::int32_t ix = floorToInt(x);
  const std::int32_t iy = floorToInt(y);
  const float fx = x - static_cast<float>(ix);
  const float fy = y - static_cast<float>(iy);
  const float n00 = slope(hashLattice(ix, iy, seed), fx, fy);
  const float n10 = slope(hashLattice(ix + 1, iy, seed), fx - 1.0F, fy);
  const float n01 = slope(hashLattice(ix, iy + 1, seed), fx, fy - 1.0F);
  const float n11 = slope(hashLattice(ix + 1, iy + 1, seed), fx - 1.0F, fy - 1.0F);
  const float u = fade(fx);
  const float top = n00 + u * (n10 - n00);
  const float bottom = n01 + u * (n11 - n01);
  return 1.5F * (top + fade(fy) * (bottom - top));
}

float fractalNoise(float x, float y, std::uint32_t seed, int octaves) {
  float sum = 0.0F;
  float amplitude = 0.6F;
  for (int octave = 0; octave < octaves; ++octave) {
    sum += amplitude * gradientNoise(x, y, seed + static_cast<std::uint32_t>(octave) * 0x9E3779B9U);
    // The shift keeps the lattices of the octaves from meeting in one point.
    x = x * 2.0F + 17.31F;
    y = y * 2.0F + 5.73F;
    amplitude *= 0.5F;
  }
  return sum;
}

} // namespace xemap::data::synth
