// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/small_host.h"

#include <QAction>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <QVBoxLayout>
#include <qgisplugin.h>
#include <qgsapplication.h>
#include <qgsapplicationexitblockerinterface.h>
#include <qgslayertree.h>
#include <qgsmapmouseevent.h>
#include <qgsmaptool.h>
#include <qgsproject.h>
#include <qgstaskmanager.h>

#include <algorithm>
#include <stdexcept>

namespace xemap::plugin_tests {

SmallHost::SmallHost() {
  auto *centre = new QWidget;
  auto *column = new QVBoxLayout(centre);
  mMessageBar = new QgsMessageBar;
  mCanvas = new QgsMapCanvas;
  column->addWidget(mMessageBar);
  column->addWidget(mCanvas);
  mWindow.setCentralWidget(centre);
  mRasterMenu = new QMenu(&mWindow);
  mVectorMenu = new QMenu(&mWindow);
  mRasterToolBar = mWindow.addToolBar(QStringLiteral("Raster"));
  mWindow.resize(1000, 700);
  mWindow.show();
  mBridge = std::make_unique<QgsLayerTreeMapCanvasBridge>(QgsProject::instance()->layerTreeRoot(), mCanvas);
  // Tests say what the map shows.
  mBridge->setAutoSetupOnFirstLayer(false);
}

SmallHost::~SmallHost() {
  mCanvas->stopRendering();
  mCanvas->waitWhileRendering();
}

bool SmallHost::setActiveLayer(QgsMapLayer *layer) {
  mActiveLayer = layer;
  Q_EMIT currentLayerChanged(layer);
  return true;
}

void SmallHost::addPluginToRasterMenu(const QString & /*name*/, QAction *action) {
  mRasterMenu->addAction(action);
}

void SmallHost::removePluginRasterMenu(const QString & /*name*/, QAction *action) {
  mRasterMenu->removeAction(action);
}

void SmallHost::addPluginToVectorMenu(const QString & /*name*/, QAction *action) {
  mVectorMenu->addAction(action);
}

void SmallHost::removePluginVectorMenu(const QString & /*name*/, QAction *action) {
  mVectorMenu->removeAction(action);
}

int SmallHost::addRasterToolBarIcon(QAction *action) {
  mRasterToolBar->addAction(action);
  return 0;
}

void SmallHost::removeRasterToolBarIcon(QAction *action) {
  mRasterToolBar->removeAction(action);
}

void SmallHost::addTabifiedDockWidget(Qt::DockWidgetArea area, QDockWidget *dock, const QStringList & /*tabifyWith*/,
                                      bool /*raiseTab*/) {
  mWindow.addDockWidget(area, dock);
  mDocks.insert(dock);
  dock->show();
}

void SmallHost::removeDockWidget(QDockWidget *dock) {
  mWindow.removeDockWidget(dock);
  mDocks.remove(dock);
}

void SmallHost::addCustomActionForLayerType(QAction *action, QString /*menu*/, Qgis::LayerType /*type*/,
                                            bool /*allLayers*/) {
  mLayerActions.insert(action);
}

bool SmallHost::removeCustomActionForLayerType(QAction *action) {
  return mLayerActions.remove(action);
}

void SmallHost::showOptionsDialog(QWidget * /*parent*/, const QString &currentPage) {
  mOpenedOptions << currentPage;
}

void SmallHost::registerApplicationExitBlocker(QgsApplicationExitBlockerInterface *blocker) {
  mBlockers.insert(blocker);
}

void SmallHost::unregisterApplicationExitBlocker(QgsApplicationExitBlockerInterface *blocker) {
  mBlockers.remove(blocker);
}

bool SmallHost::allowsExit() const {
  return std::all_of(mBlockers.begin(), mBlockers.end(),
                     [](QgsApplicationExitBlockerInterface *blocker) { return blocker->allowExit(); });
}

int SmallHost::heldPartCount() const {
  return static_cast<int>(mRasterMenu->actions().size() + mVectorMenu->actions().size() + mLocator.filters().size() +
                          mRasterToolBar->actions().size() + mLayerActions.size() + mDocks.size() + mBlockers.size());
}

LoadedPlugin::LoadedPlugin(SmallHost &host) : mLibrary(QStringLiteral(XEMAP_PLUGIN_LIBRARY)) {
  if (!mLibrary.load())
    throw std::runtime_error(mLibrary.errorString().toStdString());
  auto *factory = reinterpret_cast<create_t *>(mLibrary.resolve("classFactory"));
  if (factory == nullptr)
    throw std::runtime_error("no classFactory in " XEMAP_PLUGIN_LIBRARY);
  mPlugin = factory(&host);
  mPlugin->initGui();
}

LoadedPlugin::~LoadedPlugin() {
  mPlugin->unload();
}

QString LoadedPlugin::text(const char *function) {
  auto *ask = reinterpret_cast<name_t *>(mLibrary.resolve(function));
  return ask != nullptr ? *ask() : QString();
}

int LoadedPlugin::type() {
  auto *ask = reinterpret_cast<type_t *>(mLibrary.resolve("type"));
  return ask != nullptr ? ask() : 0;
}

void drawOnMap(QgsMapCanvas &canvas, const QgsPointXY &from, const QgsPointXY &to) {
  QgsMapTool *tool = canvas.mapTool();
  ASSERT_NE(tool, nullptr);
  const auto at = [&canvas](QEvent::Type type, const QgsPointXY &place) {
    const QgsPointXY pixel = canvas.getCoordinateTransform()->transform(place);
    const QPoint nearest(qRound(pixel.x()), qRound(pixel.y()));
    return QgsMapMouseEvent(&canvas, type, nearest, Qt::LeftButton, Qt::LeftButton);
  };
  QgsMapMouseEvent press = at(QEvent::MouseButtonPress, from);
  QgsMapMouseEvent move = at(QEvent::MouseMove, to);
  QgsMapMouseEvent release = at(QEvent::MouseButtonRelease, to);
  tool->canvasPressEvent(&press);
  if (from != to)
    tool->canvasMoveEvent(&move);
  tool->canvasReleaseEvent(&release);
}

bool waitUntil(const std::function<bool()> &condition, int milliseconds) {
  QElapsedTimer timer;
  timer.start();
  while (!condition()) {
    if (timer.elapsed() > milliseconds)
      return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    // Deferred deletes wait for an event loop of their own level.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QThread::msleep(2);
  }
  return true;
}

testing::AssertionResult tasksEnd(const std::function<bool()> &condition, int milliseconds) {
  const QgsTaskManager &manager = *QgsApplication::taskManager();
  if (waitUntil([&] { return manager.count() == 0 && condition(); }, milliseconds))
    return testing::AssertionSuccess();
  testing::AssertionResult left = testing::AssertionFailure();
  left << (condition() ? "the condition holds" : "the condition does not hold");
  for (const QgsTask *task : manager.tasks())
    left << "; task '" << task->description().toStdString() << "' has status " << static_cast<int>(task->status());
  return left;
}

} // namespace xemap::plugin_tests
