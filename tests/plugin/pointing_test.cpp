// SPDX-License-Identifier: GPL-2.0-or-later
// Examples drawn with mouse and keys.
#include "plugin/pointing/example_picker.h"
#include "tests/plugin/dock_parts_test.h"

#include <QKeyEvent>
#include <QtMath>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsmaptool.h>

namespace xemap::plugin_tests {

namespace {

/// The tool of before, which counts what it is told.
class CountingTool final : public QgsMapTool {
public:
  explicit CountingTool(QgsMapCanvas &canvas) : QgsMapTool(&canvas) {}
  void canvasReleaseEvent(QgsMapMouseEvent * /*event*/) override { ++releases; }

  int releases = 0;
};

class PointingTest : public DockPartsTest {
protected:
  PointingTest() {
    showScene();
    canvas().setMapTool(&mToolOfBefore);
  }

  void begin(ui::ExampleShape shape) { Q_EMIT content().pickExampleRequested(shape); }
  bool isDrawing() { return canvas().mapTool() != &mToolOfBefore; }

  /// Tells whatever tool the canvas has.
  void mouse(QEvent::Type type, const QgsPointXY &place, Qt::MouseButton button = Qt::LeftButton) {
    const QgsPointXY pixel = canvas().getCoordinateTransform()->transform(place);
    QgsMapMouseEvent event(&canvas(), type, QPoint(qRound(pixel.x()), qRound(pixel.y())), button, button);
    QgsMapTool *tool = canvas().mapTool();
    switch (type) {
    case QEvent::MouseButtonPress:
      return tool->canvasPressEvent(&event);
    case QEvent::MouseMove:
      return tool->canvasMoveEvent(&event);
    case QEvent::MouseButtonDblClick:
      return tool->canvasDoubleClickEvent(&event);
    default:
      return tool->canvasReleaseEvent(&event);
    }
  }
  void click(const QgsPointXY &place, Qt::MouseButton button = Qt::LeftButton) {
    mouse(QEvent::MouseMove, place);
    mouse(QEvent::MouseButtonPress, place, button);
    mouse(QEvent::MouseButtonRelease, place, button);
  }
  void press(Qt::Key key) {
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas(), &event);
  }

  bool hasExample() { return content().form().byExample; }
  /// Without one, an empty one.
  QgsGeometry example() {
    if (!hasExample())
      return {};
    ui::Question question;
    mExample.addTo(question);
    return QgsGeometry::fromWkt(question.exampleWkt);
  }

  const QgsPointXY a{500200, 4999800};
  const QgsPointXY b{500300, 4999800};
  const QgsPointXY c{500250, 4999900};
  const QgsPointXY d{500100, 4999900};
  /// Of a triangle of a, b and c, where each is up to half a pixel of the canvas off.
  const double areaOfAbc = 5000.0;
  const double areaTolerance = 200.0;

  CountingTool mToolOfBefore{canvas()};
  pointing::ExamplePicker mExample{canvas(), dock()};
};

} // namespace

TEST_F(PointingTest, APolygonIsDrawnCornerByCornerAndARightClickEndsIt) {
  begin(ui::ExampleShape::Polygon);
  for (const QgsPointXY &corner : {a, b, c})
    click(corner);
  EXPECT_TRUE(isDrawing());
  EXPECT_FALSE(hasExample());
  click(d, Qt::RightButton);
  EXPECT_FALSE(isDrawing());
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
}

TEST_F(PointingTest, BackspaceTakesTheLastCornerBackAndEnterEndsIt) {
  begin(ui::ExampleShape::Polygon);
  for (const QgsPointXY &corner : {a, b, c, d})
    click(corner);
  press(Qt::Key_Backspace);
  EXPECT_TRUE(isDrawing());
  press(Qt::Key_Return);
  EXPECT_FALSE(isDrawing());
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
}

TEST_F(PointingTest, ADoubleClickEndsItAndIsNoClickForTheToolOfBefore) {
  begin(ui::ExampleShape::Polygon);
  for (const QgsPointXY &corner : {a, b, c})
    click(corner);
  mouse(QEvent::MouseButtonDblClick, c);
  mouse(QEvent::MouseButtonRelease, c);
  EXPECT_FALSE(isDrawing());
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
  EXPECT_EQ(mToolOfBefore.releases, 0);
}

TEST_F(PointingTest, TwoCornersAreNoPolygonYet) {
  begin(ui::ExampleShape::Polygon);
  click(a);
  press(Qt::Key_Enter);
  click(b);
  press(Qt::Key_Enter);
  EXPECT_TRUE(isDrawing());
  EXPECT_FALSE(hasExample());
  click(c);
  press(Qt::Key_Enter);
  EXPECT_FALSE(isDrawing());
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
}

TEST_F(PointingTest, AllCornersCanBeTakenBack) {
  begin(ui::ExampleShape::Polygon);
  click(d);
  press(Qt::Key_Backspace);
  press(Qt::Key_Backspace);
  EXPECT_TRUE(isDrawing());
  for (const QgsPointXY &corner : {a, b, c})
    click(corner);
  press(Qt::Key_Enter);
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
}

TEST_F(PointingTest, EscGivesUpAndKeepsTheExampleThereWas) {
  begin(ui::ExampleShape::Rectangle);
  drawOnMap(canvas(), a, {500300, 4999900});
  const QgsGeometry before = example();
  EXPECT_NEAR(before.area(), 10000.0, 2.0 * areaTolerance);
  for (const ui::ExampleShape shape :
       {ui::ExampleShape::Rectangle, ui::ExampleShape::Polygon, ui::ExampleShape::Freehand}) {
    begin(shape);
    EXPECT_TRUE(isDrawing());
    mouse(QEvent::MouseButtonPress, a);
    mouse(QEvent::MouseMove, c);
    press(Qt::Key_Escape);
    EXPECT_FALSE(isDrawing());
    EXPECT_EQ(example().asWkt(), before.asWkt());
  }
}

TEST_F(PointingTest, WhatWasBegunBeforeEscIsNotGoneOnWith) {
  begin(ui::ExampleShape::Polygon);
  click(d);
  press(Qt::Key_Escape);
  begin(ui::ExampleShape::Polygon);
  for (const QgsPointXY &corner : {a, b, c})
    click(corner);
  press(Qt::Key_Enter);
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
}

TEST_F(PointingTest, AStrokeIsClosedAndItsTremblingThinnedOut) {
  constexpr double radius = 60.0;
  constexpr int steps = 240;
  const auto onCircle = [&](int step) {
    const double angle = 2.0 * M_PI * step / steps;
    return QgsPointXY(500250 + radius * qCos(angle), 4999800 + radius * qSin(angle));
  };
  begin(ui::ExampleShape::Freehand);
  mouse(QEvent::MouseButtonPress, onCircle(0));
  for (int step = 1; step < steps; ++step)
    mouse(QEvent::MouseMove, onCircle(step));
  EXPECT_FALSE(hasExample());
  mouse(QEvent::MouseButtonRelease, onCircle(steps - 1));
  EXPECT_FALSE(isDrawing());
  EXPECT_NEAR(example().area(), M_PI * radius * radius, 0.03 * M_PI * radius * radius);
  EXPECT_LT(example().constGet()->nCoordinates(), steps / 2);
}

TEST_F(PointingTest, AStrokeAroundNothingIsNoExample) {
  begin(ui::ExampleShape::Freehand);
  click(a);
  EXPECT_TRUE(isDrawing());
  EXPECT_FALSE(hasExample());
}

TEST_F(PointingTest, AnotherShapeMayBeChosenWhileOneIsDrawn) {
  begin(ui::ExampleShape::Polygon);
  click(a);
  begin(ui::ExampleShape::Rectangle);
  drawOnMap(canvas(), a, {500300, 4999900});
  EXPECT_FALSE(isDrawing()) << "the tool of before is that of before all";
  EXPECT_NEAR(example().area(), 10000.0, 2.0 * areaTolerance);
}

} // namespace xemap::plugin_tests
