// SPDX-License-Identifier: GPL-2.0-or-later
// "More like this": an example that is pointed at on the map.
#include "tests/plugin/plugin_test.h"

#include <QAbstractButton>
#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsmaptool.h>
#include <qgsproject.h>

#include <algorithm>

namespace xemap::plugin_tests {

namespace {

class ExampleTest : public PluginTest {
protected:
  void click(const char *button) { part<QAbstractButton>(button)->click(); }
  QString text() const { return part<QLabel>("exampleText")->text(); }

  /// Points at the map, in map coordinates; from one place to another, or at one.
  void point(QgsPointXY from, QgsPointXY to) {
    click("pickExample");
    drawOnMap(from, to);
  }

  /// The result of the only question.
  FoundResult answer(const QString &words) {
    choose(Extent::WholeLayer);
    EXPECT_TRUE(run(words)) << part<QAbstractButton>("run")->toolTip().toStdString();
    EXPECT_TRUE(waitForEnd());
    EXPECT_EQ(errorText().toStdString(), "");
    const std::vector<FoundResult> found = results();
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? FoundResult{} : found.front();
  }

  /// The box around the pixels that are surely it, which the engine says of the example alone.
  static QgsRectangle foundBox(const FoundResult &result) {
    return result.probability == nullptr ? QgsRectangle() : pixelsOf(*result.probability).boxAbove(0.99);
  }
};

} // namespace

TEST_F(ExampleTest, ADrawnRectangleIsAskedAboutWithoutWords) {
  showScene();
  choose(Extent::WholeLayer);
  EXPECT_FALSE(run(QString()));
  point({500200, 4999900}, {500300, 4999800});
  EXPECT_TRUE(text().contains(QStringLiteral("100 m"))) << text().toStdString();
  const FoundResult result = answer(QString());
  ASSERT_NE(result.probability, nullptr);
  const QgsRectangle box = foundBox(result);
  const double tolerance = 2.0 * host().mapCanvas()->mapUnitsPerPixel() + 2.0;
  EXPECT_NEAR(box.xMinimum(), 500200, tolerance);
  EXPECT_NEAR(box.xMaximum(), 500300, tolerance);
  EXPECT_NEAR(box.yMinimum(), 4999800, tolerance);
  EXPECT_NEAR(box.yMaximum(), 4999900, tolerance);
  EXPECT_EQ(part<QTreeWidget>("questions")->topLevelItem(0)->text(0), QStringLiteral("like the example"));
  EXPECT_TRUE(result.probability->customProperty(QStringLiteral("xemap/expression"))
                  .toString()
                  .contains(QStringLiteral("like the example")));
}

TEST_F(ExampleTest, AClickMeansWhatLiesAroundItAndWordsStayBesideIt) {
  QgsRasterLayer *layer = showScene();
  // So far in that a pixel of the layer is larger than what a click means on the screen.
  zoomTo(QgsRectangle(500248, 4999848, 500252, 4999852));
  point({500250, 4999850}, {500250, 4999850});
  zoomTo(layer->extent());
  const FoundResult result = answer(QStringLiteral("river"));
  ASSERT_NE(result.probability, nullptr);
  const QgsRectangle box = foundBox(result);
  EXPECT_NEAR(box.width(), 16 * 2.0, 4.0);
  EXPECT_NEAR(box.center().x(), 500250, 3.0);
  EXPECT_NEAR(box.center().y(), 4999850, 3.0);
  EXPECT_EQ(part<QTreeWidget>("questions")->topLevelItem(0)->text(0), QStringLiteral("river, like the example"));
}

TEST_F(ExampleTest, ItFollowsTheMapIntoTheLayersCrs) {
  showScene();
  const QgsPointXY place(500200, 4999900);
  host().mapCanvas()->setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
  const QgsCoordinateTransform toMap(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:32633")),
                                     host().mapCanvas()->mapSettings().destinationCrs(), QgsProject::instance());
  zoomTo(toMap.transformBoundingBox(QgsRectangle(500000, 4999600, 500600, 5000000)));
  point(toMap.transform(place), toMap.transform(QgsPointXY(500300, 4999800)));
  EXPECT_TRUE(text().contains(QStringLiteral(" m"))) << text().toStdString();
  const QgsRectangle box = foundBox(answer(QString()));
  EXPECT_NEAR(box.center().x(), 500250, 6.0);
  EXPECT_NEAR(box.center().y(), 4999850, 6.0);
}

TEST_F(ExampleTest, APolygonIsAskedAboutAsItIsDrawn) {
  showScene();
  part<QAction>("examplePolygon")->trigger();
  QgsMapCanvas *canvas = host().mapCanvas();
  QgsMapTool *tool = canvas->mapTool();
  for (const QgsPointXY &corner :
       {QgsPointXY(500200, 4999800), QgsPointXY(500300, 4999800), QgsPointXY(500300, 4999900)}) {
    const QgsPointXY pixel = canvas->getCoordinateTransform()->transform(corner);
    QgsMapMouseEvent release(canvas, QEvent::MouseButtonRelease, QPoint(qRound(pixel.x()), qRound(pixel.y())),
                             Qt::LeftButton, Qt::LeftButton);
    tool->canvasReleaseEvent(&release);
  }
  QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
  QCoreApplication::sendEvent(canvas, &enter);
  EXPECT_NE(canvas->mapTool(), tool);
  const FoundResult result = answer(QString());
  ASSERT_NE(result.probability, nullptr);
  const Pixels pixels = pixelsOf(*result.probability);
  const auto found = std::count_if(pixels.values.begin(), pixels.values.end(),
                                   [](const std::optional<double> &value) { return value.value_or(0.0) > 0.99; });
  // Half of a square of 50 pixels a side.
  EXPECT_NEAR(static_cast<double>(found), 1250.0, 60.0);
}

TEST_F(ExampleTest, IsForgottenOnRequestAndWithTheProject) {
  showScene();
  choose(Extent::WholeLayer);
  point({500200, 4999900}, {500300, 4999800});
  click("clearExample");
  EXPECT_EQ(text(), QString());
  EXPECT_FALSE(run(QString()));
  point({500200, 4999900}, {500300, 4999800});
  QgsProject::instance()->clear();
  EXPECT_EQ(text(), QString());
}

TEST_F(ExampleTest, AQuestionKeepsItsOwn) {
  showScene();
  choose(Extent::WholeLayer);
  point({500200, 4999900}, {500300, 4999800});
  click("addQuestion");
  click("clearExample");
  auto *list = part<QTreeWidget>("questions");
  ASSERT_EQ(list->topLevelItemCount(), 1);
  click("askQuestions");
  ASSERT_TRUE(waitUntil([this] { return !results().empty(); }));
  ASSERT_TRUE(waitForEnd());
  EXPECT_NEAR(foundBox(results().front()).center().x(), 500250, 6.0);
  EXPECT_EQ(text(), QString());
}

TEST_F(ExampleTest, BesideTheLayerIsTold) {
  showScene();
  zoomTo(QgsRectangle(500000, 4999000, 502000, 5001000));
  point({501500, 4999900}, {501600, 4999800});
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QString()));
  ASSERT_TRUE(waitForEnd());
  EXPECT_TRUE(errorText().contains(QStringLiteral("does not meet layer 'scene'"))) << errorText().toStdString();
}

} // namespace xemap::plugin_tests
