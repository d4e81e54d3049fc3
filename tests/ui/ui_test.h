// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gmock/gmock.h>

#include <QSignalSpy>
#include <QString>
#include <QTest>
#include <QWidget>

#include <ostream>

/// Lets GoogleTest print a QString as text instead of as a list of code units.
inline void PrintTo(const QString &text, std::ostream *out) {
  *out << '"' << text.toStdString() << '"';
}

namespace xemap::ui {

/// The descendant of that class and, if given, object name; the test fails where there is none.
template <class Widget> Widget *part(const QWidget &parent, const char *name = nullptr) {
  auto *found = parent.findChild<Widget *>(QString::fromLatin1(name));
  if (!found)
    ADD_FAILURE() << "no descendant " << (name ? name : "of this class");
  return found;
}

/// Shows the widget and waits until it is the active window, which the focus needs.
inline void showActive(QWidget &widget) {
  widget.show();
  widget.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&widget));
}

} // namespace xemap::ui
