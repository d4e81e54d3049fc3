// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/question_runner.h"

#include "plugin/engine/installation.h"
#include "plugin/layer/layer_text.h"
#include "plugin/output/result_store.h"
#include "plugin/settings/settings.h"
#include "plugin/task/task_start.h"

#include <QDir>
#include <qgscoordinatereferencesystem.h>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <algorithm>
#include <utility>

namespace xemap::questions {

namespace {

// Qt 6's lupdate takes layer:: at the start of a function for the class of its texts.
using layer::QueryExtent;

/// The layer itself, or in another project one of its name.
QgsRasterLayer *layerOf(const ui::Question &question) {
  const QgsProject &project = *QgsProject::instance();
  if (auto *layer = qobject_cast<QgsRasterLayer *>(project.mapLayer(question.layerId)))
    return layer;
  for (QgsMapLayer *candidate : project.mapLayersByName(question.layerName))
    if (auto *layer = qobject_cast<QgsRasterLayer *>(candidate))
      return layer;
  throw layer::problem(
      ErrorCode::NotFound,
      QuestionRunner::tr("'%1' is about layer '%2', which the project does not have: add it, or ask anew")
          .arg(question.name, question.layerName));
}

/// The directory of the model, or of one of its name where it lies elsewhere.
QString modelOf(const ui::Question &question) {
  const QList<engine::InstalledModel> models = engine::installedModels();
  const auto has = [&](const auto &matches) { return std::find_if(models.cbegin(), models.cend(), matches); };
  auto found = has([&](const engine::InstalledModel &model) { return model.path == question.modelPath; });
  if (found == models.cend())
    found = has([&](const engine::InstalledModel &model) { return model.name == question.modelName; });
  if (found == models.cend())
    throw layer::problem(
        ErrorCode::NotFound,
        QuestionRunner::tr("'%1' was asked of model '%2' in %3, which is not there: import it, or choose "
                           "another and ask anew")
            .arg(question.name, question.modelName, QDir::toNativeSeparators(question.modelPath)));
  return found->path;
}

/// The part of a layer under a polygon as a question has it. `unreadable` is told where it is none.
QueryExtent partUnder(const QString &wkt, const QString &crsText, const QgsRasterLayer &layer,
                      const QString &unreadable) {
  const QgsGeometry polygon = QgsGeometry::fromWkt(wkt);
  if (polygon.type() != Qgis::GeometryType::Polygon || polygon.isEmpty())
    throw layer::problem(ErrorCode::InvalidArgument, unreadable);
  QgsCoordinateReferenceSystem crs;
  crs.createFromUserInput(crsText);
  return layer::partOfLayer(polygon.asQPolygonF(), crs, layer, QgsProject::instance()->transformContext());
}

QueryExtent extentOf(const ui::Question &question, const QgsRasterLayer &layer) {
  if (question.extentWkt.isEmpty())
    return layer::wholeLayer();
  return partUnder(question.extentWkt, question.extentCrs, layer,
                   QuestionRunner::tr("'%1': extent: expected a polygon as well-known text").arg(question.name));
}

/// What the answer is to look like: a ring in the layer's CRS, where the question has one.
std::vector<infer::Example> examplesOf(const ui::Question &question, const QgsRasterLayer &layer) {
  if (question.exampleWkt.isEmpty())
    return {};
  const QueryExtent part =
      partUnder(question.exampleWkt, question.exampleCrs, layer,
                QuestionRunner::tr("'%1': example: expected a polygon as well-known text").arg(question.name));
  return {{layer::ringAround(part), true}};
}

} // namespace

QuestionRunner::QuestionRunner(QgsMapCanvas &canvas, std::shared_ptr<engine::EngineHost> host)
    : mCanvas(canvas), mHost(std::move(host)) {
  connect(QgsProject::instance(), qOverload<const QStringList &>(&QgsProject::layersWillBeRemoved), this,
          &QuestionRunner::layersGo);
}

QuestionRunner::~QuestionRunner() {
  end();
}

void QuestionRunner::ask(const QList<ui::Question> &questions) {
  if (isRunning() || questions.isEmpty())
    return;
  mWaiting = questions;
  mAnswered = 0;
  mIsGivenUp = false;
  beginNext();
}

void QuestionRunner::beginNext() {
  while (!mWaiting.isEmpty()) {
    mUnderWay.clear();
    const ui::Question first = mWaiting.first();
    for (const ui::Question &question : std::as_const(mWaiting))
      if (question.sharesPassWith(first))
        mUnderWay << question;
    mWaiting.erase(std::remove_if(mWaiting.begin(), mWaiting.end(),
                                  [&](const ui::Question &question) { return question.sharesPassWith(first); }),
                   mWaiting.end());
    try {
      QgsRasterLayer *layer = layerOf(first);
      mTask = new QueryTask(requestFor(mUnderWay, *layer), *layer, mHost);
      mTaskLayerId = layer->id();
      connect(mTask, &QueryTask::ended, this, &QuestionRunner::takeOutcome);
      connect(mTask, &QgsTask::progressChanged, this, [this](double percent) {
        const int count = mAnswered + mUnderWay.size() + mWaiting.size();
        Q_EMIT progressed((mAnswered + mUnderWay.size() * percent / 100.0) / count);
      });
      mTime.start();
      Q_EMIT begun(mUnderWay);
      task::start(mTask);
      return;
    } catch (const std::exception &problem) {
      Q_EMIT failed(mUnderWay, QString::fromUtf8(problem.what()));
    }
  }
  mUnderWay.clear();
  Q_EMIT ended({});
}

QueryRequest QuestionRunner::requestFor(const QList<ui::Question> &questions, const QgsRasterLayer &layer) const {
  const ui::Question &first = questions.first();
  QueryRequest request;
  request.modelDirectory = modelOf(first).toStdString();
  request.gsdMetres = first.gsdMetres;
  request.extent = extentOf(first, layer);
  request.examples = examplesOf(first, layer);
  request.raster = std::make_unique<layer::RasterSnapshot>(layer, request.extent, mCanvas.mapSettings());
  const QString folder = settings::loadSettings().resultFolder;
  for (const ui::Question &question : questions) {
    request.expressions << question.expression;
    request.titles << question.title();
    request.resultPaths << output::newResultPath(question.title(), *QgsProject::instance(), folder,
                                                 request.resultPaths);
  }
  return request;
}

void QuestionRunner::cancel() {
  if (!isRunning())
    return;
  mIsGivenUp = true;
  mTask->cancel();
}

void QuestionRunner::keepPart() {
  if (!isRunning())
    return;
  mWaiting.clear();
  mTask->stopAndKeep();
}

void QuestionRunner::takeOutcome() {
  QueryTask *task = mTask;
  const QList<ui::Question> asked = mUnderWay;
  if (task == nullptr)
    return;
  mTask = nullptr;
  // It was given up before it ended: nobody wants what it may still have found.
  if (!mIsGivenUp) {
    const QueryOutcome outcome = task->takeOutcome();
    if (outcome.status == QueryOutcome::Status::Answered) {
      std::vector<AnsweredQuestion> answers;
      for (std::size_t i = 0; i < outcome.answers.size(); ++i) {
        AnsweredQuestion answer{asked.at(static_cast<int>(i)), outcome.answers[i],
                                task->request().resultPaths.at(static_cast<int>(i))};
        answer.question.state = ui::QuestionState::Answered;
        answer.question.asked = QDateTime::currentDateTime();
        answer.question.seconds = static_cast<double>(mTime.elapsed()) / 1000.0;
        answer.question.presence = answer.answer.summary.presence;
        answer.question.maxProbability = answer.answer.summary.maxProbability;
        answer.question.modelName = QString::fromStdString(answer.answer.model.name);
        answers.push_back(std::move(answer));
      }
      mAnswered += asked.size();
      Q_EMIT answered(answers);
      beginNext();
      return;
    }
    if (outcome.status == QueryOutcome::Status::Failed) {
      mAnswered += asked.size();
      Q_EMIT failed(asked, outcome.error);
      beginNext();
      return;
    }
  }
  const QList<ui::Question> givenUp = asked + mWaiting;
  mUnderWay.clear();
  mWaiting.clear();
  Q_EMIT ended(givenUp);
}

void QuestionRunner::layersGo(const QStringList &layerIds) {
  if (!isRunning() || !layerIds.contains(mTaskLayerId))
    return;
  const QList<ui::Question> asked = mUnderWay + mWaiting;
  end();
  Q_EMIT failed(asked, tr("Layer '%1' was removed; the run was stopped.").arg(asked.first().layerName));
  Q_EMIT ended({});
}

void QuestionRunner::end() {
  if (!mTask)
    return;
  QueryTask *task = mTask;
  mTask = nullptr;
  mUnderWay.clear();
  mWaiting.clear();
  task->stopFor(*this);
}

} // namespace xemap::questions
