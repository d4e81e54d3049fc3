// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/result_layers.h"
#include "plugin/results/combine_task.h"
#include "ui/state/question.h"

#include <QList>
#include <QObject>
#include <QPointer>

namespace xemap::results {

/// Makes one map of the answers to several questions, in the background, and adds it to the project.
///
/// Threads: the main thread.
class ResultCombiner final : public QObject {
  Q_OBJECT

public:
  explicit ResultCombiner(QObject *parent = nullptr) : QObject(parent) {}
  ~ResultCombiner() override { end(); }

  /// `combination` none: a class map of what reaches the threshold. Begins nothing while something is made.
  ///
  /// Throws: NotFound where an answer's layers were removed; Unwritable.
  void combine(const QList<ui::Question> &questions, std::optional<raster::Combination> combination, double threshold,
               double opacity);

  /// Cancels what is under way and waits until its worker is idle.
  void end();

Q_SIGNALS:
  /// The result of a combination, in the project.
  void combined(const xemap::output::ResultLayers &result);
  /// One line.
  void failed(const QString &why);

private:
  void takeOutcome();
  void addToProject(const CombineRequest &request);

  QPointer<CombineTask> mTask;
  double mOpacity = 1.0;
};

} // namespace xemap::results
