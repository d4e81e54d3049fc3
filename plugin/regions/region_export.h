// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/result_layers.h"
#include "plugin/regions/region_task.h"
#include "ui/state/region_form.h"

#include <QObject>
#include <QPointer>

class QgisInterface;
class QgsMapLayerComboBox;
class QgsProjectionSelectionWidget;
class QgsVectorLayer;

namespace xemap::ui {
class RegionDialog;
}

namespace xemap::regions {

/// "Save regions...": asks how, makes vector features of a result's regions in the background, adds them to the
/// project.
///
/// Threads: the main thread.
class RegionExport final : public QObject {
  Q_OBJECT

public:
  explicit RegionExport(QgisInterface &interface, QObject *parent = nullptr);
  ~RegionExport() override;

  /// Asks how to save what reaches the threshold, and does it.
  void ask(const output::ResultLayers &result, double threshold);

  /// Closes the dialog, cancels what is under way and waits until its worker is idle.
  void end();

private:
  void placeChoosers(const QgsRasterLayer &shown);
  void suggestCrs(ui::RegionTarget target, const QgsCoordinateReferenceSystem &crs);
  void start();
  RegionRequest requestFor(const ui::RegionForm &form, const QgsRasterLayer &shown) const;
  void takeOutcome();
  QString addToProject(RegionOutcome &outcome, const RegionRequest &request);
  void showFailure(const QString &message);
  void layersGo(const QStringList &layerIds);

  QgisInterface &mInterface;
  QPointer<ui::RegionDialog> mDialog;
  QPointer<QgsProjectionSelectionWidget> mCrs;
  QPointer<QgsMapLayerComboBox> mLayers;
  output::ResultLayers mResult; ///< Whose regions are saved.
  double mThreshold = 0.5;
  QPointer<RegionTask> mTask;
  QPointer<QgsVectorLayer> mAppendTo;
  QStringList mNeededLayers; ///< Ids of the layers the task cannot do without.
};

} // namespace xemap::regions
