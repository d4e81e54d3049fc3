// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/entry/query_controller.h"

#include "plugin/entry/dock_settings.h"
#include "plugin/entry/engine_library.h"
#include "plugin/entry/help.h"
#include "plugin/entry/installation.h"
#include "plugin/entry/query_dock.h"
#include "plugin/layer/result_store.h"
#include "plugin_info.h"
#include "ui/widgets/query_dock_content.h"
#include "xemap/base/error.h"
#include "xemap/raster/coordinates.h"

#include <qgisinterface.h>
#include <qgsapplication.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsmessagelog.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <cmath>

namespace xemap::entry {

namespace {

// An engine stops within one tile; a service that does not answer must not hang QGIS.
constexpr int longestWaitMs = 10000;

QString tag() {
  return QString::fromUtf8(plugin::pluginName);
}

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

QueryController::QueryController(QgisInterface &interface, QueryDock &dock)
    : mInterface(interface), mDock(&dock), mHost(std::make_shared<task::EngineHost>(&createEngineFromLibrary)),
      mDrawer(*interface.mapCanvas()), mImport(interface), mRegions(interface), mAnnotation(interface),
      mPreview(*interface.mapCanvas()) {
  restoreForm();
  connectDock();
  connectProject();
  mDrawer.setOutlineVisible(dock.content().form().extentMode == ui::ExtentMode::Drawn);
  chooseLayer(interface.activeLayer());
  updateRunnable();
}

QueryController::~QueryController() {
  endWork();
  if (mDock)
    saveForm();
}

void QueryController::connectDock() {
  ui::QueryDockContent *content = &mDock->content();
  connect(content, &ui::QueryDockContent::runRequested, this, &QueryController::startRun);
  connect(content, &ui::QueryDockContent::cancelRequested, this, &QueryController::cancelRun);
  connect(content, &ui::QueryDockContent::thresholdChanged, this, [this](double threshold) {
    layer::setThreshold(mResult, threshold);
    updateRegions();
  });
  connect(content, &ui::QueryDockContent::opacityChanged, this,
          [this](double opacity) { layer::setOpacity(mResult, opacity); });
  connect(content, &ui::QueryDockContent::drawExtentRequested, &mDrawer, &ExtentDrawer::start);
  connect(content, &ui::QueryDockContent::extentModeChanged, this,
          [this](ui::ExtentMode mode) { mDrawer.setOutlineVisible(mode == ui::ExtentMode::Drawn); });
  connect(content, &ui::QueryDockContent::importModelRequested, &mImport, &ModelImport::ask);
  connect(&mImport, &ModelImport::imported, this, [this](const QString &directory) {
    offerModels(directory);
    updateRunnable();
  });
  connect(content, &ui::QueryDockContent::helpRequested, this, &showHelp);
  connect(content, &ui::QueryDockContent::outlinesToggled, &mPreview, &RegionPreview::setShown);
  connect(content, &ui::QueryDockContent::saveRegionsRequested, this,
          [this] { mRegions.ask(mResult, mDock->content().form().threshold); });
  connect(content, &ui::QueryDockContent::annotateMapRequested, this,
          [this] { mAnnotation.ask(mResult, mDock->content().form().threshold); });
  connect(mDock, &QueryDock::layerChanged, this, &QueryController::updateRunnable);
  connect(&mDrawer, &ExtentDrawer::drawnChanged, this, &QueryController::updateDrawnText);
}

void QueryController::connectProject() {
  const QgsProject *project = QgsProject::instance();
  connect(project, &QgsProject::aboutToBeCleared, this, &QueryController::endWork);
  connect(project, &QgsProject::cleared, &mDrawer, &ExtentDrawer::clear);
  connect(project, qOverload<const QStringList &>(&QgsProject::layersWillBeRemoved), this, &QueryController::layersGo);
  connect(project, qOverload<const QStringList &>(&QgsProject::layersRemoved), this, &QueryController::updateRegions);
  connect(&mInterface, &QgisInterface::currentLayerChanged, this, &QueryController::adoptResult);
  connect(&mInterface, &QgisInterface::currentLayerChanged, this, &QueryController::updateAnnotatable);
}

void QueryController::restoreForm() {
  const ui::DockState state = loadDockState();
  offerModels(state.modelPath);
  mDock->content().restoreState(state);
  mPreview.setShown(state.outlines);
}

void QueryController::saveForm() const {
  saveDockState(mDock->content().saveState());
}

void QueryController::offerModels(const QString &chosenPath) {
  QList<ui::ModelChoice> models;
  for (const InstalledModel &model : installedModels())
    models << ui::ModelChoice{model.name, model.path};
  mDock->content().setModels(models, chosenPath);
}

void QueryController::chooseLayer(QgsMapLayer *layer) {
  if (auto *raster = qobject_cast<QgsRasterLayer *>(layer); raster != nullptr && !layer::isResult(*raster))
    mDock->chooseLayer(raster);
}

void QueryController::updateRunnable() {
  ui::QueryDockContent &content = mDock->content();
  const QgsRasterLayer *layer = mDock->layer();
  if (layer == nullptr) {
    content.setNativeGsd(std::nullopt);
    content.setRunnable(false, tr("Add a raster layer to the project first."));
    return;
  }
  content.setNativeGsd(nativeGsd(*layer));
  if (!layer->isValid())
    content.setRunnable(false, tr("Layer '%1' is not valid: repair its data source first.").arg(layer->name()));
  else if (content.form().modelPath.isEmpty())
    content.setRunnable(false, tr("No model is installed: no folder with a model.json in %1. The environment variable "
                                  "XEMAP_MODEL_PATH can name others.")
                                   .arg(modelFolderCandidates().join(tr(" or "))));
  else
    content.setRunnable(true);
}

void QueryController::startRun(const ui::QueryForm &form) {
  if (mTask)
    return;
  ui::QueryDockContent &content = mDock->content();
  QgsRasterLayer *layer = mDock->layer();
  try {
    if (layer == nullptr)
      throw Error(ErrorCode::NotFound, "the project has no raster layer");
    auto *task = new task::QueryTask(requestFor(form, *layer), *layer, mHost);
    mTask = task;
    mTaskLayerId = layer->id();
    mTaskLayerName = layer->name();
    mForm = form;
    connect(task, &task::QueryTask::ended, this, &QueryController::takeOutcome);
    connect(task, &QgsTask::progressChanged, &content,
            [&content](double percent) { content.setProgress(percent / 100.0); });
    content.setRunState(ui::RunState::Running);
    mRunTime.start();
    QgsApplication::taskManager()->addTask(task);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
  saveForm();
}

task::QueryRequest QueryController::requestFor(const ui::QueryForm &form, const QgsRasterLayer &layer) const {
  task::QueryRequest request;
  request.expression = form.expression;
  request.modelDirectory = form.modelPath.toStdString();
  request.gsdMetres = form.gsdMetres;
  request.extent = extentFor(form.extentMode, layer);
  request.raster =
      std::make_unique<layer::RasterSnapshot>(layer, request.extent, mInterface.mapCanvas()->mapSettings());
  request.resultPath = layer::newResultPath(form.expression, *QgsProject::instance());
  return request;
}

layer::QueryExtent QueryController::extentFor(ui::ExtentMode mode, const QgsRasterLayer &layer) const {
  const QgsMapSettings &map = mInterface.mapCanvas()->mapSettings();
  const QgsCoordinateTransformContext transforms = QgsProject::instance()->transformContext();
  switch (mode) {
  case ui::ExtentMode::Visible:
    return layer::partOfLayer(map.visiblePolygon(), map.destinationCrs(), layer, transforms);
  case ui::ExtentMode::Drawn:
    if (!mDrawer.drawn())
      throw Error(ErrorCode::InvalidArgument, "no rectangle is drawn: draw one on the map first");
    return layer::partOfLayer(QPolygonF(mDrawer.drawn()->rectangle.toRectF()), mDrawer.drawn()->crs, layer, transforms);
  case ui::ExtentMode::WholeLayer:
    break;
  }
  return layer::wholeLayer();
}

void QueryController::cancelRun() {
  if (!mTask)
    return;
  mDock->content().setRunState(ui::RunState::Cancelling);
  mTask->cancel();
}

void QueryController::endWork() {
  endRun();
  mRegions.end();
  mAnnotation.end();
  mPreview.end();
}

void QueryController::endRun() {
  if (!mTask)
    return;
  task::QueryTask *task = mTask;
  mTask = nullptr;
  task->disconnect(this);
  if (mDock) {
    task->disconnect(&mDock->content());
    mDock->content().setRunState(ui::RunState::Idle);
  }
  task->cancel();
  if (!task->waitForWork(longestWaitMs))
    QgsMessageLog::logMessage(tr("A run is taking long to stop; it goes on stopping by itself."), tag(),
                              Qgis::MessageLevel::Warning);
}

void QueryController::takeOutcome() {
  // The run was given up before it ended: nobody wants what it may still have found.
  const bool givenUp = mDock->content().runState() == ui::RunState::Cancelling;
  task::QueryTask *task = mTask;
  mTask = nullptr;
  mDock->content().setRunState(ui::RunState::Idle);
  if (task == nullptr || givenUp)
    return;
  const task::QueryOutcome outcome = task->takeOutcome();
  if (outcome.status == task::QueryOutcome::Status::Failed)
    showFailure(outcome.error);
  else if (outcome.status == task::QueryOutcome::Status::Answered)
    showAnswer(outcome, task->request());
}

void QueryController::showAnswer(const task::QueryOutcome &outcome, const task::QueryRequest &request) {
  const task::EngineAnswer &answer = outcome.answer;
  layer::ResultRecord record;
  record.provenance = {request.expression.toStdString(), answer.model.name, answer.model.sha256, plugin::pluginVersion};
  record.summary = answer.summary;
  record.path = request.resultPath;
  record.sourceLayer = mTaskLayerName;
  try {
    mResult = layer::addResult(*QgsProject::instance(), record, mDock->content().form().threshold,
                               mDock->content().form().opacity);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
    return;
  }
  ui::ResultSummary summary;
  summary.expression = request.expression;
  summary.presence = answer.summary.presence;
  summary.maxProbability = answer.summary.maxProbability;
  summary.seconds = static_cast<double>(mRunTime.elapsed()) / 1000.0;
  summary.fromCache = answer.summary.featuresFromCache;
  summary.warnings = outcome.warnings;
  mDock->content().showResult(summary);
  showWarnings(outcome.warnings);
  updateRegions();
}

void QueryController::showFailure(const QString &message) {
  QgsMessageLog::logMessage(message, tag(), Qgis::MessageLevel::Critical);
  mDock->content().showError(message);
  // Who closed the dock would not see it there.
  if (!mDock->isUserVisible())
    mInterface.messageBar()->pushMessage(tag(), message, Qgis::MessageLevel::Critical);
}

void QueryController::showWarnings(const QStringList &warnings) {
  if (warnings.isEmpty())
    return;
  for (const QString &warning : warnings)
    QgsMessageLog::logMessage(warning, tag(), Qgis::MessageLevel::Warning, false);
  mInterface.messageBar()->pushMessage(tag(), warnings.first(), warnings.join(QLatin1Char('\n')),
                                       Qgis::MessageLevel::Warning);
}

void QueryController::layersGo(const QStringList &layerIds) {
  if (!mTask || !layerIds.contains(mTaskLayerId))
    return;
  endRun();
  mDock->content().showError(tr("Layer '%1' was removed; the run was stopped.").arg(mTaskLayerName));
}

void QueryController::adoptResult(QgsMapLayer *layer) {
  const layer::ResultLayers result = layer::resultOf(*QgsProject::instance(), layer);
  if (result.isEmpty())
    return;
  mResult = result;
  mDock->content().setThreshold(layer::thresholdOf(result));
  const QgsRasterLayer *shown = result.probability ? result.probability.data() : result.mask.data();
  mDock->content().setOpacity(shown->opacity());
  updateRegions();
}

void QueryController::updateRegions() {
  ui::QueryDockContent &content = mDock->content();
  content.setHasRegions(!mResult.isEmpty());
  updateAnnotatable();
  mPreview.show(mResult, content.form().threshold);
}

void QueryController::updateAnnotatable() {
  mDock->content().setAnnotatable(mAnnotation.canAnnotate(mResult));
}

void QueryController::updateDrawnText() {
  const std::optional<DrawnRectangle> &drawn = mDrawer.drawn();
  mDock->content().setDrawnExtentText(drawn ? drawn->rectangle.toString(2) : QString());
}

} // namespace xemap::entry
