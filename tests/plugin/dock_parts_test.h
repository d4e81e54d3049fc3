// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/dock/query_dock.h"
#include "tests/plugin/scene.h"
#include "tests/plugin/small_host.h"
#include "ui/widgets/query_dock_content.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgssettings.h>

#include <memory>

namespace xemap::plugin_tests {

/// A dock over a scene on the canvas, with nothing behind it but what a test puts there.
class DockPartsTest : public testing::Test {
protected:
  DockPartsTest() {
    QgsSettings().clear();
    QgsProject::instance()->clear();
    mDock = std::make_unique<dock::QueryDock>(mHost.mainWindow());
  }
  ~DockPartsTest() override {
    mDock.reset();
    QgsProject::instance()->clear();
  }

  QString path(const QString &name) const { return mFolder.filePath(name); }
  SmallHost &host() { return mHost; }
  QgsMapCanvas &canvas() { return *mHost.mapCanvas(); }
  dock::QueryDock &dock() { return *mDock; }
  ui::QueryDockContent &content() { return mDock->content(); }

  /// Adds the scene to the project, shows all of it and chooses it in the dock.
  QgsRasterLayer &showScene() {
    auto *layer = new QgsRasterLayer(Scene().write(path(QStringLiteral("scene.tif"))), QStringLiteral("scene"));
    QgsProject::instance()->addMapLayer(layer);
    canvas().setDestinationCrs(layer->crs());
    canvas().setExtent(layer->extent());
    waitUntil([this] { return !canvas().isDrawing(); });
    mDock->chooseLayer(layer);
    return *layer;
  }

private:
  QTemporaryDir mFolder;
  SmallHost mHost;
  std::unique_ptr<dock::QueryDock> mDock;
};

} // namespace xemap::plugin_tests
