// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace xemap::ui {

namespace {

class WheelGuard : public QObject {
public:
  explicit WheelGuard(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }

protected:
  bool eventFilter(QObject *watched, QEvent *event) override {
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
      return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
  }
};

} // namespace

void guardWheel(QWidget *widget) {
  // With Qt::WheelFocus the first turn of the wheel would give the focus that is asked for.
  if (widget->focusPolicy() == Qt::WheelFocus)
    widget->setFocusPolicy(Qt::StrongFocus);
  new WheelGuard(widget);
}

} // namespace xemap::ui
