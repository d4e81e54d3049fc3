// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/run/watched_feedback.h"

#include "plugin/processing/run/runs.h"

#include <qgsprocessingfeedback.h>

#include <mutex>

namespace xemap::processing {

namespace {

// Each step goes through the event loop of the window.
constexpr double smallestStep = 0.002;

} // namespace

/// What the thread that cancels meets; it may still do so when the run has ended.
struct WatchedFeedback::Link {
  std::mutex mutex;
  Feedback *feedback = nullptr;
  std::function<void()> action;

  void cancel() {
    const std::lock_guard<std::mutex> lock(mutex);
    if (feedback != nullptr)
      feedback->cancel();
    if (action)
      action();
  }
};

WatchedFeedback::WatchedFeedback(QgsProcessingFeedback &target, std::shared_ptr<Runs> runs)
    : mTarget(target), mRuns(std::move(runs)), mFeedback([this](double fraction) { tell(fraction); }),
      mLink(std::make_shared<Link>()) {
  mLink->feedback = &mFeedback;
  mConnection = QObject::connect(&target, &QgsFeedback::canceled, [link = mLink] { link->cancel(); });
  if (target.isCanceled())
    mFeedback.cancel();
  mRuns->add(*this);
}

WatchedFeedback::~WatchedFeedback() {
  mRuns->remove(*this);
  QObject::disconnect(mConnection);
  const std::lock_guard<std::mutex> lock(mLink->mutex);
  mLink->feedback = nullptr;
  mLink->action = nullptr;
}

void WatchedFeedback::cancel() {
  mTarget.cancel();
}

void WatchedFeedback::onCancel(std::function<void()> action) {
  const std::lock_guard<std::mutex> lock(mLink->mutex);
  mLink->action = std::move(action);
  if (mLink->action && mFeedback.isCancelled())
    mLink->action();
}

void WatchedFeedback::setPart(double from, double to) {
  mFrom = from;
  mTo = to;
}

void WatchedFeedback::tell(double fraction) {
  const double whole = mFrom + fraction * (mTo - mFrom);
  if (whole < mTold + smallestStep && whole < 1.0)
    return;
  mTold = whole;
  mTarget.setProgress(100.0 * whole);
}

} // namespace xemap::processing
