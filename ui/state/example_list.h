// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/shown_example.h"

#include <QList>
#include <QObject>
#include <QUndoStack>

namespace xemap::ui {

/// The examples that are shown for the next question, each step undone and done again as the analyst likes.
class ExampleList : public QObject {
  Q_OBJECT

public:
  explicit ExampleList(QObject *parent = nullptr);
  ~ExampleList() override;

  const QList<ShownExample> &examples() const { return mExamples; }
  void add(const QList<ShownExample> &examples);
  /// Takes those of these rows away.
  void remove(const QList<int> &rows);
  void clear();
  /// Takes over the examples of another question: nothing is left to be undone, and nobody corrected anything.
  void reset(const QList<ShownExample> &examples);
  void undo() { mSteps.undo(); }
  void redo() { mSteps.redo(); }
  bool canUndo() const { return mSteps.canUndo(); }
  bool canRedo() const { return mSteps.canRedo(); }

Q_SIGNALS:
  void changed();
  /// The analyst shows more, less or other examples than before; after `changed`.
  void corrected();

private:
  class Step;

  void take(const QList<ShownExample> &examples);
  void step(const QList<ShownExample> &after);

  QList<ShownExample> mExamples;
  QUndoStack mSteps;
};

} // namespace xemap::ui
