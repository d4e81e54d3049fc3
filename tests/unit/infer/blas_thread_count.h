// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

extern "C" __attribute__((weak)) int openblas_get_num_threads(void);

namespace xemap::test {

/// Threads OpenBLAS works on; 0 where another BLAS serves LibTorch.
inline int blasThreads() {
  return openblas_get_num_threads == nullptr ? 0 : openblas_get_num_threads();
}

} // namespace xemap::test
