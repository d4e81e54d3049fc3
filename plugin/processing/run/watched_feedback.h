// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/feedback.h"

#include <QMetaObject>

#include <functional>
#include <memory>

class QgsProcessingFeedback;

namespace xemap::processing {

class Runs;

/// Carries the wish to stop from a Processing feedback to the library at once, and progress back.
///
/// Threads: belongs to the worker; cancel() from any thread.
class WatchedFeedback {
public:
  /// `target` outlives it.
  WatchedFeedback(QgsProcessingFeedback &target, std::shared_ptr<Runs> runs);
  ~WatchedFeedback();
  WatchedFeedback(const WatchedFeedback &) = delete;
  WatchedFeedback &operator=(const WatchedFeedback &) = delete;

  Feedback &feedback() { return mFeedback; }
  QgsProcessingFeedback &target() { return mTarget; }
  bool isCancelled() const { return mFeedback.isCancelled(); }
  void cancel();

  /// What else a cancel does; called at once where it has come already. Nothing is called after another call with an
  /// empty function.
  void onCancel(std::function<void()> action);

  /// The share of the whole that the library's next progress is about. Units: fractions.
  void setPart(double from, double to);

private:
  struct Link;

  void tell(double fraction);

  QgsProcessingFeedback &mTarget;
  std::shared_ptr<Runs> mRuns;
  Feedback mFeedback;
  std::shared_ptr<Link> mLink;
  QMetaObject::Connection mConnection;
  double mFrom = 0.0;
  double mTo = 1.0;
  double mTold = 0.0;
};

} // namespace xemap::processing
