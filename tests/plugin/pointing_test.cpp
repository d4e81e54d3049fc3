// SPDX-License-Identifier: GPL-2.0-or-later
// Examples drawn with mouse and keys.
#include "plugin/examples/example_picker.h"
#include "tests/plugin/dock_parts_test.h"

#include <QImage>
#include <QKeyEvent>
#include <QToolButton>
#include <QtMath>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsmaptool.h>

#include <algorithm>
#include <cstdlib>

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

  void begin(ui::ExampleShape shape, bool like = true) { Q_EMIT content().examples().pointRequested(shape, like); }
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
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(&canvas(), &event);
  }

  int count() { return static_cast<int>(mExamples.examples().size()); }
  /// The last one; without any, an empty one.
  QgsGeometry example() { return count() > 0 ? QgsGeometry::fromWkt(mExamples.examples().last().wkt) : QgsGeometry(); }

  const QgsPointXY a{500200, 4999800};
  const QgsPointXY b{500300, 4999800};
  const QgsPointXY c{500250, 4999900};
  const QgsPointXY d{500100, 4999900};
  /// Of a triangle of a, b and c, where each is up to half a pixel of the canvas off.
  const double areaOfAbc = 5000.0;
  const double areaTolerance = 200.0;

  CountingTool mToolOfBefore{canvas()};
  examples::ExamplePicker mExamples{host(), content()};
};

} // namespace

TEST_F(PointingTest, APolygonIsDrawnCornerByCornerAndARightClickEndsIt) {
  begin(ui::ExampleShape::Polygon);
  for (const QgsPointXY &corner : {a, b, c})
    click(corner);
  EXPECT_TRUE(isDrawing());
  EXPECT_EQ(count(), 0);
  click(d, Qt::RightButton);
  EXPECT_TRUE(isDrawing()) << "the next may be drawn";
  EXPECT_EQ(count(), 1);
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
}

TEST_F(PointingTest, BackspaceTakesTheLastCornerBackAndEnterEndsIt) {
  begin(ui::ExampleShape::Polygon);
  for (const QgsPointXY &corner : {a, b, c, d})
    click(corner);
  press(Qt::Key_Backspace);
  EXPECT_TRUE(isDrawing());
  press(Qt::Key_Return);
  EXPECT_EQ(count(), 1);
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
}

TEST_F(PointingTest, ADoubleClickEndsItAndIsNoCornerOfTheNext) {
  begin(ui::ExampleShape::Polygon);
  for (const QgsPointXY &corner : {a, b, c})
    click(corner);
  mouse(QEvent::MouseButtonDblClick, c);
  mouse(QEvent::MouseButtonRelease, c);
  EXPECT_EQ(count(), 1);
  EXPECT_NEAR(example().area(), areaOfAbc, areaTolerance);
  press(Qt::Key_Escape);
  EXPECT_FALSE(isDrawing());
  EXPECT_EQ(mToolOfBefore.releases, 0);
  EXPECT_EQ(count(), 1);
}

TEST_F(PointingTest, TwoCornersAreNoPolygonYet) {
  begin(ui::ExampleShape::Polygon);
  click(a);
  press(Qt::Key_Enter);
  click(b);
  press(Qt::Key_Enter);
  EXPECT_TRUE(isDrawing());
  EXPECT_EQ(count(), 0);
  click(c);
  press(Qt::Key_Enter);
  EXPECT_EQ(count(), 1);
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
  EXPECT_EQ(count(), 0);
  mouse(QEvent::MouseButtonRelease, onCircle(steps - 1));
  EXPECT_EQ(count(), 1);
  EXPECT_NEAR(example().area(), M_PI * radius * radius, 0.03 * M_PI * radius * radius);
  EXPECT_LT(example().constGet()->nCoordinates(), steps / 2);
}

TEST_F(PointingTest, AStrokeAroundNothingIsNoExample) {
  begin(ui::ExampleShape::Freehand);
  click(a);
  EXPECT_TRUE(isDrawing());
  EXPECT_EQ(count(), 0);
}

TEST_F(PointingTest, AnotherShapeMayBeChosenWhileOneIsDrawn) {
  begin(ui::ExampleShape::Polygon);
  click(a);
  begin(ui::ExampleShape::Rectangle);
  drawOnMap(canvas(), a, {500300, 4999900});
  press(Qt::Key_Escape);
  EXPECT_FALSE(isDrawing()) << "the tool of before is that of before all";
  EXPECT_NEAR(example().area(), 10000.0, 2.0 * areaTolerance);
}

TEST_F(PointingTest, SeveralAreDrawnOneAfterTheOtherOfEitherSide) {
  begin(ui::ExampleShape::Rectangle, true);
  drawOnMap(canvas(), a, {500300, 4999900});
  click(c);
  begin(ui::ExampleShape::Rectangle, false);
  click(d);
  ASSERT_EQ(count(), 3);
  const QList<ui::ShownExample> shown = mExamples.examples();
  EXPECT_TRUE(shown[0].like && shown[1].like);
  EXPECT_FALSE(shown[2].like);
  const QgsPointXY clicked = QgsGeometry::fromWkt(shown[2].wkt).asPoint();
  EXPECT_NEAR(clicked.x(), d.x(), canvas().mapUnitsPerPixel());
  EXPECT_NEAR(clicked.y(), d.y(), canvas().mapUnitsPerPixel());
  EXPECT_EQ(content().examples().count(), 3);
}

TEST_F(PointingTest, BothSidesAreToldApartByMoreThanColour) {
  begin(ui::ExampleShape::Rectangle, true);
  drawOnMap(canvas(), {500100, 4999700}, {500200, 4999800});
  begin(ui::ExampleShape::Rectangle, false);
  drawOnMap(canvas(), {500300, 4999700}, {500400, 4999800});
  canvas().setLayers({});
  ASSERT_TRUE(waitUntil([this] { return !canvas().isDrawing(); }));
  const QImage seen = canvas().grab().toImage();
  // How often it goes from light to dark and back along the upper edge of a rectangle.
  const auto changesFrom = [&](double x) {
    const QgsPointXY start = canvas().getCoordinateTransform()->transform(QgsPointXY(x + 5.0, 4999800));
    const QgsPointXY end = canvas().getCoordinateTransform()->transform(QgsPointXY(x + 95.0, 4999800));
    int most = 0;
    for (int row = qRound(start.y()) - 1; row <= qRound(start.y()) + 1; ++row) {
      int changes = 0;
      for (int column = qRound(start.x()); column < qRound(end.x()); ++column)
        changes += std::abs(qGray(seen.pixel(column, row)) - qGray(seen.pixel(column + 1, row))) > 40 ? 1 : 0;
      most = std::max(most, changes);
    }
    return most;
  };
  EXPECT_LT(changesFrom(500100), 3) << "what is meant has a whole line";
  EXPECT_GT(changesFrom(500300), 5) << "what is not has a dashed one";
}

TEST_F(PointingTest, KeysUndoRedoAndTellOfDoubts) {
  begin(ui::ExampleShape::Rectangle);
  click(a);
  click(c);
  int doubts = 0;
  QList<bool> answers;
  int corrections = 0;
  QObject::connect(&mExamples, &examples::ExamplePicker::doubtRequested, &mExamples, [&] { ++doubts; });
  QObject::connect(&mExamples, &examples::ExamplePicker::doubtAnswered, &mExamples,
                   [&](bool like) { answers << like; });
  QObject::connect(&mExamples, &examples::ExamplePicker::corrected, &mExamples, [&] { ++corrections; });
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(count(), 1);
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(count(), 2);
  press(Qt::Key_D);
  press(Qt::Key_Y);
  press(Qt::Key_N);
  EXPECT_EQ(corrections, 2);
  EXPECT_EQ(doubts, 1);
  EXPECT_EQ(answers, QList<bool>({true, false}));
  EXPECT_TRUE(isDrawing());
}

TEST_F(PointingTest, TheButtonsFollowTheTool) {
  auto *like = content().findChild<QToolButton *>(QStringLiteral("likeThis"));
  auto *unlike = content().findChild<QToolButton *>(QStringLiteral("unlikeThis"));
  like->click();
  EXPECT_TRUE(isDrawing() && like->isChecked());
  unlike->click();
  EXPECT_TRUE(isDrawing() && unlike->isChecked() && !like->isChecked());
  press(Qt::Key_Escape);
  EXPECT_FALSE(isDrawing() || like->isChecked() || unlike->isChecked());
  like->click();
  like->click();
  EXPECT_FALSE(isDrawing() || like->isChecked());
  like->click();
  canvas().setMapTool(&mToolOfBefore);
  EXPECT_FALSE(like->isChecked());
}

} // namespace xemap::plugin_tests
