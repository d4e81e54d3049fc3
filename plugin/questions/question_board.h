// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QObject>

class QgisInterface;

namespace xemap::dock {
class DockForm;
class DockMessages;
class QueryDock;
} // namespace xemap::dock

namespace xemap::questions {

class QuestionForm;
class QuestionList;
class RunControl;

/// Shows the list of questions in the dock and does what is asked of it there: to run what the form says, to collect,
/// to edit, to save and to load questions.
///
/// Threads: the main thread.
class QuestionBoard final : public QObject {
  Q_OBJECT

public:
  /// What the board works with; all of it outlives the board.
  struct Parts {
    QgisInterface &interface;
    dock::QueryDock &dock;
    const dock::DockForm &form;
    const dock::DockMessages &messages;
    QuestionForm &question;
    QuestionList &questions;
    RunControl &runs;
  };

  explicit QuestionBoard(const Parts &parts);

Q_SIGNALS:
  /// The form says from now on what this question of the list asks.
  void turnedTo(const QString &id);

private:
  void showQuestions();
  void run(const ui::QueryForm &form);
  void add();
  void edit(const QString &id);
  void save();
  void load();

  const Parts mParts;
};

} // namespace xemap::questions
