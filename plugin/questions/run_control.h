// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/forecast/run_forecast.h"
#include "plugin/questions/question_runner.h"

#include <QObject>
#include <QPointer>

namespace xemap::dock {
class DockMessages;
class QueryDock;
} // namespace xemap::dock

namespace xemap::pointing {
class AskedExtent;
}

namespace xemap::questions {

class QuestionList;

/// Runs questions of the list and shows how that goes: in the list, beside the dock's buttons and in the forecast.
///
/// Threads: the main thread.
class RunControl final : public QObject {
  Q_OBJECT

public:
  /// What a run is made with; all of it outlives the control, but the dock, which QGIS may delete first.
  struct Parts {
    dock::QueryDock &dock;
    const dock::DockMessages &messages;
    QgsMapCanvas &canvas;
    const pointing::AskedExtent &extent;
    QuestionList &questions;
  };

  RunControl(const Parts &parts, std::shared_ptr<engine::EngineHost> host);

  bool isRunning() const { return mRunner.isRunning(); }
  /// Begins with these questions of the list; more while it is running are left aside.
  void ask(const QStringList &ids);
  /// Looks anew at what a run would take.
  void refreshForecast() { mForecast.refresh(); }
  /// Gives up and waits until the worker is idle; its outcome is dropped.
  void end();

Q_SIGNALS:
  /// A pass was answered; there is at least one answer.
  void answered(const std::vector<xemap::questions::AnsweredQuestion> &answers);
  /// A pass failed; the analyst is told.
  void failed(const QList<xemap::ui::Question> &questions);
  /// Nothing is under way any more.
  void ended();

private:
  void cancel();
  void showBegun(const QList<ui::Question> &questions);
  void takeAnswers(const std::vector<AnsweredQuestion> &answers);
  void showFailed(const QList<ui::Question> &questions, const QString &why);
  void showEnded(const QList<ui::Question> &questions);

  QPointer<dock::QueryDock> mDock;
  const dock::DockMessages &mMessages;
  QuestionList &mQuestions;
  QuestionRunner mRunner;
  forecast::RunForecast mForecast;
};

} // namespace xemap::questions
