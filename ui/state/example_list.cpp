// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/example_list.h"

#include <QSignalBlocker>

#include <utility>

namespace xemap::ui {

class ExampleList::Step final : public QUndoCommand {
public:
  Step(ExampleList &list, QList<ShownExample> after)
      : mList(list), mBefore(list.examples()), mAfter(std::move(after)) {}

  void undo() override { mList.take(mBefore); }
  void redo() override { mList.take(mAfter); }

private:
  ExampleList &mList;
  QList<ShownExample> mBefore;
  QList<ShownExample> mAfter;
};

ExampleList::ExampleList(QObject *parent) : QObject(parent) {
  // Told when the stack has come to rest: who listens asks it what can be undone.
  connect(&mSteps, &QUndoStack::indexChanged, this, [this] {
    Q_EMIT changed();
    Q_EMIT corrected();
  });
}

ExampleList::~ExampleList() {
  // The stack tells of its own end as of a step, and whoever hears it may be gone.
  mSteps.blockSignals(true);
}

void ExampleList::add(const QList<ShownExample> &examples) {
  step(mExamples + examples);
}

void ExampleList::remove(const QList<int> &rows) {
  QList<ShownExample> left;
  for (int row = 0; row < mExamples.size(); ++row)
    if (!rows.contains(row))
      left << mExamples.at(row);
  step(left);
}

void ExampleList::clear() {
  step({});
}

void ExampleList::reset(const QList<ShownExample> &examples) {
  {
    const QSignalBlocker blocker(mSteps);
    mSteps.clear();
  }
  mExamples = examples;
  Q_EMIT changed();
}

void ExampleList::take(const QList<ShownExample> &examples) {
  mExamples = examples;
}

void ExampleList::step(const QList<ShownExample> &after) {
  if (after != mExamples)
    mSteps.push(new Step(*this, after));
}

} // namespace xemap::ui
