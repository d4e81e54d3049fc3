// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QList>
#include <QScrollBar>
#include <QTextEdit>
#include <QWidget>

namespace xemap::ui {

/// What a person can use in a window, the parts that controls are made of left out.
inline QList<QWidget *> controlsOf(const QWidget &window) {
  QList<QWidget *> controls;
  for (QWidget *widget : window.findChildren<QWidget *>()) {
    const bool isControl = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
                           qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                           qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QTextEdit *>(widget) ||
                           qobject_cast<QAbstractSlider *>(widget);
    bool isPart = widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<QScrollBar *>(widget);
    for (const QWidget *above = widget->parentWidget(); above != nullptr && above != &window;
         above = above->parentWidget())
      isPart = isPart || qobject_cast<const QComboBox *>(above) || qobject_cast<const QAbstractSpinBox *>(above) ||
               qobject_cast<const QLineEdit *>(above) || qobject_cast<const QAbstractItemView *>(above) ||
               qobject_cast<const QTextEdit *>(above);
    if (isControl && !isPart)
      controls.append(widget);
  }
  return controls;
}

} // namespace xemap::ui
