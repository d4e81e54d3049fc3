// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/blas_core.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include <dlfcn.h>
#include <unistd.h>

namespace xemap {

namespace {

#if defined(__x86_64__)
/// Kernels that use neither AVX2 nor fused multiply-add, as openblas_get_corename() calls them.
constexpr std::array<const char *, 6> oldCores{"Prescott", "Core2", "Penryn", "Dunnington", "Nehalem", "Sandybridge"};

std::string coreOfThisProcessor() {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
    return {};
  const bool hasAvx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") &&
                         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                         __builtin_cpu_supports("avx512vl");
  return hasAvx512 ? "SkylakeX" : "Haswell";
}
#endif

} // namespace

std::string betterBlasCore(const std::string &chose) {
#if defined(__x86_64__)
  if (std::find(oldCores.begin(), oldCores.end(), chose) != oldCores.end())
    return coreOfThisProcessor();
#else
  (void)chose;
#endif
  return {};
}

std::string loadedBlasCore() {
  void *loaded = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_LOCAL | RTLD_NOLOAD);
  if (loaded == nullptr)
    return {};
  const auto ask = reinterpret_cast<char *(*)()>(dlsym(loaded, "openblas_get_corename"));
  std::string core = ask != nullptr ? ask() : "";
  dlclose(loaded);
  return core;
}

void restartWithBetterBlasCore() {
  if (std::getenv(blasCoreVariable) != nullptr)
    return;
  const auto better = betterBlasCore(loadedBlasCore());
  if (better.empty())
    return;
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  std::ifstream commandLine("/proc/self/cmdline");
  std::vector<std::string> arguments;
  for (std::string argument; std::getline(commandLine, argument, '\0');)
    arguments.push_back(argument);
  std::vector<char *> argv;
  argv.reserve(arguments.size() + 1);
  for (auto &argument : arguments)
    argv.push_back(argument.data());
  argv.push_back(nullptr);
  if (unknown || arguments.empty() || setenv(blasCoreVariable, better.c_str(), 0) != 0)
    return;
  execv(program.c_str(), argv.data());
  // As it was, then: slower, and right all the same.
}

} // namespace xemap
