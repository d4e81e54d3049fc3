// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/comparison/swipe_comparison.h"
#include "plugin/results/result_combiner.h"
#include "ui/widgets/question_view.h"

#include <QObject>

class QgsMapCanvas;

namespace xemap::dock {
class DockMessages;
class QueryDock;
} // namespace xemap::dock

namespace xemap::questions {
class QuestionList;
}

namespace xemap::results {

class ShownResult;

/// What the list of questions offers for the answers to several: one map of them, or two of them side by side.
///
/// Threads: the main thread.
class SeveralResults final : public QObject {
  Q_OBJECT

public:
  /// What it works with; all of it outlives this.
  struct Parts {
    QgsMapCanvas &canvas;
    dock::QueryDock &dock;
    const dock::DockMessages &messages;
    const questions::QuestionList &questions;
    ShownResult &shown;
  };

  explicit SeveralResults(const Parts &parts);

  /// Ends a comparison, cancels what is combined and waits until its worker is idle.
  void end();

private:
  void combine(const QStringList &ids, ui::Combination combination);
  void compare(const QString &first, const QString &second);

  const Parts mParts;
  ResultCombiner mCombiner;
  comparison::SwipeComparison mSwipe;
};

} // namespace xemap::results
