// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/blas_core.h"

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace {

using xemap::betterBlasCore;
using xemap::loadedBlasCore;

/// Whether the system says that this processor can do that.
bool hasFlag(const std::string &flag) {
  std::ifstream file("/proc/cpuinfo");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.find(' ' + flag + ' ') != std::string::npos;
}

bool hasAvx2() {
  return hasFlag("avx2") && hasFlag("fma");
}

TEST(BlasCore, KernelsThatSuitAreKept) {
  for (const auto *core : {"Haswell", "Zen", "SkylakeX", "Cooperlake", "Sapphirerapids", "armv8", ""})
    EXPECT_EQ(betterBlasCore(core), "") << core;
}

TEST(BlasCore, OldKernelsAreReplacedWhereTheProcessorCanDoMore) {
  const std::string expected = !hasAvx2() ? "" : hasFlag("avx512vl") && hasFlag("avx512dq") ? "SkylakeX" : "Haswell";
  for (const auto *core : {"Prescott", "Nehalem", "Sandybridge"})
    EXPECT_EQ(betterBlasCore(core), expected) << core;
}

TEST(BlasCore, TheOneInUseIsTold) {
  std::ifstream file("/proc/self/maps");
  const std::string maps{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(loadedBlasCore().empty(), maps.find("libopenblas") == std::string::npos) << loadedBlasCore();
}

} // namespace
