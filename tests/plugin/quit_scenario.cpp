// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/quit_scenario.h"

#include "tests/plugin/scene.h"
#include "tests/plugin/small_host.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QTemporaryDir>
#include <qgsapplication.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgstaskmanager.h>

namespace xemap::plugin_tests {

int quitInFlight(const QString &way) {
  const QTemporaryDir folder;
  auto host = std::make_unique<SmallHost>();
  auto plugin = std::make_unique<LoadedPlugin>(*host);
  auto *layer =
      new QgsRasterLayer(Scene().write(folder.filePath(QStringLiteral("scene.tif"))), QStringLiteral("scene"));
  QgsProject::instance()->addMapLayer(layer);
  host->mapCanvas()->setDestinationCrs(layer->crs());
  host->mapCanvas()->setExtent(layer->extent());
  host->mainWindow()->findChild<QAction *>(QStringLiteral("xemapToggleDock"))->trigger();
  host->mainWindow()->findChild<QLineEdit *>(QStringLiteral("expression"))->setText(QStringLiteral("slow river"));
  host->mainWindow()->findChild<QAbstractButton *>(QStringLiteral("run"))->click();
  const bool underWay = waitUntil([] {
    const QList<QgsTask *> tasks = QgsApplication::taskManager()->tasks();
    return tasks.size() == 1 && tasks.first()->progress() > 10.0;
  });
  if (!underWay)
    return 3;
  if (way == QLatin1String("sudden")) {
    // Neither is deleted: the plugin finds out when the process ends.
    plugin.release();
    host.release();
    return 0;
  }
  if (!host->allowsExit())
    return 4;
  plugin.reset();
  QgsProject::instance()->clear();
  return 0;
}

} // namespace xemap::plugin_tests
