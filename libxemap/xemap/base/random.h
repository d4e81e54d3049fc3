// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace xemap {

/// Mixes a seed with a number into an unrelated seed, so that parts of a job draw independently of each other.
std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t number);

/// A stream of random numbers that is the same on every platform and library version.
///
/// Source: splitmix64 (Vigna); the standard library's distributions differ between implementations and are not used.
class Random {
public:
  explicit Random(std::uint64_t seed) : mState(seed) {}

  std::uint64_t bits();
  /// Units: [0,1).
  double uniform();
  double between(double low, double high) { return low + (high - low) * uniform(); }
  /// Units: [0,count); count > 0.
  std::size_t index(std::size_t count);
  bool chance(double probability) { return uniform() < probability; }
  /// Nearly normal: mean 0, deviation 1, never beyond 3.5.
  double normal();
  /// The index of one of `weights`, drawn in proportion to them.
  std::size_t weighted(const std::vector<double> &weights);
  /// An independent stream.
  Random fork(std::uint64_t number) { return Random(mixSeed(bits(), number)); }

  template <typename T> const T &pick(const std::vector<T> &values) { return values[index(values.size())]; }

  template <typename T> void shuffle(std::vector<T> &values) {
    for (std::size_t i = values.size(); i > 1; --i)
      std::swap(values[i - 1], values[index(i)]);
  }

private:
  std::uint64_t mState;
};

} // namespace xemap
