// SPDX-License-Identifier: GPL-2.0-or-later
// Outlines on the map that follow the threshold.
#include "tests/plugin/plugin_test.h"

#include <QCheckBox>
#include <QGraphicsScene>
#include <QSlider>
#include <qgsapplication.h>
#include <qgsgeometry.h>
#include <qgslayertree.h>
#include <qgslayertreelayer.h>
#include <qgsproject.h>
#include <qgsrubberband.h>
#include <qgstaskmanager.h>

#include <cmath>
#include <functional>

namespace xemap::plugin_tests {

namespace {

class OutlineTest : public PluginTest {
protected:
  /// The outlines on the canvas, in its CRS; null when there are none.
  QgsGeometry outlines() {
    for (QGraphicsItem *item : host().mapCanvas()->scene()->items())
      if (const auto *band = dynamic_cast<QgsRubberBand *>(item))
        return band->asGeometry();
    return {};
  }

  bool waitForOutlines(const std::function<bool(const QgsGeometry &)> &areRight) {
    return tasksEnd([&] { return areRight(outlines()); }, 5000);
  }

  void setThreshold(int percent) { part<QWidget>("threshold")->findChild<QSlider *>()->setValue(percent); }

  static double maskArea(const FoundResult &result, double threshold) {
    double area = 0.0;
    for (const std::optional<double> &value : pixelsOf(*result.probability).values)
      area += value && static_cast<float>(*value) >= static_cast<float>(threshold) ? 4.0 : 0.0;
    return area;
  }
};

bool isNear(const QgsGeometry &outlines, double area) {
  return !outlines.isNull() && std::abs(outlines.area() / area - 1.0) < 0.02;
}

} // namespace

TEST_F(OutlineTest, FollowTheThreshold) {
  showScene();
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  for (const int percent : {50, 30, 70}) {
    setThreshold(percent);
    const double area = maskArea(result, percent / 100.0);
    EXPECT_TRUE(waitForOutlines([area](const QgsGeometry &shown) { return isNear(shown, area); })) << percent;
  }
  setThreshold(100);
  EXPECT_TRUE(waitForOutlines([](const QgsGeometry &shown) { return shown.isNull(); }));
}

TEST_F(OutlineTest, LastOfManyMovesIsShown) {
  showScene();
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  for (int percent = 20; percent <= 80; ++percent) {
    setThreshold(percent);
    QCoreApplication::processEvents();
  }
  const double area = maskArea(result, 0.8);
  EXPECT_TRUE(waitForOutlines([area](const QgsGeometry &shown) { return isNear(shown, area); }));
}

TEST_F(OutlineTest, LieWhereTheMapShowsTheResult) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  host().mapCanvas()->setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326")));
  zoomTo(QgsRectangle(14.99, 45.14, 15.02, 45.16));
  EXPECT_TRUE(waitForOutlines([](const QgsGeometry &shown) {
    return !shown.isNull() && QgsRectangle(14.99, 45.14, 15.02, 45.16).contains(shown.boundingBox());
  }));
  zoomTo(QgsRectangle(0, 0, 1, 1));
  EXPECT_TRUE(waitForOutlines([](const QgsGeometry &shown) { return shown.isNull(); }));
}

TEST_F(OutlineTest, CanBeSwitchedOffForGood) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_TRUE(waitForOutlines([](const QgsGeometry &shown) { return !shown.isNull(); }));
  part<QCheckBox>("outlines")->click();
  EXPECT_TRUE(outlines().isNull());
  setThreshold(30);
  EXPECT_TRUE(waitForOutlines([](const QgsGeometry &shown) { return shown.isNull(); }));
  unload();
  reload();
  openDock();
  EXPECT_FALSE(part<QCheckBox>("outlines")->isChecked());
}

TEST_F(OutlineTest, GoWithTheLayers) {
  showScene();
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  const auto areShown = [](const QgsGeometry &shown) { return !shown.isNull(); };
  const auto areGone = [](const QgsGeometry &shown) { return shown.isNull(); };
  ASSERT_TRUE(waitForOutlines(areShown));
  QgsLayerTree *root = QgsProject::instance()->layerTreeRoot();
  for (QgsRasterLayer *layer : {result.mask, result.probability})
    root->findLayer(layer->id())->setItemVisibilityChecked(false);
  EXPECT_TRUE(waitForOutlines(areGone));
  root->findLayer(result.mask->id())->setItemVisibilityChecked(true);
  EXPECT_TRUE(waitForOutlines(areShown));
  QgsProject::instance()->removeMapLayers({result.mask->id(), result.probability->id()});
  EXPECT_TRUE(waitForOutlines(areGone));
}

TEST_F(OutlineTest, GoWithTheProjectAndThePlugin) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  setThreshold(40);
  QgsProject::instance()->clear();
  EXPECT_TRUE(waitForOutlines([](const QgsGeometry &shown) { return shown.isNull(); }));
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_TRUE(waitForOutlines([](const QgsGeometry &shown) { return !shown.isNull(); }));
  unload();
  EXPECT_TRUE(outlines().isNull());
  reload();
}

} // namespace xemap::plugin_tests
