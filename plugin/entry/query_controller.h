// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/entry/extent_drawer.h"
#include "plugin/entry/map_annotation.h"
#include "plugin/entry/model_import.h"
#include "plugin/entry/region_export.h"
#include "plugin/entry/region_preview.h"
#include "plugin/layer/result_layers.h"
#include "plugin/task/query_task.h"
#include "ui/state/query_form.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <memory>

class QgisInterface;

namespace xemap::entry {

class QueryDock;

/// Connects the dock with the project: turns what the form asks for into a task, and its outcome into layers.
///
/// Threads: the main thread.
class QueryController final : public QObject {
  Q_OBJECT

public:
  QueryController(QgisInterface &interface, QueryDock &dock);
  /// Ends a run and remembers the form.
  ~QueryController() override;

  /// Asks about this layer next; a layer that cannot be asked about changes nothing.
  void chooseLayer(QgsMapLayer *layer);

  /// Cancels all work about the project and waits until its workers are idle; outcomes are dropped.
  void endWork();

private:
  void connectDock();
  void connectProject();
  void restoreForm();
  void saveForm() const;
  void offerModels(const QString &chosenPath);
  void updateRunnable();

  void endRun();
  void startRun(const ui::QueryForm &form);
  task::QueryRequest requestFor(const ui::QueryForm &form, const QgsRasterLayer &layer) const;
  layer::QueryExtent extentFor(ui::ExtentMode mode, const QgsRasterLayer &layer) const;
  void cancelRun();
  void takeOutcome();
  void showAnswer(const task::QueryOutcome &outcome, const task::QueryRequest &request);
  void showFailure(const QString &message);
  void showWarnings(const QStringList &warnings);

  void layersGo(const QStringList &layerIds);
  void adoptResult(QgsMapLayer *layer);
  void updateRegions();
  void updateAnnotatable();
  void updateDrawnText();

  QgisInterface &mInterface;
  QPointer<QueryDock> mDock;
  std::shared_ptr<task::EngineHost> mHost;
  ExtentDrawer mDrawer;
  ModelImport mImport;
  RegionExport mRegions;
  MapAnnotation mAnnotation;
  RegionPreview mPreview;
  QPointer<task::QueryTask> mTask;
  QString mTaskLayerId;
  QString mTaskLayerName;
  ui::QueryForm mForm; ///< Of the run under way.
  QElapsedTimer mRunTime;
  layer::ResultLayers mResult; ///< What threshold and opacity are about.
};

} // namespace xemap::entry
