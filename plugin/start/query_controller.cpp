// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/start/query_controller.h"

#include "plugin/dock/dock_settings.h"
#include "plugin/dock/query_dock.h"
#include "plugin/engine/installation.h"
#include "plugin/help/diagnostics.h"
#include "plugin/help/help.h"
#include "plugin/help/message_tag.h"
#include "plugin/layer/layer_text.h"
#include "plugin/layer/polygon_text.h"
#include "plugin/results/updates_pause.h"
#include "plugin/settings/settings.h"
#include "plugin_info.h"
#include "ui/widgets/query_dock_content.h"
#include "xemap/raster/coordinates.h"

#include <QFileInfo>
#include <QLocale>
#include <QUuid>
#include <qgisinterface.h>
#include <qgslayertreeview.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsmessagelog.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <cmath>

namespace xemap::start {

namespace {

engine::EngineLimits engineLimits() {
  const ui::SettingsForm settings = settings::loadSettings();
  return {settings.threads, static_cast<std::size_t>(settings.maxMemoryMb) << 20U};
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

QueryController::QueryController(QgisInterface &interface, dock::QueryDock &dock,
                                 std::shared_ptr<engine::EngineHost> host)
    : mInterface(interface), mDock(&dock), mHost(std::move(host)), mDrawer(*interface.mapCanvas(), QColor(0, 120, 215)),
      mExample(*interface.mapCanvas(), QColor(230, 110, 0)), mImport(interface), mRegions(interface),
      mAnnotation(interface), mPreview(*interface.mapCanvas()), mRunner(*interface.mapCanvas(), mHost),
      mSwipe(*interface.mapCanvas()),
      mForecast(dock, *interface.mapCanvas(),
                [this](ui::ExtentMode mode, const QgsRasterLayer &layer) { return extentFor(mode, layer); }) {
  mHost->setLimits(engineLimits());
  restoreForm();
  connectDock();
  connectExample();
  connectQuestions();
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
  connect(content, &ui::QueryDockContent::keepPartRequested, &mRunner, &questions::QuestionRunner::keepPart);
  connect(content, &ui::QueryDockContent::thresholdChanged, this, [this](double threshold) {
    output::setThreshold(mResult, threshold);
    updateRegions();
  });
  connect(content, &ui::QueryDockContent::opacityChanged, this,
          [this](double opacity) { output::setOpacity(mResult, opacity); });
  connect(content, &ui::QueryDockContent::drawExtentRequested, &mDrawer, [this] { mDrawer.start(); });
  connect(content, &ui::QueryDockContent::extentModeChanged, this,
          [this](ui::ExtentMode mode) { mDrawer.setOutlineVisible(mode == ui::ExtentMode::Drawn); });
  connect(content, &ui::QueryDockContent::importModelRequested, &mImport, &models::ModelImport::ask);
  connect(&mImport, &models::ModelImport::imported, this, [this](const QString &directory) {
    offerModels(directory);
    updateRunnable();
  });
  connect(content, &ui::QueryDockContent::helpRequested, this, [this] { help::showHelp(*mDock); });
  connect(content, &ui::QueryDockContent::outlinesToggled, &mPreview, &regions::RegionPreview::setShown);
  connect(content, &ui::QueryDockContent::saveRegionsRequested, this,
          [this] { mRegions.ask(mResult, mDock->content().form().threshold); });
  connect(content, &ui::QueryDockContent::annotateMapRequested, this,
          [this] { mAnnotation.ask(mResult, mDock->content().form().threshold); });
  connect(mDock, &dock::QueryDock::layerChanged, this, &QueryController::updateRunnable);
  connect(&mDrawer, &pointing::ExtentDrawer::drawnChanged, this, &QueryController::updateDrawnText);
}

void QueryController::connectQuestions() {
  ui::QuestionView *view = &mDock->content().questions();
  connect(&mQuestions, &questions::QuestionList::changed, this, &QueryController::showQuestions);
  connect(view, &ui::QuestionView::addRequested, this, &QueryController::addQuestion);
  connect(view, &ui::QuestionView::askRequested, this,
          [this](const QStringList &ids) { mRunner.ask(mQuestions.those(ids)); });
  connect(view, &ui::QuestionView::chosen, this, &QueryController::turnTo);
  connect(view, &ui::QuestionView::editRequested, this, &QueryController::editQuestion);
  connect(view, &ui::QuestionView::renamed, &mQuestions, &questions::QuestionList::rename);
  connect(view, &ui::QuestionView::removeRequested, &mQuestions, &questions::QuestionList::remove);
  connect(view, &ui::QuestionView::combineRequested, this, &QueryController::combineQuestions);
  connect(view, &ui::QuestionView::compareRequested, this, &QueryController::compareQuestions);
  connect(&mCombiner, &results::ResultCombiner::combined, this,
          [this](const output::ResultLayers &result) { adopt(result); });
  connect(&mCombiner, &results::ResultCombiner::failed, this, &QueryController::showFailure);
  connect(view, &ui::QuestionView::saveRequested, this, &QueryController::saveQuestions);
  connect(view, &ui::QuestionView::loadRequested, this, &QueryController::loadQuestions);
  connect(&mRunner, &questions::QuestionRunner::begun, this, &QueryController::showBegun);
  connect(&mRunner, &questions::QuestionRunner::progressed, &mForecast, &forecast::RunForecast::runProgresses);
  connect(&mRunner, &questions::QuestionRunner::answered, this, &QueryController::showAnswers);
  connect(&mRunner, &questions::QuestionRunner::failed, this,
          [this](const QList<ui::Question> &questions, const QString &why) {
            markQuestions(questions, ui::QuestionState::Failed, why);
            showFailure(why);
          });
  connect(&mRunner, &questions::QuestionRunner::ended, this, [this](const QList<ui::Question> &questions) {
    markQuestions(questions, ui::QuestionState::Open);
    mForecast.runEnds();
    mDock->content().setRunState(ui::RunState::Idle);
  });
  showQuestions();
}

void QueryController::connectProject() {
  const QgsProject *project = QgsProject::instance();
  connect(project, &QgsProject::aboutToBeCleared, this, &QueryController::endWork);
  connect(project, &QgsProject::cleared, &mDrawer, &pointing::ExtentDrawer::clear);
  connect(project, qOverload<const QStringList &>(&QgsProject::layersRemoved), this, &QueryController::updateRegions);
  connect(&mInterface, &QgisInterface::currentLayerChanged, this, &QueryController::adoptResult);
  connect(&mInterface, &QgisInterface::currentLayerChanged, this, &QueryController::updateAnnotatable);
}

void QueryController::restoreForm() {
  const ui::DockState state = dock::loadDockState();
  offerModels(state.modelPath);
  mDock->content().restoreState(state);
  mPreview.setShown(state.outlines);
}

void QueryController::applySettings() {
  mHost->setLimits(engineLimits());
  offerModels(mDock->content().form().modelPath);
  updateRunnable();
  mForecast.refresh();
}

void QueryController::saveForm() const {
  dock::saveDockState(mDock->content().saveState());
}

void QueryController::offerModels(const QString &chosenPath) {
  QList<ui::ModelChoice> models;
  for (const engine::InstalledModel &model : engine::installedModels())
    models << ui::ModelChoice{model.name, model.path};
  mDock->content().setModels(models, chosenPath);
}

void QueryController::chooseLayer(QgsMapLayer *layer) {
  if (auto *raster = qobject_cast<QgsRasterLayer *>(layer); raster != nullptr && !output::isResult(*raster))
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
                                   .arg(engine::modelFolderCandidates().join(tr(" or "))));
  else
    content.setRunnable(true);
}

void QueryController::startRun(const ui::QueryForm &form) {
  try {
    ask(mQuestions.add(questionFor(form)));
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
  saveForm();
}

void QueryController::ask(const QString &id) {
  mDock->content().questions().select(id);
  mRunner.ask(mQuestions.those({id}));
}

ui::Question QueryController::questionFor(const ui::QueryForm &form) const {
  const QgsRasterLayer *layer = mDock->layer();
  if (layer == nullptr)
    throw layer::problem(ErrorCode::NotFound, tr("the project has no raster layer"));
  ui::Question question;
  question.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
  question.expression = form.expression;
  if (form.byExample)
    addExampleTo(question);
  question.name = question.title();
  question.layerId = layer->id();
  question.layerName = layer->name();
  question.modelPath = form.modelPath;
  question.modelName = QFileInfo(form.modelPath).fileName();
  question.gsdMetres = form.gsdMetres;
  const AskedPart part = partFor(form.extentMode);
  // What makes no sense shows at once.
  if (!part.polygon.isEmpty())
    extentFor(form.extentMode, *layer);
  question.extentText = part.name;
  question.extentWkt = part.polygon.isEmpty() ? QString() : layer::wktOf(part.polygon);
  question.extentCrs = part.polygon.isEmpty() ? QString() : layer::textOf(part.crs);
  return question;
}

QueryController::AskedPart QueryController::partFor(ui::ExtentMode mode) const {
  const QgsMapSettings &map = mInterface.mapCanvas()->mapSettings();
  switch (mode) {
  case ui::ExtentMode::Visible:
    return {tr("Visible part"), map.visiblePolygon(), map.destinationCrs()};
  case ui::ExtentMode::Drawn:
    if (!mDrawer.drawn())
      throw layer::problem(ErrorCode::InvalidArgument, tr("no rectangle is drawn: draw one on the map first"));
    return {tr("Rectangle"), QPolygonF(mDrawer.drawn()->rectangle.toRectF()), mDrawer.drawn()->crs};
  case ui::ExtentMode::WholeLayer:
    break;
  }
  return {tr("Whole layer"), {}, {}};
}

layer::QueryExtent QueryController::extentFor(ui::ExtentMode mode, const QgsRasterLayer &layer) const {
  const AskedPart part = partFor(mode);
  if (part.polygon.isEmpty())
    return layer::wholeLayer();
  return layer::partOfLayer(part.polygon, part.crs, layer, QgsProject::instance()->transformContext());
}

void QueryController::cancelRun() {
  if (!mRunner.isRunning())
    return;
  mDock->content().setRunState(ui::RunState::Cancelling);
  mRunner.cancel();
}

void QueryController::endWork() {
  if (mRunner.isRunning()) {
    mRunner.end();
    if (mDock) {
      mForecast.runEnds();
      mDock->content().setRunState(ui::RunState::Idle);
    }
  }
  mCombiner.end();
  mSwipe.end();
  mRegions.end();
  mAnnotation.end();
  mPreview.end();
}

void QueryController::showBegun(const QList<ui::Question> &questions) {
  mDock->content().clearError();
  mDock->content().setRunState(ui::RunState::Running);
  markQuestions(questions, ui::QuestionState::Running);
  mForecast.runStarts();
}

void QueryController::showAnswers(const std::vector<questions::AnsweredQuestion> &answers) {
  if (answers.size() == 1)
    mForecast.learn(answers.front().answer);
  QStringList warnings;
  // Otherwise it is laid out and painted anew for each layer and each sign beside a layer.
  const results::UpdatesPause pause(mInterface.layerTreeView());
  // The first comes last, and so to the top.
  for (auto answered = answers.rbegin(); answered != answers.rend(); ++answered) {
    logAnswer(*answered);
    try {
      addAnswer(*answered);
    } catch (const std::exception &problem) {
      markQuestions({answered->question}, ui::QuestionState::Failed, QString::fromUtf8(problem.what()));
      showFailure(QString::fromUtf8(problem.what()));
      continue;
    }
    warnings = warningsOf(answered->answer.summary) + warnings;
  }
  warnings.removeDuplicates();
  showSummary(answers.front(), warnings);
  showWarnings(warnings);
  updateRegions();
}

void QueryController::addAnswer(const questions::AnsweredQuestion &answered) {
  const engine::EngineAnswer &answer = answered.answer;
  output::ResultRecord record;
  record.provenance = {answered.question.title().toStdString(), answer.model.name, answer.model.sha256,
                       plugin::pluginVersion};
  record.summary = answer.summary;
  record.path = answered.resultPath;
  record.sourceLayer = answered.question.layerName;
  const ui::QueryForm form = mDock->content().form();
  mResult = output::addResult(*QgsProject::instance(), record, form.threshold, form.opacity);
  ui::Question question = answered.question;
  question.run = output::runOf(*mResult.probability);
  mQuestions.update(question);
}

QStringList QueryController::warningsOf(const infer::MapSummary &summary) const {
  QStringList warnings;
  if (summary.partial)
    warnings << tr("The run was stopped before its end: a part of the extent is not answered and stays empty.");
  for (const std::string &warning : summary.warnings)
    warnings << QString::fromStdString(warning);
  return warnings;
}

void QueryController::showSummary(const questions::AnsweredQuestion &answered, const QStringList &warnings) {
  ui::ResultSummary summary;
  summary.expression = answered.question.title();
  summary.presence = answered.question.presence;
  summary.maxProbability = answered.question.maxProbability;
  summary.seconds = answered.question.seconds;
  summary.fromCache = answered.answer.summary.featuresFromCache;
  summary.warnings = warnings;
  mDock->content().showResult(summary);
}

void QueryController::logAnswer(const questions::AnsweredQuestion &answered) const {
  const infer::MapSummary &summary = answered.answer.summary;
  QgsMessageLog::logMessage(tr("'%1' over layer '%2' by %3: %4 megapixels in %5 s%6")
                                .arg(answered.question.title(), answered.question.layerName,
                                     answered.question.modelName,
                                     QLocale().toString(static_cast<double>(summary.validPixels) / 1e6, 'f', 2),
                                     QLocale().toString(summary.seconds, 'f', 1),
                                     summary.featuresFromCache ? tr(", image features reused") : QString()),
                            help::messageTag(), Qgis::MessageLevel::Info, false);
}

void QueryController::showFailure(const QString &message) {
  mDock->content().showError(message);
  // Who closed the dock would not see it there.
  if (!mDock->isUserVisible())
    help::pushFailure(mInterface, message);
  else
    QgsMessageLog::logMessage(message, help::messageTag(), Qgis::MessageLevel::Critical, false);
}

void QueryController::showWarnings(const QStringList &warnings) {
  if (warnings.isEmpty())
    return;
  for (const QString &warning : warnings)
    QgsMessageLog::logMessage(warning, help::messageTag(), Qgis::MessageLevel::Warning, false);
  mInterface.messageBar()->pushMessage(help::messageTag(), warnings.first(), warnings.join(QLatin1Char('\n')),
                                       Qgis::MessageLevel::Warning);
}

void QueryController::adoptResult(QgsMapLayer *layer) {
  const output::ResultLayers result = output::resultOf(*QgsProject::instance(), layer);
  if (result.isEmpty())
    return;
  adopt(result);
}

void QueryController::adopt(const output::ResultLayers &result) {
  mResult = result;
  mDock->content().setThreshold(output::thresholdOf(result));
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
  const std::optional<pointing::DrawnRectangle> &drawn = mDrawer.drawn();
  mDock->content().setDrawnExtentText(drawn ? drawn->rectangle.toString(2) : QString());
  mForecast.refresh();
}

} // namespace xemap::start
