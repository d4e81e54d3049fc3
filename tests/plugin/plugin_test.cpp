// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/plugin_test.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QTextEdit>
#include <qgsapplication.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>
#include <qgsrasterdataprovider.h>
#include <qgssettings.h>
#include <qgstaskmanager.h>

#include <map>

namespace xemap::plugin_tests {

QgsPointXY Pixels::centreOf(int column, int row) const {
  return {extent.xMinimum() + (column + 0.5) * extent.width() / width,
          extent.yMaximum() - (row + 0.5) * extent.height() / height};
}

QgsRectangle Pixels::boxAbove(double value) const {
  QgsRectangle box;
  box.setNull();
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column)
      if (at(column, row).value_or(value) > value)
        box.combineExtentWith(centreOf(column, row).x(), centreOf(column, row).y());
  return box;
}

Pixels pixelsOf(QgsRasterLayer &layer) {
  Pixels pixels;
  pixels.width = layer.width();
  pixels.height = layer.height();
  pixels.extent = layer.extent();
  const std::unique_ptr<QgsRasterBlock> block(
      layer.dataProvider()->block(1, layer.extent(), layer.width(), layer.height()));
  for (int row = 0; row < pixels.height; ++row) {
    for (int column = 0; column < pixels.width; ++column) {
      bool noData = false;
      const double value = block->valueAndNoData(row, column, noData);
      pixels.values.push_back(noData ? std::nullopt : std::optional<double>(value));
    }
  }
  return pixels;
}

PluginTest::PluginTest() {
  QgsSettings().clear();
  QgsProject::instance()->clear();
  QDir(QDir(QgsApplication::qgisSettingsDirPath()).filePath(QStringLiteral("xemap"))).removeRecursively();
  mHost = std::make_unique<SmallHost>();
  mPlugin = std::make_unique<LoadedPlugin>(*mHost);
}

PluginTest::~PluginTest() {
  mPlugin.reset();
  QgsProject::instance()->clear();
  tasksEnd();
}

QgsRasterLayer *PluginTest::show(std::unique_ptr<QgsRasterLayer> layer) {
  EXPECT_TRUE(layer->isValid()) << layer->error().summary().toStdString();
  QgsRasterLayer *added = layer.get();
  QgsProject::instance()->addMapLayer(layer.release());
  host().mapCanvas()->setDestinationCrs(added->crs());
  zoomTo(added->extent());
  openDock();
  part<QgsMapLayerComboBox>("xemapLayer")->setLayer(added);
  return added;
}

QgsRasterLayer *PluginTest::showScene(const Scene &scene) {
  return show(
      std::make_unique<QgsRasterLayer>(scene.write(path(QStringLiteral("scene.tif"))), QStringLiteral("scene")));
}

void PluginTest::zoomTo(const QgsRectangle &extent, double rotation) {
  host().mapCanvas()->setRotation(rotation);
  host().mapCanvas()->setExtent(extent);
  waitUntil([this] { return !host().mapCanvas()->isDrawing(); });
}

void PluginTest::drawOnMap(const QgsPointXY &from, const QgsPointXY &to) {
  plugin_tests::drawOnMap(*host().mapCanvas(), from, to);
}

void PluginTest::openDock() {
  auto *action = host().mainWindow()->findChild<QAction *>(QStringLiteral("xemapToggleDock"));
  ASSERT_NE(action, nullptr);
  if (!action->isChecked())
    action->trigger();
}

QDockWidget *PluginTest::dock() const {
  return mHost->mainWindow()->findChild<QDockWidget *>(QStringLiteral("xemapQueryDock"));
}

void PluginTest::choose(Extent extent) {
  auto *chooser = part<QComboBox>("extentMode");
  chooser->setCurrentIndex(static_cast<int>(extent));
}

bool PluginTest::run(const QString &expression) {
  part<QLineEdit>("expression")->setText(expression);
  auto *button = part<QAbstractButton>("run");
  if (!button->isEnabled())
    return false;
  button->click();
  return true;
}

FoundResult PluginTest::ask(const QString &expression, Extent extent) {
  choose(extent);
  const std::size_t before = results().size();
  EXPECT_TRUE(run(expression)) << part<QAbstractButton>("run")->toolTip().toStdString();
  EXPECT_TRUE(waitForEnd());
  EXPECT_EQ(errorText().toStdString(), "");
  const std::vector<FoundResult> found = results();
  EXPECT_EQ(found.size(), before + 1);
  for (const FoundResult &result : found) {
    if (result.probability != nullptr &&
        result.probability->customProperty(QStringLiteral("xemap/expression")).toString() == expression)
      return result;
  }
  return {};
}

bool PluginTest::isRunning() const {
  return part<QAbstractButton>("cancel")->isEnabled();
}

bool PluginTest::waitForEnd() {
  // A run that was cancelled before its task was in the manager ends in the next turn.
  QCoreApplication::processEvents();
  return tasksEnd([this] { return !isRunning(); });
}

QString PluginTest::errorText() const {
  const auto *line = part<QWidget>("error");
  return line->isHidden() ? QString() : line->findChild<QTextEdit *>()->toPlainText();
}

std::vector<FoundResult> PluginTest::results() const {
  std::map<QString, FoundResult> found;
  for (QgsRasterLayer *layer : QgsProject::instance()->layers<QgsRasterLayer *>()) {
    const QString run = layer->customProperty(QStringLiteral("xemap/run")).toString();
    if (run.isEmpty())
      continue;
    const bool isMask = layer->customProperty(QStringLiteral("xemap/role")).toString() == QLatin1String("mask");
    (isMask ? found[run].mask : found[run].probability) = layer;
  }
  std::vector<FoundResult> all;
  for (const auto &[run, result] : found)
    all.push_back(result);
  return all;
}

QStringList PluginTest::resultFiles() const {
  QStringList files;
  for (const QString &folder : {QDir(QgsApplication::qgisSettingsDirPath()).filePath(QStringLiteral("xemap/results")),
                                mFolder.filePath(QStringLiteral("xemap"))}) {
    QDirIterator entries(folder, QDir::Files | QDir::Hidden);
    while (entries.hasNext())
      files << entries.next();
  }
  return files;
}

} // namespace xemap::plugin_tests
