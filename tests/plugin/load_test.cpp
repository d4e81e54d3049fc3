// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/plugin_test.h"

#include <QAction>
#include <QFile>
#include <QIcon>
#include <QLineEdit>
#include <QPointer>
#include <qgisplugin.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>

#include <dlfcn.h>

namespace xemap::plugin_tests {

namespace {

QString metadata(const QString &key) {
  QFile file(QStringLiteral(XEMAP_SOURCE_DIR "/metadata.txt"));
  EXPECT_TRUE(file.open(QIODevice::ReadOnly));
  while (!file.atEnd()) {
    const QString line = QString::fromUtf8(file.readLine()).trimmed();
    if (line.startsWith(key + QLatin1Char('=')))
      return line.mid(key.size() + 1);
  }
  return {};
}

bool isMapped(const char *library) {
  QFile maps(QStringLiteral("/proc/self/maps"));
  EXPECT_TRUE(maps.open(QIODevice::ReadOnly));
  return maps.readAll().contains(library);
}

} // namespace

TEST_F(PluginTest, SaysWhatTheMetadataSays) {
  for (const char *key : {"name", "description", "category", "version", "experimental"})
    EXPECT_EQ(loaded().text(key).toStdString(), metadata(QString::fromLatin1(key)).toStdString()) << key;
  EXPECT_EQ(loaded().type(), QgisPlugin::UI);
  EXPECT_FALSE(QIcon(loaded().text("icon")).availableSizes().isEmpty() && QFile(loaded().text("icon")).size() == 0);
}

TEST_F(PluginTest, DoesNotOpenByItself) {
  EXPECT_EQ(dock(), nullptr);
  EXPECT_EQ(host().heldPartCount(),
            8); // Two entries of two menus, tool bar button, layer action, locator filter, exit blocker.
}

TEST_F(PluginTest, NeedsNoTorchBeforeTheFirstQuestion) {
  showScene();
  EXPECT_FALSE(isMapped("libtorch"));
  EXPECT_FALSE(isMapped("slow_engine"));
  EXPECT_NE(ask(QStringLiteral("river"), Extent::WholeLayer).probability, nullptr);
  EXPECT_TRUE(isMapped("slow_engine"));
}

TEST_F(PluginTest, ActionTogglesTheDock) {
  openDock();
  auto *action = host().mainWindow()->findChild<QAction *>(QStringLiteral("xemapToggleDock"));
  ASSERT_NE(dock(), nullptr);
  EXPECT_TRUE(waitUntil([&] { return dock()->isVisible() && action->isChecked(); }));
  dock()->close();
  EXPECT_TRUE(waitUntil([&] { return !action->isChecked(); }));
  action->trigger();
  EXPECT_TRUE(waitUntil([&] { return dock()->isVisible(); }));
}

TEST_F(PluginTest, LayerActionChoosesTheLayer) {
  showScene();
  Scene other;
  auto *second = new QgsRasterLayer(other.write(path(QStringLiteral("other.tif"))), QStringLiteral("other"));
  QgsProject::instance()->addMapLayer(second);
  host().setActiveLayer(second);
  auto *action = host().mainWindow()->findChild<QAction *>(QStringLiteral("xemapAskAboutLayer"));
  ASSERT_TRUE(host().layerActions().contains(action));
  action->trigger();
  EXPECT_EQ(part<QgsMapLayerComboBox>("xemapLayer")->currentLayer(), second);
}

TEST_F(PluginTest, UnloadsAndReloadsTwice) {
  for (int round = 0; round < 2; ++round) {
    showScene();
    EXPECT_NE(ask(QStringLiteral("round %1").arg(round), Extent::WholeLayer).mask, nullptr);
    const QPointer<QDockWidget> before(dock());
    unload();
    EXPECT_EQ(host().heldPartCount(), 0);
    EXPECT_TRUE(before.isNull());
    EXPECT_EQ(host().mainWindow()->findChild<QAction *>(QStringLiteral("xemapToggleDock")), nullptr);
    reload();
    EXPECT_EQ(host().heldPartCount(), 8);
    QgsProject::instance()->clear();
  }
}

TEST_F(PluginTest, SecondInitGuiAndSecondUnloadChangeNothing) {
  loaded().plugin().initGui();
  EXPECT_EQ(host().heldPartCount(), 8);
  loaded().plugin().unload();
  loaded().plugin().unload();
  EXPECT_EQ(host().heldPartCount(), 0);
  loaded().plugin().initGui();
  EXPECT_EQ(host().heldPartCount(), 8);
}

TEST_F(PluginTest, ExportedUnloadDeletesAPluginOnce) {
  auto *create = reinterpret_cast<create_t *>(loaded().library().resolve("classFactory"));
  auto *remove = reinterpret_cast<unload_t *>(loaded().library().resolve("unload"));
  QgisPlugin *second = create(&host());
  second->initGui();
  EXPECT_EQ(host().heldPartCount(), 16);
  remove(second);
  EXPECT_EQ(host().heldPartCount(), 8);
  remove(second);
  remove(nullptr);
  EXPECT_EQ(host().heldPartCount(), 8);
}

TEST_F(PluginTest, ExportsNothingButTheEntryPoints) {
  EXPECT_EQ(loaded().library().resolve("_ZTVN5xemap5entry11XemapPluginE"), nullptr);
  EXPECT_EQ(loaded().library().resolve("_ZN5xemap6raster10openRasterE"), nullptr);
}

} // namespace xemap::plugin_tests
