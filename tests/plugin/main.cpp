// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/quit_scenario.h"

#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <qgsapplication.h>

#include <fstream>

int main(int argc, char **argv) {
  testing::InitGoogleTest(&argc, argv);
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  const QTemporaryDir home;
#ifdef XEMAP_TEST_ENGINE // Otherwise the plugin finds the engine and the models of the build tree.
  QDir(home.path()).mkpath(QStringLiteral("models/slow"));
  std::ofstream(home.filePath(QStringLiteral("models/slow/model.json")).toStdString()) << "{}\n";
  qputenv("XEMAP_ENGINE", XEMAP_TEST_ENGINE);
  qputenv("XEMAP_MODEL_PATH", home.filePath(QStringLiteral("models")).toUtf8());
#endif
  for (const char *folder : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
    qputenv(folder, home.path().toUtf8());
  QCoreApplication::setOrganizationName(QStringLiteral("xemap-tests"));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
  QgsApplication application(argc, argv, true);
  QgsApplication::setPrefixPath(QStringLiteral(XEMAP_QGIS_PREFIX), true);
  QgsApplication::initQgis();
  const int result = argc == 2 && QByteArray(argv[1]).startsWith("--quit=")
                         ? xemap::plugin_tests::quitInFlight(QString::fromLocal8Bit(argv[1]).mid(7))
                         : RUN_ALL_TESTS();
  QgsApplication::exitQgis();
  return result;
}
