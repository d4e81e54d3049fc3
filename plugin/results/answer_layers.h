// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/questions/question_runner.h"

#include <QObject>
#include <QStringList>

class QgisInterface;

namespace xemap::dock {
class DockMessages;
class QueryDock;
} // namespace xemap::dock

namespace xemap::output {
struct ResultLayers;
}

namespace xemap::questions {
class QuestionList;
}

namespace xemap::results {

class ShownResult;

/// Makes layers of answers, and says in the dock and in the log what was found.
///
/// Threads: the main thread.
class AnswerLayers final : public QObject {
  Q_OBJECT

public:
  /// What it works with; all of it outlives this.
  struct Parts {
    QgisInterface &interface;
    dock::QueryDock &dock;
    const dock::DockMessages &messages;
    questions::QuestionList &questions;
    ShownResult &shown;
  };

  explicit AnswerLayers(const Parts &parts) : mParts(parts) {}

  /// Adds the answers of a pass, of which there is at least one, and turns to the first of them.
  void add(const std::vector<questions::AnsweredQuestion> &answers);

private:
  output::ResultLayers layersFor(const questions::AnsweredQuestion &answered);
  void showSummary(const questions::AnsweredQuestion &answered, const QStringList &warnings);

  const Parts mParts;
};

} // namespace xemap::results
