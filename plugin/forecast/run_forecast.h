// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/engine_host.h"
#include "ui/state/query_form.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QgsMapCanvas;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::pointing {
class AskedExtent;
}

namespace xemap::forecast {

/// Says in the dock what a run would take, before it is long, and whether the resolution suits the model; learns from
/// the runs, and says during one how long it still takes.
///
/// Threads: the main thread.
class RunForecast final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  RunForecast(dock::QueryDock &dock, QgsMapCanvas &canvas, const pointing::AskedExtent &extent);

  /// Looks at the form again, soon.
  void refresh() { mPause.start(); }

  void runStarts();
  void runProgresses(double fraction);
  /// However it ends.
  void runEnds();
  /// Learns from a run that was answered.
  void learn(const engine::EngineAnswer &answer);

private:
  void update();
  void followRun();
  void tellTime(const ui::QueryForm &form, double pixels);
  void tellResolution(const ui::QueryForm &form, double gsdMetres);

  dock::QueryDock &mDock;
  QgsMapCanvas &mCanvas;
  const pointing::AskedExtent &mExtent;
  QTimer mPause;
  QTimer mBeat; ///< While a run is under way.
  QElapsedTimer mRunTime;
  double mFraction = 0.0;
  double mPeakBytes = 0.0; ///< Of the run under way.
};

} // namespace xemap::forecast
