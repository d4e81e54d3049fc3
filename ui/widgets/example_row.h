// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/example_shape.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace xemap::ui {

/// Takes an example from the map, to look for more like it: a button to point at one, whose menu has the ways to draw
/// it, what was pointed at, and a button to let go of it.
class ExampleRow : public QWidget {
  Q_OBJECT

public:
  explicit ExampleRow(QWidget *parent = nullptr);

  /// Says what was pointed at, such as its size; empty: nothing.
  void setText(const QString &text);
  bool isSet() const;

Q_SIGNALS:
  void pickClicked(xemap::ui::ExampleShape shape);
  void clearClicked();

private:
  void addShape(ExampleShape shape, const char *name, const QString &text, const QString &toolTip);

  QToolButton *mPick;
  QLabel *mText;
  QToolButton *mClear;
};

} // namespace xemap::ui
