// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/questions/query_task.h"
#include "ui/state/question.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

class QgsMapCanvas;

namespace xemap::questions {

/// A question with its answer.
struct AnsweredQuestion {
  ui::Question question;
  engine::EngineAnswer answer;
  QString resultPath; ///< Of the probability GeoTIFF.
  /// Of the map, at the threshold, by a correction. Units: [0,1].
  std::optional<double> changedShare;
};

/// Asks questions in the background: those about the same pixels in one pass, the passes one after the other.
///
/// Threads: the main thread.
class QuestionRunner final : public QObject {
  Q_OBJECT

public:
  QuestionRunner(QgsMapCanvas &canvas, std::shared_ptr<engine::EngineHost> host);
  ~QuestionRunner() override;

  bool isRunning() const { return !mTask.isNull(); }
  /// Begins with the questions; more while it is running are left aside. Regions that are asked for by their number are
  /// counted at the threshold.
  void ask(const QList<ui::Question> &questions, double threshold);
  /// Gives up what is under way and what would follow; `ended` comes when the worker has stopped.
  void cancel();
  /// Ends the pass under way soon, with what is answered by then; nothing follows.
  void keepPart();
  /// Gives up at once and waits until the worker is idle; no signal comes any more.
  void end();

Q_SIGNALS:
  /// A pass about these begins.
  void begun(const QList<xemap::ui::Question> &questions);
  /// Of all passes. Units: [0,1].
  void progressed(double fraction);
  void answered(const std::vector<xemap::questions::AnsweredQuestion> &answers);
  /// One line.
  void failed(const QList<xemap::ui::Question> &questions, const QString &why);
  /// Nothing is under way any more. `questions` were given up unanswered.
  void ended(const QList<xemap::ui::Question> &questions);

private:
  void beginNext();
  void takeOutcome();
  void layersGo(const QStringList &layerIds);

  QgsMapCanvas &mCanvas;
  std::shared_ptr<engine::EngineHost> mHost;
  QPointer<QueryTask> mTask;
  QString mTaskLayerId;
  QList<ui::Question> mUnderWay;
  QList<ui::Question> mWaiting;
  double mThreshold = 0.5;
  int mAnswered = 0; ///< Of those asked at once.
  bool mIsGivenUp = false;
  QElapsedTimer mTime; ///< Of the pass.
};

} // namespace xemap::questions
