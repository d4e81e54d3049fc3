// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/shown_result.h"

#include "plugin/dock/query_dock.h"
#include "plugin/questions/question_list.h"
#include "ui/widgets/query_dock_content.h"
#include "ui/widgets/question_view.h"

#include <qgisinterface.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

namespace xemap::results {

ShownResult::ShownResult(QgisInterface &interface, dock::QueryDock &dock, const questions::QuestionList &questions)
    : mDock(dock), mQuestions(questions), mPreview(*interface.mapCanvas()) {
  ui::QueryDockContent *content = &dock.content();
  mPreview.setShown(content->outlinesShown());
  connect(content, &ui::QueryDockContent::thresholdChanged, this, &ShownResult::setThreshold);
  connect(content, &ui::QueryDockContent::opacityChanged, this, &ShownResult::setOpacity);
  connect(content, &ui::QueryDockContent::outlinesToggled, &mPreview, &regions::RegionPreview::setShown);
  connect(&content->questions(), &ui::QuestionView::chosen, this, &ShownResult::turnToQuestion);
  connect(&interface, &QgisInterface::currentLayerChanged, this, &ShownResult::turnToLayer);
  connect(QgsProject::instance(), qOverload<const QStringList &>(&QgsProject::layersRemoved), this,
          &ShownResult::update);
}

void ShownResult::show(const output::ResultLayers &result) {
  mResult = result;
  update();
}

void ShownResult::adopt(const output::ResultLayers &result) {
  mDock.content().setThreshold(output::thresholdOf(result));
  const QgsRasterLayer *shown = result.any();
  mDock.content().setOpacity(shown->opacity());
  show(result);
}

void ShownResult::setThreshold(double threshold) {
  output::setThreshold(mResult, threshold);
  update();
}

void ShownResult::setOpacity(double opacity) {
  output::setOpacity(mResult, opacity);
}

void ShownResult::turnToQuestion(const QString &id) {
  const ui::Question *question = mQuestions.find(id);
  if (question == nullptr || question->run.isEmpty())
    return;
  const output::ResultLayers result = output::resultOfRun(*QgsProject::instance(), question->run);
  if (result.isEmpty())
    return;
  adopt(result);
  ui::ResultSummary summary;
  summary.expression = question->title();
  summary.presence = question->presence;
  summary.maxProbability = question->maxProbability;
  summary.seconds = question->seconds;
  summary.reading = question->reading;
  summary.input = output::inputOf(result);
  summary.regionCount = question->regionCount;
  summary.countThreshold = question->countThreshold;
  mDock.content().showResult(summary);
}

void ShownResult::turnToLayer(QgsMapLayer *layer) {
  const output::ResultLayers result = output::resultOf(*QgsProject::instance(), layer);
  if (!result.isEmpty())
    adopt(result);
}

void ShownResult::update() {
  mPreview.show(mResult, mDock.content().form().threshold);
  Q_EMIT changed();
}

} // namespace xemap::results
