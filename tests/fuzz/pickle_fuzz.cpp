// SPDX-License-Identifier: GPL-2.0-or-later
// The pickle without its archive, whose checksums keep nearly all that a fuzzer makes from reaching it.
#include "fuzz/memory_file.h"
#include "xemap/base/error.h"
#include "xemap/checkpoint/pickle_reader.h"
#include "xemap/checkpoint/stored_tensor.h"

using namespace xemap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  try {
    const auto pickle = checkpoint::readPickle("fuzz.pt", {reinterpret_cast<const char *>(data), size});
    for (const auto &[name, tensor] : checkpoint::storedTensors("fuzz.pt", pickle)) {
      // What an archive would not have is not asked for.
      if (tensor.storageElements > 4096)
        continue;
      const auto width = checkpoint::scalarBytes(tensor.layout.kind);
      const auto elements = static_cast<std::size_t>(tensor.storageElements);
      test::require(checkpoint::gatherElements(tensor, std::vector<std::byte>(elements * width)).size() <=
                    elements * width);
    }
  } catch (const Error &error) {
    test::require(error.code() != ErrorCode::Internal);
  }
  return 0;
}
