// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/random.h"

namespace xemap {

namespace {

std::uint64_t scramble(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

constexpr std::uint64_t goldenGamma = 0x9E3779B97F4A7C15ULL;

} // namespace

std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t number) {
  return scramble(seed + goldenGamma * (scramble(number + goldenGamma) | 1U));
}

std::uint64_t Random::bits() {
  mState += goldenGamma;
  return scramble(mState);
}

double Random::uniform() {
  return static_cast<double>(bits() >> 11U) * 0x1.0p-53;
}

std::size_t Random::index(std::size_t count) {
  // The high half keeps the bias of the multiplication below what any use here could show.
  return static_cast<std::size_t>(((bits() >> 32U) * count) >> 32U);
}

double Random::normal() {
  // Irwin-Hall with four terms: no logarithm, whose last bit differs between mathematics libraries.
  const double sum = uniform() + uniform() + uniform() + uniform();
  return (sum - 2.0) * 1.7320508075688772;
}

std::size_t Random::weighted(const std::vector<double> &weights) {
  double total = 0.0;
  for (const double weight : weights)
    total += weight;
  double draw = uniform() * total;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    draw -= weights[i];
    if (draw < 0.0)
      return i;
  }
  return weights.size() - 1;
}

} // namespace xemap
