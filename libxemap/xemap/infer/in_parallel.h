// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace xemap::infer {

/// Does `work` for 0 to `count` - 1 on at most that many threads; work on one item alone stays on the calling thread.
///
/// For callers within a TorchSettings scope. Throws: what a call of `work` threw, once all threads have stopped.
void inParallel(std::size_t count, int threads, const std::function<void(std::size_t)> &work);

} // namespace xemap::infer
