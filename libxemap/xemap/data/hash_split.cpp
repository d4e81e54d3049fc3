// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/hash_split.h"

#include <cstdint>

#include "xemap/base/random.h"

namespace xemap::data {

bool isForValidation(const std::string &relativePath, double share) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : relativePath) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3U;
  }
  // Names that differ in their last digits only differ in few bits of the hash alone.
  return Random(hash).uniform() < share;
}

} // namespace xemap::data
