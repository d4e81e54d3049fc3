// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/checkpoint.h"

#include "fuzz/memory_file.h"
#include "xemap/base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const xemap::test::MemoryFile input(data, size);
  try {
    const auto checkpoint = xemap::checkpoint::openCheckpoint(input.path());
    for (const auto &[name, layout] : checkpoint->tensors()) {
      std::size_t bytes = xemap::checkpoint::scalarBytes(layout.kind);
      for (const auto extent : layout.shape)
        bytes *= static_cast<std::size_t>(extent);
      xemap::test::require(checkpoint->read(name).size() == bytes);
    }
  } catch (const xemap::Error &error) {
    xemap::test::require(error.code() != xemap::ErrorCode::Internal);
  }
  return 0;
}
