// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>

#include <QApplication>
#include <QLocale>
#include <QStyleFactory>

int main(int argc, char **argv) {
  // The tests look at widgets, not at a desktop: they need no display, and give the same on every machine.
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  QLocale::setDefault(QLocale::c());
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
