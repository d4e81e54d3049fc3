// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/freed_memory.h"

#include <limits>

#include <malloc.h>

namespace xemap {

void keepFreedMemory() {
  constexpr int largestMappingThreshold = 32 << 20; // more is refused
  mallopt(M_MMAP_THRESHOLD, largestMappingThreshold);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_TOP_PAD, 64 << 20);
}

} // namespace xemap
