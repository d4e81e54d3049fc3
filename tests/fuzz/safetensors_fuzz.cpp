// SPDX-License-Identifier: GPL-2.0-or-later
#include "fuzz/memory_file.h"
#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const xemap::test::MemoryFile input(data, size);
  try {
    const xemap::checkpoint::SafetensorsFile file(input.path());
    std::size_t sum = 0;
    for (const auto &[name, view] : file.tensors()) {
      std::size_t bytes = xemap::checkpoint::scalarBytes(view.kind);
      for (const auto extent : view.shape)
        bytes *= static_cast<std::size_t>(extent);
      xemap::test::require(bytes == view.bytes);
      for (std::size_t i = 0; i < view.bytes; ++i)
        sum += std::to_integer<std::size_t>(view.data[i]);
    }
    xemap::test::require(sum <= 255 * size);
  } catch (const xemap::Error &error) {
    xemap::test::require(error.code() != xemap::ErrorCode::Internal);
  }
  return 0;
}
