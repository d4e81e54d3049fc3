// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <array>
#include <memory>

class QgsMapCanvas;
class QgsMapRendererParallelJob;

namespace xemap::comparison {

class SwipeCurtain;

/// Shows two sets of layers side by side on the canvas, with a line between them that can be dragged: left of it the
/// map without the layers of the right one, and the other way round. The map can be moved meanwhile.
///
/// Threads: the main thread.
class SwipeComparison final : public QObject {
  Q_OBJECT

public:
  explicit SwipeComparison(QgsMapCanvas &canvas);
  ~SwipeComparison() override;

  /// Begins, or begins anew with others. Units: ids of layers of the project, and what the sides are called.
  void begin(const QStringList &left, const QString &leftName, const QStringList &right, const QString &rightName);
  void end();
  bool isShown() const;

private:
  void render();
  void take(std::size_t side);
  void stopJobs();
  void layersGo(const QStringList &layerIds);

  QPointer<QgsMapCanvas> mCanvas;
  std::array<QStringList, 2> mLayers; ///< Of the left and of the right side.
  std::array<std::unique_ptr<QgsMapRendererParallelJob>, 2> mJobs;
  QPointer<SwipeCurtain> mCurtain;
  QTimer mPause; ///< So that a map that is being moved is not rendered at each step.
};

} // namespace xemap::comparison
