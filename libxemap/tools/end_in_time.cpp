// SPDX-License-Identifier: GPL-2.0-or-later
#include "end_in_time.h"

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "exit_code.h"
#include "message.h"
#include "terminal_progress.h"
#include "xemap/base/feedback.h"
#include "xemap/base/hidden_folder.h"

namespace xemap::tools {

namespace {

constexpr std::chrono::milliseconds pulse{50};
constexpr std::chrono::milliseconds patience{1200};

} // namespace

EndInTime::EndInTime(const Feedback &feedback, const TerminalProgress &progress)
    : mFeedback(feedback), mProgress(progress), mThread([this] { watch(); }) {}

EndInTime::~EndInTime() {
  standDown();
  mThread.join();
}

bool EndInTime::standDown() {
  {
    const std::lock_guard<std::mutex> lock(mMutex);
    mStoodDown = true;
  }
  mChanged.notify_all();
  return !mFeedback.isCancelled();
}

void EndInTime::watch() {
  std::unique_lock<std::mutex> lock(mMutex);
  const auto stoodDown = [this] { return mStoodDown; };
  while (!mFeedback.isCancelled())
    if (mChanged.wait_for(lock, pulse, stoodDown))
      return;
  if (mChanged.wait_for(lock, patience, stoodDown))
    return;
  HiddenFolder::removeAll();
  if (mProgress.isOpen())
    std::cerr << std::endl;
  printLine("cancelled");
  std::_Exit(exitCancelled);
}

} // namespace xemap::tools
