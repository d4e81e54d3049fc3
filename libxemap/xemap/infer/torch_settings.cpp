// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/torch_settings.h"

#include <mutex>
#include <optional>

#include <ATen/Parallel.h>

#include "xemap/model/layers/blas_threads.h"

namespace xemap::infer {

namespace {

/// What the process had before the first of the scopes alive now.
struct HostSettings {
  std::mutex mutex;
  int users = 0;
  int torchThreads = 0;
  std::optional<model::BlasThreadScope> blasThreads;
};

HostSettings &hostSettings() {
  static HostSettings settings;
  return settings;
}

} // namespace

TorchSettings::TorchSettings() {
  auto &host = hostSettings();
  const std::lock_guard<std::mutex> lock(host.mutex);
  if (host.users++ == 0) {
    host.torchThreads = at::get_num_threads();
    host.blasThreads.emplace(1);
  }
  mHostThreads = host.torchThreads;
  at::set_num_threads(1);
}

TorchSettings::~TorchSettings() {
  auto &host = hostSettings();
  const std::lock_guard<std::mutex> lock(host.mutex);
  at::set_num_threads(mHostThreads);
  if (--host.users == 0)
    host.blasThreads.reset();
}

TorchWorkerSettings::TorchWorkerSettings(int threads) {
  at::set_num_threads(threads);
}

} // namespace xemap::infer
