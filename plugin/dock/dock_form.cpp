// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/dock/dock_form.h"

#include "plugin/dock/dock_settings.h"
#include "plugin/dock/query_dock.h"
#include "plugin/engine/installation.h"
#include "plugin/layer/raster_snapshot.h"
#include "plugin/layer/read_choice.h"
#include "plugin/output/result_layers.h"
#include "ui/widgets/query_dock_content.h"
#include "xemap/raster/coordinates.h"

#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <cmath>

namespace xemap::dock {

namespace {

std::optional<double> nativeGsd(const QgsRasterLayer &layer) {
  if (!layer::hasOwnPixels(layer) || !layer.crs().isValid())
    return std::nullopt;
  const QgsRectangle extent = layer.extent();
  const raster::GeoTransform pixels({extent.xMinimum(), extent.width() / layer.width(), 0.0, extent.yMaximum(), 0.0,
                                     -extent.height() / layer.height()});
  const raster::GroundResolution ground =
      raster::groundResolutionAt(pixels, layer.crs().toWkt(Qgis::CrsWktVariant::PreferredGdal).toStdString(),
                                 {layer.width() / 2.0, layer.height() / 2.0});
  const double gsd = std::sqrt(ground.x * ground.y);
  return gsd > 0.0 ? std::optional<double>(gsd) : std::nullopt;
}

} // namespace

DockForm::DockForm(QueryDock &dock) : mDock(dock) {
  const ui::DockState state = loadDockState();
  offerModels(state.modelPath);
  mDock.content().restoreState(state);
  followLayer();
  connect(&mDock, &QueryDock::layerChanged, this, &DockForm::followLayer);
  connect(QgsProject::instance(), &QgsProject::cleared, this, &DockForm::clear);
  connect(&mDock.content(), &ui::QueryDockContent::readChoiceChanged, this, &DockForm::keepReadChoice);
}

void DockForm::chooseLayer(QgsMapLayer *layer) {
  if (auto *raster = qobject_cast<QgsRasterLayer *>(layer); raster != nullptr && !output::isResult(*raster))
    mDock.chooseLayer(raster);
}

void DockForm::offerModels(const QString &chosenPath) {
  QList<ui::ModelChoice> models;
  for (const engine::InstalledModel &model : engine::installedModels())
    models << ui::ModelChoice{model.name, model.path};
  mDock.content().setModels(models, chosenPath);
  updateRunnable();
}

void DockForm::save() const {
  saveDockState(mDock.content().saveState());
}

void DockForm::keepReadChoice(const ui::ReadChoice &choice) {
  if (QgsRasterLayer *layer = mDock.layer()) {
    layer::setReadChoice(*layer, {layer::bandsOf(choice.bands), choice.onlyDeclared});
    QgsProject::instance()->setDirty();
  }
}

void DockForm::followLayer() {
  const QgsRasterLayer *layer = mDock.layer();
  const QString id = layer != nullptr ? layer->id() : QString();
  if (id != mLayerId) {
    // What suits one image says nothing of another.
    ui::QueryDockContent &content = mDock.content();
    mResolutions[mLayerId] = content.form().gsdMetres;
    mLayerId = id;
    content.setGsd(mResolutions.value(mLayerId));
  }
  updateRunnable();
}

void DockForm::clear() {
  mResolutions.clear();
  mDock.content().setGsd(std::nullopt);
  mDock.content().clearQuestion();
}

void DockForm::updateRunnable() {
  ui::QueryDockContent &content = mDock.content();
  const QgsRasterLayer *layer = mDock.layer();
  if (layer == nullptr) {
    content.setNativeGsd(std::nullopt);
    content.setRunnable(false, tr("Add a raster layer to the project first."));
    return;
  }
  content.setNativeGsd(nativeGsd(*layer));
  const raster::ReadChoice choice = layer::readChoiceOf(*layer);
  content.setReadChoice({layer::bandsText(choice), choice.onlyDeclared});
  if (!layer->isValid())
    content.setRunnable(false, tr("Layer '%1' is not valid: repair its data source first.").arg(layer->name()));
  else if (content.form().modelPath.isEmpty())
    content.setRunnable(false, tr("No model is installed: no folder with a model.json in %1. The environment variable "
                                  "XEMAP_MODEL_PATH can name others.")
                                   .arg(engine::modelFolderCandidates().join(tr(" or "))));
  else
    content.setRunnable(true);
}

} // namespace xemap::dock
