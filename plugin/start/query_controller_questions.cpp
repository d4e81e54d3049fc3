// SPDX-License-Identifier: GPL-2.0-or-later
// The list of questions in the dock.
#include "plugin/start/query_controller.h"

#include "plugin/dock/query_dock.h"
#include "ui/widgets/query_dock_content.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

namespace xemap::start {

namespace {

QString fileFilter() {
  return QueryController::tr("Questions (*.json)");
}

} // namespace

void QueryController::showQuestions() {
  mDock->content().questions().setQuestions(mQuestions.questions());
}

void QueryController::markQuestions(const QList<ui::Question> &questions, ui::QuestionState state,
                                    const QString &error) {
  for (ui::Question question : questions) {
    // A question that had an answer and was not answered again still has it.
    const bool keepsAnswer = state == ui::QuestionState::Open && !question.run.isEmpty();
    question.state = keepsAnswer ? ui::QuestionState::Answered : state;
    question.error = error;
    mQuestions.update(question);
  }
}

void QueryController::addQuestion() {
  ui::QueryDockContent &content = mDock->content();
  const QString whyNot = content.whyNotRunnable();
  if (!whyNot.isEmpty() && !mRunner.isRunning()) {
    content.showError(whyNot);
    return;
  }
  try {
    mQuestions.add(questionFor(content.form()));
    // Nothing stays selected: who collects questions wants to ask all of them.
    content.questions().select(QString());
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
}

void QueryController::turnTo(const QString &id) {
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
  mDock->content().showResult(summary);
}

void QueryController::editQuestion(const QString &id) {
  const ui::Question *question = mQuestions.find(id);
  if (question == nullptr)
    return;
  ui::QueryDockContent &content = mDock->content();
  content.setExpression(question->expression);
  showExampleOf(*question);
  content.setGsd(question->gsdMetres);
  content.setModel(question->modelPath);
  chooseLayer(QgsProject::instance()->mapLayer(question->layerId));
  content.focusExpression();
}

void QueryController::combineQuestions(const QStringList &ids, ui::Combination combination) {
  const auto howOf = [](ui::Combination wanted) -> std::optional<raster::Combination> {
    switch (wanted) {
    case ui::Combination::All:
      return raster::Combination::And;
    case ui::Combination::Any:
      return raster::Combination::Or;
    case ui::Combination::Not:
      return raster::Combination::Not;
    case ui::Combination::ClassMap:
      break;
    }
    return std::nullopt;
  };
  const ui::QueryForm form = mDock->content().form();
  try {
    mCombiner.combine(mQuestions.those(ids), howOf(combination), form.threshold, form.opacity);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
}

void QueryController::compareQuestions(const QString &first, const QString &second) {
  const auto layersOf = [](const ui::Question &question) {
    const output::ResultLayers result = output::resultOfRun(*QgsProject::instance(), question.run);
    QStringList ids;
    for (const QgsRasterLayer *layer : {result.mask.data(), result.probability.data()})
      if (layer != nullptr)
        ids << layer->id();
    return ids;
  };
  const ui::Question *left = mQuestions.find(first);
  const ui::Question *right = mQuestions.find(second);
  if (left == nullptr || right == nullptr)
    return;
  const QStringList leftLayers = layersOf(*left);
  const QStringList rightLayers = layersOf(*right);
  if (leftLayers.isEmpty() || rightLayers.isEmpty())
    showFailure(tr("The layers of '%1' were removed: ask it again first.")
                    .arg(leftLayers.isEmpty() ? left->name : right->name));
  else
    mSwipe.begin(leftLayers, left->name, rightLayers, right->name);
}

void QueryController::saveQuestions() {
  QString path = QFileDialog::getSaveFileName(mInterface.mainWindow(), tr("Save list of questions"),
                                              QgsProject::instance()->homePath(), fileFilter());
  if (path.isEmpty())
    return;
  if (QFileInfo(path).suffix().isEmpty())
    path += QStringLiteral(".json");
  try {
    mQuestions.save(path);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
}

void QueryController::loadQuestions() {
  const QString path = QFileDialog::getOpenFileName(mInterface.mainWindow(), tr("Load list of questions"),
                                                    QgsProject::instance()->homePath(), fileFilter());
  if (path.isEmpty())
    return;
  try {
    mQuestions.load(path);
  } catch (const std::exception &problem) {
    showFailure(QString::fromUtf8(problem.what()));
  }
}

} // namespace xemap::start
