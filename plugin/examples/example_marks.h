// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/shown_example.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <vector>

class QgsMapCanvas;
class QgsPointXY;
class QgsRubberBand;

namespace xemap::examples {

/// Examples on the map: what is meant in blue, whole lines and discs; what is not in orange, dashed lines and crosses.
///
/// Threads: the main thread.
class ExampleMarks final : public QObject {
  Q_OBJECT

public:
  explicit ExampleMarks(QgsMapCanvas &canvas);
  ~ExampleMarks() override;

  void show(const QList<ui::ShownExample> &examples);

private:
  void update();
  void addBand(bool like, bool points);
  void clear();

  QPointer<QgsMapCanvas> mCanvas;
  QList<ui::ShownExample> mExamples;
  std::vector<QPointer<QgsRubberBand>> mBands; ///< For each side one of areas and one of points, where there are any.
};

} // namespace xemap::examples
