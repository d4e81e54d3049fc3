// SPDX-License-Identifier: GPL-2.0-or-later
#include "cancel_on_signal.h"

#include <atomic>
#include <thread>

#include "xemap/base/feedback.h"

namespace xemap::tools {

namespace {

std::atomic<Feedback *> sFeedback{nullptr};
std::atomic<int> sHandlersRunning{0};

// A handler may only touch atomics that need no lock.
static_assert(std::atomic<Feedback *>::is_always_lock_free && std::atomic<int>::is_always_lock_free &&
              std::atomic<bool>::is_always_lock_free);

extern "C" void cancelFeedback(int) {
  ++sHandlersRunning;
  if (Feedback *feedback = sFeedback.load())
    feedback->cancel();
  --sHandlersRunning;
}

} // namespace

CancelOnSignal::CancelOnSignal(Feedback &feedback) {
  sFeedback.store(&feedback);
  struct sigaction action {};
  action.sa_handler = cancelFeedback;
  // Writing a file must not fail because a signal came in between.
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < signals.size(); ++i)
    sigaction(signals[i], &action, &mPrevious[i]);
}

CancelOnSignal::~CancelOnSignal() {
  for (std::size_t i = 0; i < signals.size(); ++i)
    sigaction(signals[i], &mPrevious[i], nullptr);
  sFeedback.store(nullptr);
  // A worker thread may be inside the handler with the pointer already in hand.
  while (sHandlersRunning.load() != 0)
    std::this_thread::yield();
}

} // namespace xemap::tools
