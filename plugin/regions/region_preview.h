// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/result_layers.h"
#include "plugin/regions/outline_task.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QgsMapCanvas;
class QgsRubberBand;

namespace xemap::regions {

/// Outlines on the canvas what reaches the threshold in a result, as long as one of its layers is on the map.
///
/// Outlines are made in the background, one after the other: while one is made, only the last wish is kept.
/// Threads: the main thread.
class RegionPreview final : public QObject {
  Q_OBJECT

public:
  explicit RegionPreview(QgsMapCanvas &canvas);
  ~RegionPreview() override;

  void setShown(bool shown);
  void show(const output::ResultLayers &result, double threshold);

  /// Cancels what is under way and waits until its worker is idle; there are no outlines any more.
  void end();

private:
  void update();
  void takeOutcome();
  void clear();
  bool isOnMap() const;

  QPointer<QgsMapCanvas> mCanvas;
  QPointer<QgsRubberBand> mBand;
  output::ResultLayers mResult;
  double mThreshold = 0.5;
  bool mShown = true;
  std::shared_ptr<const OutlineGrid> mGrid; ///< The last one that was read.
  QPointer<OutlineTask> mTask;
  bool mIsOutdated = false; ///< What is under way is not what is wanted any more.
};

} // namespace xemap::regions
