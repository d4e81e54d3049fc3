// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/blas_core.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <dlfcn.h>
#include <gtest/gtest.h>

namespace {

using xemap::betterBlasCore;
using xemap::blasCoreVariable;
using xemap::chooseBlasCore;
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

TEST(BlasCore, OpenBlasIsLoadedWithKernelsThatSuit) {
  if (!loadedBlasCore().empty())
    GTEST_SKIP() << "OpenBLAS came with GDAL, and has chosen";
  unsetenv(blasCoreVariable);
  chooseBlasCore();
  EXPECT_EQ(loadedBlasCore(), "") << "it was to be unloaded";
  void *openBlas = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_LOCAL);
  ASSERT_NE(openBlas, nullptr) << dlerror();
  const auto core = loadedBlasCore();
  EXPECT_NE(core, "");
  EXPECT_EQ(betterBlasCore(core), "") << core;
  dlclose(openBlas);
  unsetenv(blasCoreVariable);
}

TEST(BlasCore, WhatTheUserChoseIsKept) {
  setenv(blasCoreVariable, "Nehalem", 1);
  chooseBlasCore();
  EXPECT_STREQ(std::getenv(blasCoreVariable), "Nehalem");
  unsetenv(blasCoreVariable);
}

} // namespace
