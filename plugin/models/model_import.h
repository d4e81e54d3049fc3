// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/models/import_task.h"

#include <QObject>
#include <QPointer>

class QgisInterface;

namespace xemap::models {

/// "Import model...": asks for a checkpoint, makes a model of it in the background, and says how that went.
///
/// Threads: the main thread.
class ModelImport final : public QObject {
  Q_OBJECT

public:
  explicit ModelImport(QgisInterface &interface, QObject *parent = nullptr);
  ~ModelImport() override;

  /// Asks for the files and starts; an import under way is left to itself.
  void ask();

  /// Imports this checkpoint; `vocabulary` may be empty when it lies beside it.
  void start(const QString &checkpoint, const QString &vocabulary);

  /// Cancels an import under way, and waits until its worker is idle.
  void end();

Q_SIGNALS:
  /// There is a new model.
  void imported(const QString &directory);

private:
  void takeOutcome();

  QgisInterface &mInterface;
  QPointer<ImportTask> mTask;
};

} // namespace xemap::models
