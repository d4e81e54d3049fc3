// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/corrections/corrections.h"

#include "plugin/dock/query_dock.h"
#include "plugin/examples/example_picker.h"
#include "plugin/output/result_layers.h"
#include "plugin/questions/question_board.h"
#include "plugin/questions/question_list.h"
#include "plugin/questions/run_control.h"
#include "ui/widgets/query_dock_content.h"

#include <QLocale>
#include <qgsproject.h>

namespace xemap::corrections {

Corrections::Corrections(const Parts &parts, const std::shared_ptr<engine::EngineHost> &host)
    : mPanel(&parts.dock.content().examples()), mExamples(parts.examples), mQuestions(parts.questions),
      mRuns(parts.runs), mDoubt({parts.canvas, parts.messages, *mPanel, parts.examples}, host) {
  connect(&parts.board, &questions::QuestionBoard::turnedTo, this, &Corrections::turnTo);
  connect(&parts.examples, &examples::ExamplePicker::corrected, this, &Corrections::correct);
  connect(&parts.examples, &examples::ExamplePicker::doubtRequested, this, &Corrections::look);
  connect(&parts.examples, &examples::ExamplePicker::doubtAnswered, &mDoubt, &DoubtfulPlace::answer);
  connect(&parts.runs, &questions::RunControl::answered, this, &Corrections::tellAnswers);
  connect(&parts.runs, &questions::RunControl::ended, this, &Corrections::goOn);
  connect(QgsProject::instance(), &QgsProject::cleared, this, [this] { turnTo(QString()); });
}

const ui::Question *Corrections::answeredQuestion() const {
  const ui::Question *question = mQuestions.find(mId);
  const bool isSeen = question != nullptr && !question->run.isEmpty() &&
                      !output::resultOfRun(*QgsProject::instance(), question->run).isEmpty();
  return isSeen ? question : nullptr;
}

void Corrections::turnTo(const QString &id) {
  mId = id;
  mIsWaiting = false;
  const ui::Question *question = answeredQuestion();
  mDoubt.leave(question != nullptr && !question->examples.isEmpty());
  if (mPanel)
    mPanel->setChangeText(QString());
}

void Corrections::correct() {
  mIsWaiting = mRuns.isRunning();
  const ui::Question *known = answeredQuestion();
  if (mIsWaiting || known == nullptr)
    return;
  ui::Question question = *known;
  question.examples = mExamples.examples();
  if (question.title().isEmpty())
    return;
  question.isCorrection = true;
  const bool isNamedByTitle = known->name == known->title();
  mQuestions.update(question);
  if (isNamedByTitle)
    mQuestions.rename(question.id, question.title());
  mDoubt.leave(false);
  mRuns.ask({question.id});
}

void Corrections::goOn() {
  if (mIsWaiting)
    correct();
}

void Corrections::look() {
  const ui::Question *question = answeredQuestion();
  if (question != nullptr && !question->examples.isEmpty() && !mRuns.isRunning())
    mDoubt.look(*question);
}

void Corrections::tellAnswers(const std::vector<questions::AnsweredQuestion> &answers) {
  for (const questions::AnsweredQuestion &answered : answers) {
    if (answered.question.id != mId)
      continue;
    mDoubt.leave(answered.answer.summary.learned != nullptr);
    constexpr double percent = 100.0;
    mPanel->setChangeText(answered.changedShare ? tr("The last correction changed %1\u00A0% of the map.")
                                                      .arg(QLocale().toString(percent * *answered.changedShare, 'f', 1))
                                                : QString());
  }
}

} // namespace xemap::corrections
