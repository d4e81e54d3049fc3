// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/places/place_task.h"
#include "plugin/pointing/drawing_tools.h"
#include "ui/state/question.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QgsMapCanvas;

namespace xemap::dock {
class DockMessages;
class QueryDock;
} // namespace xemap::dock

namespace xemap::questions {
class QuestionBoard;
class QuestionList;
class RunControl;
} // namespace xemap::questions

namespace xemap::ui {
class PlaceView;
}

namespace xemap::places {

/// What else the model takes a place for: clicks on the map ask about what the form asked last, until another tool is
/// chosen.
///
/// Threads: the main thread.
class PlaceInquiry final : public QObject {
  Q_OBJECT

public:
  /// What it works with; all of it outlives this, but the dock, which QGIS may delete first.
  struct Parts {
    QgsMapCanvas &canvas;
    dock::QueryDock &dock;
    const dock::DockMessages &messages;
    const questions::QuestionList &questions;
    const questions::QuestionBoard &board;
    const questions::RunControl &runs;
  };

  PlaceInquiry(const Parts &parts, std::shared_ptr<engine::EngineHost> host);
  ~PlaceInquiry() override;

  /// Gives up and waits until nothing is asked any more.
  void end();

private:
  void turnTo(const QString &id);
  void offer();
  void setPicking(bool picking);
  void ask(const QgsGeometry &shape);
  void takeOutcome();
  /// The question that places are asked about; null where it was not answered.
  const ui::Question *answeredQuestion() const;

  QgsMapCanvas &mCanvas;
  const dock::DockMessages &mMessages;
  QPointer<ui::PlaceView> mView;
  const questions::QuestionList &mQuestions;
  std::shared_ptr<engine::EngineHost> mHost;
  pointing::DrawingTools mTools;
  QPointer<PlaceTask> mTask;
  QString mId; ///< Of the question the form is about; empty: none was asked.
};

} // namespace xemap::places
