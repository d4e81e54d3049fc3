// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/plugin/interface_stub.h"

#include <QDockWidget>
#include <QLibrary>
#include <QMainWindow>
#include <QMenu>
#include <QSet>
#include <QToolBar>
#include <gtest/gtest.h>
#include <qgslayertreemapcanvasbridge.h>
#include <qgslocator.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>

#include <functional>
#include <memory>

class QgisPlugin;

namespace xemap::plugin_tests {

/// As much of a QGIS main window as the plugin uses: a canvas on the project's layers, menu, tool bar, docks, messages.
class SmallHost final : public InterfaceStub {
public:
  SmallHost();
  ~SmallHost() override;

  QgsMapCanvas *mapCanvas() override { return mCanvas; }
  QWidget *mainWindow() override { return &mWindow; }
  QgsMessageBar *messageBar() override { return mMessageBar; }
  QMenu *rasterMenu() override { return mRasterMenu; }
  QMenu *vectorMenu() override { return mVectorMenu; }
  QToolBar *rasterToolBar() override { return mRasterToolBar; }
  QgsMapLayer *activeLayer() override { return mActiveLayer; }
  bool setActiveLayer(QgsMapLayer *layer) override;

  void addPluginToRasterMenu(const QString &name, QAction *action) override;
  void removePluginRasterMenu(const QString &name, QAction *action) override;
  void addPluginToVectorMenu(const QString &name, QAction *action) override;
  void removePluginVectorMenu(const QString &name, QAction *action) override;
  void registerLocatorFilter(QgsLocatorFilter *filter) override { mLocator.registerFilter(filter); }
  void deregisterLocatorFilter(QgsLocatorFilter *filter) override { mLocator.deregisterFilter(filter); }
  int addRasterToolBarIcon(QAction *action) override;
  void removeRasterToolBarIcon(QAction *action) override;
  void addTabifiedDockWidget(Qt::DockWidgetArea area, QDockWidget *dock, const QStringList &tabifyWith,
                             bool raiseTab) override;
  void removeDockWidget(QDockWidget *dock) override;
  void addCustomActionForLayerType(QAction *action, QString menu, Qgis::LayerType type, bool allLayers) override;
  bool removeCustomActionForLayerType(QAction *action) override;
  void registerOptionsWidgetFactory(QgsOptionsWidgetFactory *factory) override { mOptions.insert(factory); }
  void unregisterOptionsWidgetFactory(QgsOptionsWidgetFactory *factory) override { mOptions.remove(factory); }
  void showOptionsDialog(QWidget *parent, const QString &currentPage) override;
  void registerApplicationExitBlocker(QgsApplicationExitBlockerInterface *blocker) override;
  void unregisterApplicationExitBlocker(QgsApplicationExitBlockerInterface *blocker) override;

  /// What QGIS asks before it quits.
  bool allowsExit() const;
  /// How many actions, docks and blockers of plugins the host holds.
  int heldPartCount() const;
  QgsLocator &locator() { return mLocator; }
  const QSet<QAction *> &layerActions() const { return mLayerActions; }
  const QSet<QgsOptionsWidgetFactory *> &options() const { return mOptions; }
  const QStringList &openedOptions() const { return mOpenedOptions; }
  QgsLayerTreeMapCanvasBridge &bridge() { return *mBridge; }

private:
  QMainWindow mWindow;
  QgsMapCanvas *mCanvas = nullptr;
  QgsMessageBar *mMessageBar = nullptr;
  QMenu *mRasterMenu = nullptr;
  QMenu *mVectorMenu = nullptr;
  mutable QgsLocator mLocator; ///< Its filters can be had of one that may change only.
  QToolBar *mRasterToolBar = nullptr;
  std::unique_ptr<QgsLayerTreeMapCanvasBridge> mBridge;
  QPointer<QgsMapLayer> mActiveLayer;
  QSet<QAction *> mLayerActions;
  QSet<QDockWidget *> mDocks;
  QSet<QgsApplicationExitBlockerInterface *> mBlockers;
  QSet<QgsOptionsWidgetFactory *> mOptions;
  QStringList mOpenedOptions; ///< Pages of the options dialog, in the order they were asked for.
};

/// The plugin library, opened and asked as QGIS does.
class LoadedPlugin {
public:
  explicit LoadedPlugin(SmallHost &host);
  /// Unloads the plugin as QGIS does: the object and the library stay.
  ~LoadedPlugin();

  QgisPlugin &plugin() { return *mPlugin; }
  /// Answers of the exported functions: name, description, category, version, icon, experimental.
  QString text(const char *function);
  int type();
  QLibrary &library() { return mLibrary; }

private:
  QLibrary mLibrary;
  QgisPlugin *mPlugin = nullptr;
};

/// Draws with the map's tool from one place to another, or clicks where both are one.
void drawOnMap(QgsMapCanvas &canvas, const QgsPointXY &from, const QgsPointXY &to);

/// Handles events until the condition holds; false after `milliseconds`.
bool waitUntil(const std::function<bool()> &condition, int milliseconds = 20000);

/// Handles events until QGIS has no task any more and the condition holds; says what is left after `milliseconds`.
testing::AssertionResult tasksEnd(
    const std::function<bool()> &condition = [] { return true; }, int milliseconds = 20000);

} // namespace xemap::plugin_tests
