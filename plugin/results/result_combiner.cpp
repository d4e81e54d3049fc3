// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/result_combiner.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/result_store.h"
#include "plugin/output/result_style.h"
#include "plugin/settings/settings.h"
#include "plugin/task/task_start.h"
#include "xemap/raster/provenance.h"

#include <QFileInfo>
#include <qgslayertree.h>
#include <qgsproject.h>

namespace xemap::results {

namespace {

/// A name for what is made: "a and b", "not a", "classes".
QString nameOf(const CombineRequest &request) {
  if (!request.combination)
    return ResultCombiner::tr("classes");
  switch (*request.combination) {
  case raster::Combination::Not:
    return ResultCombiner::tr("not %1").arg(request.names.value(0));
  case raster::Combination::And:
    return request.names.join(ResultCombiner::tr(" and "));
  case raster::Combination::Or:
    break;
  }
  return request.names.join(ResultCombiner::tr(" or "));
}

} // namespace

void ResultCombiner::combine(const QList<ui::Question> &questions, std::optional<raster::Combination> combination,
                             double threshold, double opacity) {
  if (mTask)
    return;
  CombineRequest request;
  request.combination = combination;
  request.threshold = threshold;
  for (const ui::Question &question : questions) {
    const output::ResultLayers result = output::resultOfRun(*QgsProject::instance(), question.run);
    const QgsRasterLayer *shown = result.any();
    if (shown == nullptr)
      throw layer::problem(ErrorCode::NotFound,
                           tr("the layers of '%1' were removed: ask it again first").arg(question.name));
    request.probabilityPaths << shown->source();
    request.names << question.name;
  }
  request.resultPath =
      output::newResultPath(nameOf(request), *QgsProject::instance(), settings::loadSettings().resultFolder);
  mOpacity = opacity;
  mTask = new CombineTask(request);
  connect(mTask, &CombineTask::ended, this, &ResultCombiner::takeOutcome);
  task::start(mTask);
}

void ResultCombiner::takeOutcome() {
  using Status = CombineOutcome::Status;
  const QPointer<CombineTask> task = mTask;
  mTask = nullptr;
  if (!task)
    return;
  if (task->outcome().status == Status::Failed) {
    Q_EMIT failed(task->outcome().error);
  } else if (task->outcome().status == Status::Made) {
    try {
      addToProject(task->request());
    } catch (const std::exception &problem) {
      Q_EMIT failed(QString::fromUtf8(problem.what()));
    }
  }
}

void ResultCombiner::addToProject(const CombineRequest &request) {
  QgsProject &project = *QgsProject::instance();
  if (request.combination) {
    output::ResultRecord record;
    record.provenance = raster::readProvenance(request.resultPath.toStdString());
    record.path = request.resultPath;
    record.sourceLayer = request.names.join(tr(", "));
    Q_EMIT combined(output::addResult(project, record, request.threshold, mOpacity));
    return;
  }
  auto classes = std::make_unique<QgsRasterLayer>(request.resultPath, nameOf(request), QStringLiteral("gdal"));
  if (!classes->isValid())
    throw layer::problem(ErrorCode::Unreadable, tr("%1: QGIS cannot open the class map").arg(request.resultPath));
  output::styleClassMap(*classes, project);
  QgsRasterLayer *added = classes.get();
  project.addMapLayer(classes.release(), false);
  project.layerTreeRoot()->insertLayer(0, added);
}

void ResultCombiner::end() {
  if (!mTask)
    return;
  CombineTask *task = mTask;
  mTask = nullptr;
  task->stopFor(*this);
}

} // namespace xemap::results
