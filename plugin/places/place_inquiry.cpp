// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/places/place_inquiry.h"

#include "plugin/dock/dock_messages.h"
#include "plugin/dock/query_dock.h"
#include "plugin/questions/question_board.h"
#include "plugin/questions/question_list.h"
#include "plugin/questions/question_request.h"
#include "plugin/questions/run_control.h"
#include "plugin/task/task_start.h"
#include "ui/widgets/place_view.h"
#include "ui/widgets/query_dock_content.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <utility>

namespace xemap::places {

PlaceInquiry::PlaceInquiry(const Parts &parts, std::shared_ptr<engine::EngineHost> host)
    : mCanvas(parts.canvas), mMessages(parts.messages), mView(&parts.dock.content().place()),
      mQuestions(parts.questions), mHost(std::move(host)), mTools(parts.canvas) {
  connect(mView, &ui::PlaceView::pickingToggled, this, &PlaceInquiry::setPicking);
  connect(&mTools, &pointing::DrawingTools::drawn, this, &PlaceInquiry::ask);
  connect(&mTools, &pointing::DrawingTools::ended, this, [this] {
    if (mView)
      mView->setPicking(false);
  });
  connect(&parts.board, &questions::QuestionBoard::turnedTo, this, &PlaceInquiry::turnTo);
  connect(&parts.runs, &questions::RunControl::ended, this, &PlaceInquiry::offer);
  connect(QgsProject::instance(), &QgsProject::cleared, this, [this] { turnTo(QString()); });
}

PlaceInquiry::~PlaceInquiry() {
  end();
}

const ui::Question *PlaceInquiry::answeredQuestion() const {
  const ui::Question *question = mQuestions.find(mId);
  return question != nullptr && !question->run.isEmpty() && !question->expression.isEmpty() ? question : nullptr;
}

void PlaceInquiry::turnTo(const QString &id) {
  mId = id;
  if (mView)
    mView->clear();
  offer();
}

void PlaceInquiry::offer() {
  const bool canAsk = answeredQuestion() != nullptr;
  if (mView)
    mView->setOffered(canAsk);
  if (!canAsk)
    mTools.putAway();
}

void PlaceInquiry::setPicking(bool picking) {
  if (picking)
    mTools.drawRectangle(true);
  else
    mTools.putAway();
}

void PlaceInquiry::ask(const QgsGeometry &shape) {
  const ui::Question *question = answeredQuestion();
  if (question == nullptr || mTask)
    return;
  const QgsMapSettings &map = mCanvas.mapSettings();
  try {
    QgsRasterLayer &layer = questions::layerOf(*question);
    // Whoever draws a rectangle means its middle.
    const QgsPointXY where = QgsCoordinateTransform(map.destinationCrs(), layer.crs(), map.transformContext())
                                 .transform(shape.centroid().asPoint());
    mTask = new PlaceTask(questions::scopeOf(*question, layer, map), {where.x(), where.y()}, layer, mHost);
  } catch (const QgsCsException &) {
    mView->showPhrases({});
    return;
  } catch (const std::exception &problem) {
    mMessages.showFailure(QString::fromUtf8(problem.what()));
    return;
  }
  connect(mTask, &PlaceTask::ended, this, &PlaceInquiry::takeOutcome);
  task::start(mTask);
}

void PlaceInquiry::takeOutcome() {
  const PlaceTask &task = *mTask;
  mTask = nullptr;
  if (!mView)
    return;
  if (!task.error().isEmpty()) {
    mMessages.showFailure(task.error());
    return;
  }
  QList<ui::PlacePhrase> phrases;
  for (const infer::PhraseShare &known : task.phrases())
    phrases.push_back({QString::fromStdString(known.phrase), known.share, known.isAsked});
  mView->showPhrases(phrases);
}

void PlaceInquiry::end() {
  mTools.putAway();
  if (!mTask)
    return;
  PlaceTask *task = mTask;
  mTask = nullptr;
  task->stopFor(*this);
}

} // namespace xemap::places
