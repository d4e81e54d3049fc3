// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/examples/example_marks.h"
#include "plugin/examples/feature_examples.h"
#include "plugin/pointing/drawing_tools.h"
#include "ui/state/example_list.h"
#include "ui/state/example_shape.h"

#include <QObject>

class QKeyEvent;
class QgisInterface;

namespace xemap::ui {
class QueryDockContent;
}

namespace xemap::examples {

/// Examples of what the answer is to look like, and of what not: pointed at on the map, or taken from features.
///
/// While it points, Esc puts the tool away, Enter asks, D goes to the next doubtful place, Y and N say what is there,
/// and the keys of undo and redo do so with examples.
///
/// Threads: the main thread.
class ExamplePicker final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  ExamplePicker(QgisInterface &interface, ui::QueryDockContent &content);

  const QList<ui::ShownExample> &examples() const { return mList.examples(); }
  void add(const ui::ShownExample &example) { mList.add({example}); }
  /// Shows the examples of a question as if they had been pointed at.
  void show(const QList<ui::ShownExample> &examples) { mList.reset(examples); }

Q_SIGNALS:
  /// The analyst shows more, less or other examples than before.
  void corrected();
  void doubtRequested();
  void doubtAnswered(bool like);

private:
  void point(ui::ExampleShape shape, bool like);
  void take(const QgsGeometry &shape);
  void takeKey(QKeyEvent *event);
  void stopPointing();
  void tellExamples();

  QgsMapCanvas &mCanvas;
  ui::QueryDockContent &mContent;
  ui::ExampleList mList;
  ExampleMarks mMarks;
  pointing::DrawingTools mTools;
  FeatureExamples mFeatures;
  bool mLike = true; ///< What is pointed at is meant.
};

} // namespace xemap::examples
