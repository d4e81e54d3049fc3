// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/corrections/doubtful_place.h"
#include "plugin/questions/question_runner.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>
#include <vector>

namespace xemap::dock {
class QueryDock;
}

namespace xemap::questions {
class QuestionBoard;
class QuestionList;
class RunControl;
} // namespace xemap::questions

namespace xemap::corrections {

/// Asks again what the form asked last, over the same extent, as soon as other examples are shown; and says how much
/// each correction changes.
///
/// Threads: the main thread.
class Corrections final : public QObject {
  Q_OBJECT

public:
  /// What it works with; all of it outlives this, but the dock, which QGIS may delete first.
  struct Parts {
    QgsMapCanvas &canvas;
    dock::QueryDock &dock;
    const dock::DockMessages &messages;
    examples::ExamplePicker &examples;
    questions::QuestionList &questions;
    questions::QuestionBoard &board;
    questions::RunControl &runs;
  };

  Corrections(const Parts &parts, const std::shared_ptr<engine::EngineHost> &host);

  /// Waits until nothing is looked for any more.
  void end() { mDoubt.end(); }

private:
  void turnTo(const QString &id);
  void correct();
  void goOn();
  void look();
  void tellAnswers(const std::vector<questions::AnsweredQuestion> &answers);
  /// The question that is corrected; null where its answer is not to be seen any more.
  const ui::Question *answeredQuestion() const;

  QPointer<ui::ExamplePanel> mPanel;
  examples::ExamplePicker &mExamples;
  questions::QuestionList &mQuestions;
  questions::RunControl &mRuns;
  DoubtfulPlace mDoubt;
  QString mId;             ///< Of the question the form is about; empty: none was asked.
  bool mIsWaiting = false; ///< A correction came while something was under way.
};

} // namespace xemap::corrections
