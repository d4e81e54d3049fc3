// SPDX-License-Identifier: GPL-2.0-or-later
// Linked into a test program, this fills what LibTorch and oneDNN allocate with NaN: who reads what was never written
// is found out every time rather than once in a hundred.
#include <cstdlib>
#include <cstring>

// The sanitizers replace the allocator themselves.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <cerrno>

extern "C" __attribute__((visibility("default"))) int posix_memalign(void **memory, std::size_t alignment,
                                                                     std::size_t bytes) noexcept {
  *memory = aligned_alloc(alignment, bytes);
  if (*memory == nullptr)
    return ENOMEM;
  std::memset(*memory, 0xff, bytes);
  return 0;
}

#endif
