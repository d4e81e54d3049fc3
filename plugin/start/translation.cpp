// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/start/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <qgsapplication.h>

namespace xemap::start {

Translation::Translation() {
  // The language of QGIS's own settings, which need not be that of the system.
  if (mTranslator.load(QLocale(QgsApplication::locale()), QStringLiteral("xemap"), QStringLiteral("_"),
                       QStringLiteral(":/xemap/i18n")))
    QCoreApplication::installTranslator(&mTranslator);
}

Translation::~Translation() {
  QCoreApplication::removeTranslator(&mTranslator);
}

} // namespace xemap::start
