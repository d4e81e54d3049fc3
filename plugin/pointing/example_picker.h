// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/pointing/area_drawer.h"
#include "ui/state/example_shape.h"
#include "ui/state/question.h"

#include <QObject>

class QgsMapCanvas;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::pointing {

/// "More like this": an example of what the answer is to look like, pointed at on the map.
///
/// Threads: the main thread.
class ExamplePicker final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  ExamplePicker(QgsMapCanvas &canvas, dock::QueryDock &dock);

  /// Shows the example of a question as if it had been pointed at, or none where it has none.
  void show(const ui::Question &question);
  /// Lets a question ask for more like what was pointed at; there is an example.
  void addTo(ui::Question &question) const;

private:
  void pick(ui::ExampleShape shape);
  double clickSize() const;
  void tellExample();

  QgsMapCanvas &mCanvas;
  dock::QueryDock &mDock;
  AreaDrawer mDrawer;
};

} // namespace xemap::pointing
