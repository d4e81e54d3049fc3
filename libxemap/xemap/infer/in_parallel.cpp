// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

#include "xemap/infer/torch_settings.h"

namespace xemap::infer {

void inParallel(std::size_t count, int threads, const std::function<void(std::size_t)> &work) {
  std::atomic<std::size_t> next{0};
  const auto takeTurns = [&] {
    try {
      for (std::size_t item = next++; item < count; item = next++)
        work(item);
    } catch (...) {
      next = count; // the others need not begin what nobody will use
      throw;
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < std::min(count, static_cast<std::size_t>(std::max(1, threads))); ++i)
    others.push_back(std::async(std::launch::async, [&takeTurns] {
      const TorchWorkerSettings settings(1);
      takeTurns();
    }));
  // Where one of them throws, the futures left wait for their threads.
  takeTurns();
  for (auto &other : others)
    other.get();
}

} // namespace xemap::infer
