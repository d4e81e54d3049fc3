// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <utility>

namespace xemap {

/// Carries progress out of a long job and a wish to stop into it.
///
/// Threads: cancel() and isCancelled() may be called from any thread; setProgress() is called by the worker only, and
/// so is the callback.
class Feedback {
public:
  using ProgressCallback = std::function<void(double fraction)>;

  Feedback() = default;
  explicit Feedback(ProgressCallback onProgress) : mOnProgress(std::move(onProgress)) {}
  Feedback(const Feedback &) = delete;
  Feedback &operator=(const Feedback &) = delete;

  void cancel() noexcept { mCancelled.store(true, std::memory_order_relaxed); }
  bool isCancelled() const noexcept { return mCancelled.load(std::memory_order_relaxed); }

  /// Units: fraction of the whole job in [0,1], never falling.
  void setProgress(double fraction) const {
    if (mOnProgress)
      mOnProgress(fraction);
  }

private:
  ProgressCallback mOnProgress;
  std::atomic<bool> mCancelled{false};
};

} // namespace xemap
