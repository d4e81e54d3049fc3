// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap::model {

/// Sets how many threads OpenBLAS uses of its own while it lives, where OpenBLAS is what LibTorch multiplies with.
///
/// OpenBLAS's own thread pool fights LibTorch's: one thread of its own makes the small products of this network 2 to 3
/// times faster on two cores. The count found is set again at the end.
/// Threads: the count is the process's; scopes must nest.
class BlasThreadScope {
public:
  explicit BlasThreadScope(int threads);
  ~BlasThreadScope();
  BlasThreadScope(const BlasThreadScope &) = delete;
  BlasThreadScope &operator=(const BlasThreadScope &) = delete;

private:
  int mPrevious;
};

} // namespace xemap::model
