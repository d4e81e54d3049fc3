// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/layers/blas_threads.h"

// Weak, because another BLAS may stand behind LibTorch, and then there is nothing to set.
extern "C" {
__attribute__((weak)) void openblas_set_num_threads(int threads);
__attribute__((weak)) int openblas_get_num_threads(void);
}

namespace xemap::model {

BlasThreadScope::BlasThreadScope(int threads)
    : mPrevious(openblas_get_num_threads != nullptr ? openblas_get_num_threads() : 0) {
  if (openblas_set_num_threads != nullptr)
    openblas_set_num_threads(threads);
}

BlasThreadScope::~BlasThreadScope() {
  if (openblas_set_num_threads != nullptr)
    openblas_set_num_threads(mPrevious);
}

} // namespace xemap::model
