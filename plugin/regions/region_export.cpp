// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/regions/region_export.h"

#include "plugin/help/diagnostics.h"
#include "plugin/help/message_tag.h"
#include "plugin/layer/layer_text.h"
#include "plugin/output/region_layers.h"
#include "plugin/output/result_store.h"
#include "plugin/regions/region_settings.h"
#include "plugin/task/task_start.h"
#include "ui/widgets/region_dialog.h"
#include "xemap/text/referring_expression.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsmaplayercombobox.h>
#include <qgsmessagebar.h>
#include <qgsproject.h>
#include <qgsprojectionselectionwidget.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <utility>

namespace xemap::regions {

namespace {

QString driverOf(ui::RegionTarget target) {
  switch (target) {
  case ui::RegionTarget::GeoJson:
    return QStringLiteral("GeoJSON");
  case ui::RegionTarget::Shapefile:
    return QStringLiteral("ESRI Shapefile");
  case ui::RegionTarget::FlatGeobuf:
    return QStringLiteral("FlatGeobuf");
  case ui::RegionTarget::GeoPackage:
  case ui::RegionTarget::TemporaryLayer:
  case ui::RegionTarget::ExistingLayer:
    break;
  }
  return QStringLiteral("GPKG");
}

raster::RegionOptions optionsOf(const ui::RegionForm &form, double threshold) {
  raster::RegionOptions options;
  options.threshold = threshold;
  options.minAreaM2 = form.minAreaM2;
  options.simplifyMetres = form.simplifyMetres;
  options.fillHolesM2 = form.fillHolesM2;
  options.parts = form.features == ui::RegionFeatures::PerPiece   ? raster::RegionParts::Pieces
                  : form.features == ui::RegionFeatures::AllInOne ? raster::RegionParts::Dissolved
                                                                  : raster::RegionParts::Regions;
  if (form.smooth)
    options.smooth = &output::roundCorners;
  return options;
}

/// "fields larger than 2 ha": regions of that size alone. A reading is itself an expression in English.
void keepSizesMeant(const QString &reading, raster::RegionOptions &options) {
  const text::SizeRange sizes =
      text::sizesMeant(text::parseReferringExpression(reading.toStdString(), text::Language::English));
  options.minAreaM2 = std::max(options.minAreaM2, sizes.least);
  options.maxAreaM2 = std::max(options.minAreaM2, sizes.most);
}

/// What the file of a result does not say, because another program or an older XeMap wrote it, its layer may know.
void fillFromLayer(raster::Provenance &provenance, const QgsRasterLayer &shown) {
  for (const auto &[known, key] :
       {std::pair(&provenance.expression, "xemap/expression"), std::pair(&provenance.model, "xemap/model"),
        std::pair(&provenance.reading, "xemap/reading"), std::pair(&provenance.source, "xemap/source")})
    if (known->empty())
      *known = shown.customProperty(QString::fromLatin1(key)).toString().toStdString();
}

/// Refuses to replace a file that is being edited: the edits would go to a file that is no more.
void refuseEdited(const QString &path) {
  const QString canonical = QFileInfo(path).canonicalFilePath();
  for (const QgsVectorLayer *candidate : QgsProject::instance()->layers<QgsVectorLayer *>())
    if (candidate->isEditable() && !canonical.isEmpty() &&
        QFileInfo(candidate->source().section(QLatin1Char('|'), 0, 0)).canonicalFilePath() == canonical)
      throw layer::problem(ErrorCode::Unwritable,
                           RegionExport::tr("%1: cannot be written: layer '%2' is being edited; save or end that first")
                               .arg(path, candidate->name()));
}

} // namespace

RegionExport::RegionExport(QgisInterface &interface, QObject *parent) : QObject(parent), mInterface(interface) {
  connect(QgsProject::instance(), qOverload<const QStringList &>(&QgsProject::layersWillBeRemoved), this,
          &RegionExport::layersGo);
}

RegionExport::~RegionExport() {
  end();
}

void RegionExport::ask(const output::ResultLayers &result, double threshold) {
  const QgsRasterLayer *shown = result.any();
  if (shown == nullptr || mDialog)
    return;
  if (mTask) {
    mInterface.messageBar()->pushMessage(help::messageTag(),
                                         tr("Regions are being saved; wait for them or cancel them in the task "
                                            "manager."));
    return;
  }
  mResult = result;
  mThreshold = threshold;
  const QString expression = shown->customProperty(QStringLiteral("xemap/expression")).toString();
  mDialog = new ui::RegionDialog(mInterface.mainWindow());
  mDialog->setAttribute(Qt::WA_DeleteOnClose);
  mDialog->setSummary(
      tr("%1: what has a probability of at least %2").arg(expression, QLocale().toString(threshold, 'f', 2)));
  placeChoosers(*shown);
  ui::RegionForm form = loadRegionForm();
  form.path = output::suggestedFile(loadRegionFolder(*QgsProject::instance()), expression, QStringLiteral("gpkg"));
  if (form.target == ui::RegionTarget::ExistingLayer && mLayers->count() == 0)
    form.target = ui::RegionTarget::GeoPackage;
  mDialog->setForm(form);
  suggestCrs(form.target, shown->crs());
  connect(mDialog, &ui::RegionDialog::targetChanged, this,
          [this, crs = shown->crs()](ui::RegionTarget target) { suggestCrs(target, crs); });
  connect(mDialog, &ui::RegionDialog::accepted, this, &RegionExport::start);
  mDialog->open();
}

void RegionExport::placeChoosers(const QgsRasterLayer &shown) {
  mCrs = new QgsProjectionSelectionWidget;
  mCrs->setObjectName(QStringLiteral("regionCrs"));
  mCrs->setAccessibleName(tr("CRS of the regions"));
  mCrs->setToolTip(tr("The coordinate reference system of the regions"));
  mCrs->setOptionVisible(QgsProjectionSelectionWidget::CrsNotSet, !shown.crs().isValid());
  mCrs->setLayerCrs(shown.crs());
  // An image without CRS lies nowhere, so there is nowhere else for its regions.
  mCrs->setEnabled(shown.crs().isValid());
  mDialog->setCrsWidget(mCrs);
  mLayers = new QgsMapLayerComboBox;
  mLayers->setObjectName(QStringLiteral("regionLayer"));
  mLayers->setAccessibleName(tr("Layer to append to"));
  mLayers->setToolTip(tr("The polygon layer that gets the regions as features"));
  mLayers->setFilters(Qgis::LayerFilter::PolygonLayer | Qgis::LayerFilter::WritableLayer);
  mDialog->setLayerWidget(mLayers, mLayers->count() > 0);
}

void RegionExport::suggestCrs(ui::RegionTarget target, const QgsCoordinateReferenceSystem &crs) {
  // Most readers of GeoJSON take its coordinates for degrees, whatever it says.
  const bool inDegrees = target == ui::RegionTarget::GeoJson && crs.isValid();
  mCrs->setCrs(inDegrees ? QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326")) : crs);
}

void RegionExport::start() {
  const ui::RegionForm form = mDialog->form();
  saveRegionForm(form);
  try {
    QgsRasterLayer *shown = mResult.any();
    if (shown == nullptr)
      throw layer::problem(ErrorCode::NotFound, tr("the result was removed; its regions cannot be saved"));
    QList<QgsMapLayer *> needed{shown};
    mAppendTo = nullptr;
    if (form.target == ui::RegionTarget::ExistingLayer) {
      mAppendTo = qobject_cast<QgsVectorLayer *>(mLayers->currentLayer());
      if (!mAppendTo)
        throw layer::problem(ErrorCode::NotFound, tr("the layer to append to was removed"));
      needed << mAppendTo;
    }
    mTask = new RegionTask(requestFor(form, *shown), needed);
    mNeededLayers.clear();
    for (const QgsMapLayer *layer : needed)
      mNeededLayers << layer->id();
    connect(mTask, &RegionTask::ended, this, &RegionExport::takeOutcome);
    task::start(mTask);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
}

RegionRequest RegionExport::requestFor(const ui::RegionForm &form, const QgsRasterLayer &shown) const {
  using Target = RegionRequest::Target;
  const QgsCoordinateTransformContext transforms = QgsProject::instance()->transformContext();
  const QgsCoordinateReferenceSystem crs = mAppendTo ? mAppendTo->crs() : mCrs->crs();
  RegionRequest request;
  request.probabilityPath = shown.source();
  request.options = optionsOf(form, mThreshold);
  keepSizesMeant(shown.customProperty(QStringLiteral("xemap/reading")).toString(), request.options);
  request.origin = output::originOf(request.probabilityPath, mThreshold, output::unitsOf(*QgsProject::instance()));
  fillFromLayer(request.origin.facts.provenance, shown);
  request.transform = QgsCoordinateTransform(shown.crs(), crs, transforms);
  request.target = ui::isFile(form.target) ? Target::File : mAppendTo ? Target::Source : Target::TemporaryLayer;
  request.place = {form.path, driverOf(form.target), crs, transforms};
  request.layerName = tr("regions: %1").arg(request.origin.expression());
  if (request.target == Target::File)
    refuseEdited(form.path);
  if (mAppendTo) {
    request.layerName = mAppendTo->name();
    request.source = mAppendTo->source();
    request.provider = mAppendTo->providerType();
    // What is in memory, edits included, only the layer itself can take.
    if (mAppendTo->isEditable() || request.provider == QLatin1String("memory"))
      request.target = Target::Features;
  }
  return request;
}

void RegionExport::takeOutcome() {
  using Status = RegionOutcome::Status;
  RegionOutcome outcome = mTask->takeOutcome();
  const RegionRequest &request = mTask->request();
  mTask = nullptr;
  if (outcome.status == Status::Failed) {
    showFailure(outcome.error);
  } else if (outcome.status == Status::NothingFound) {
    mInterface.messageBar()->pushMessage(
        help::messageTag(),
        tr("No region is that large and reaches the threshold of %1: nothing was saved.")
            .arg(QLocale().toString(mThreshold, 'f', 2)),
        Qgis::MessageLevel::Warning);
  } else if (outcome.status == Status::Made) {
    try {
      mInterface.messageBar()->pushMessage(help::messageTag(), addToProject(outcome, request),
                                           Qgis::MessageLevel::Success);
    } catch (const std::exception &problem) {
      showFailure(QString::fromUtf8(problem.what()));
    }
  }
}

QString RegionExport::addToProject(RegionOutcome &outcome, const RegionRequest &request) {
  QgsProject &project = *QgsProject::instance();
  switch (request.target) {
  case RegionRequest::Target::Features:
  case RegionRequest::Target::Source:
    if (!mAppendTo)
      throw layer::problem(ErrorCode::NotFound, tr("the layer to append to was removed"));
    if (request.target == RegionRequest::Target::Features)
      output::appendRegions(*mAppendTo, outcome.features, tr("Add regions of %1").arg(request.origin.expression()));
    else
      mAppendTo->reload();
    mAppendTo->triggerRepaint();
    return tr("Regions were added to layer '%1' (features: %2).").arg(mAppendTo->name()).arg(outcome.count);
  case RegionRequest::Target::TemporaryLayer:
    output::addRegions(project, std::move(outcome.layer), mResult, mThreshold);
    return tr("Regions are in a temporary layer, which ends with the project (features: %1).").arg(outcome.count);
  case RegionRequest::Target::File:
    break;
  }
  output::addRegions(project,
                     output::openRegions(request.place.path, request.layerName, output::regionFields(request.origin)),
                     mResult, mThreshold);
  return tr("Regions were saved to %1 (features: %2).")
      .arg(QDir::toNativeSeparators(request.place.path))
      .arg(outcome.count);
}

void RegionExport::showFailure(const QString &message) {
  help::pushFailure(mInterface, message);
}

void RegionExport::layersGo(const QStringList &layerIds) {
  const auto goes = [&](const QString &id) { return layerIds.contains(id); };
  if (!mTask || std::none_of(mNeededLayers.begin(), mNeededLayers.end(), goes))
    return;
  end();
  showFailure(tr("A layer that is needed was removed; the regions were not saved."));
}

void RegionExport::end() {
  delete mDialog;
  if (!mTask)
    return;
  mTask->stopFor(*this);
  mTask = nullptr;
}

} // namespace xemap::regions
