// SPDX-License-Identifier: GPL-2.0-or-later
// Examples that are pointed at on the map, of what is meant and of what is not.
#include "tests/plugin/plugin_test.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTextEdit>
#include <QTreeWidget>
#include <qgslayertree.h>
#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsmaptool.h>
#include <qgsproject.h>
#include <qgsvector.h>

#include <algorithm>
#include <cmath>

namespace xemap::plugin_tests {

namespace {

class ExampleTest : public PluginTest {
protected:
  void click(const char *button) { part<QAbstractButton>(button)->click(); }
  int count() const { return part<QListWidget>("examples")->count(); }
  QString text() const { return part<QLabel>("exampleChange")->text(); }

  /// Points at the map, in map coordinates; from one place to another, or at one.
  void point(QgsPointXY from, QgsPointXY to, bool like = true) {
    auto *pointer = part<QAbstractButton>(like ? "likeThis" : "unlikeThis");
    if (!pointer->isChecked())
      pointer->click();
    drawOnMap(from, to);
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(host().mapCanvas(), &event);
  }
  /// The value of the result at a place.
  double valueAt(const FoundResult &result, QgsPointXY place) {
    const Pixels pixels = pixelsOf(*result.probability);
    const double side = pixels.extent.width() / pixels.width;
    return pixels
        .at(static_cast<int>((place.x() - pixels.extent.xMinimum()) / side),
            static_cast<int>((pixels.extent.yMaximum() - place.y()) / side))
        .value_or(-1.0);
  }
  /// Waits until the shown result says so much at a place.
  bool becomes(QgsPointXY place, double value) {
    return waitUntil([&] {
      return !isRunning() && results().size() == 1 && std::abs(valueAt(results().front(), place) - value) < 1e-6;
    });
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
  EXPECT_TRUE(part<QListWidget>("examples")->item(0)->text().contains(QStringLiteral("100 m")));
  const FoundResult result = answer(QString());
  ASSERT_NE(result.probability, nullptr);
  const QgsRectangle box = foundBox(result);
  const double tolerance = 2.0 * host().mapCanvas()->mapUnitsPerPixel() + 2.0;
  EXPECT_NEAR(box.xMinimum(), 500200, tolerance);
  EXPECT_NEAR(box.xMaximum(), 500300, tolerance);
  EXPECT_NEAR(box.yMinimum(), 4999800, tolerance);
  EXPECT_NEAR(box.yMaximum(), 4999900, tolerance);
  EXPECT_EQ(part<QTreeWidget>("questions")->topLevelItem(0)->text(0), QStringLiteral("like the examples"));
  EXPECT_TRUE(result.probability->customProperty(QStringLiteral("xemap/expression"))
                  .toString()
                  .contains(QStringLiteral("like the examples")));
}

TEST_F(ExampleTest, AClickMeansWhatLiesAroundItAndWordsStayBesideIt) {
  QgsRasterLayer *layer = showScene();
  zoomTo(QgsRectangle(500248, 4999848, 500252, 4999852));
  point({500250, 4999850}, {500250, 4999850});
  zoomTo(layer->extent());
  const FoundResult result = answer(QStringLiteral("river"));
  ASSERT_NE(result.probability, nullptr);
  const QgsRectangle box = foundBox(result);
  EXPECT_NEAR(box.width(), 2 * 6.0, 4.0) << "what the engine takes for the surroundings of a point";
  EXPECT_NEAR(box.center().x(), 500250, 3.0);
  EXPECT_NEAR(box.center().y(), 4999850, 3.0);
  EXPECT_EQ(part<QTreeWidget>("questions")->topLevelItem(0)->text(0), QStringLiteral("river, like the examples"));
}

TEST_F(ExampleTest, ItFollowsTheMapIntoTheLayersCrs) {
  showScene();
  const QgsPointXY place(500200, 4999900);
  host().mapCanvas()->setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
  const QgsCoordinateTransform toMap(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:32633")),
                                     host().mapCanvas()->mapSettings().destinationCrs(), QgsProject::instance());
  zoomTo(toMap.transformBoundingBox(QgsRectangle(500000, 4999600, 500600, 5000000)));
  point(toMap.transform(place), toMap.transform(QgsPointXY(500300, 4999800)));
  EXPECT_TRUE(part<QListWidget>("examples")->item(0)->text().contains(QStringLiteral(" m")));
  const QgsRectangle box = foundBox(answer(QString()));
  EXPECT_NEAR(box.center().x(), 500250, 6.0);
  EXPECT_NEAR(box.center().y(), 4999850, 6.0);
}

TEST_F(ExampleTest, APolygonIsAskedAboutAsItIsDrawn) {
  showScene();
  part<QAction>("likeThisPolygon")->trigger();
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
  EXPECT_EQ(count(), 1);
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
  click("clearExamples");
  EXPECT_EQ(count(), 0);
  EXPECT_FALSE(run(QString()));
  point({500200, 4999900}, {500300, 4999800});
  QgsProject::instance()->clear();
  EXPECT_EQ(count(), 0);
}

TEST_F(ExampleTest, AQuestionKeepsItsOwn) {
  showScene();
  choose(Extent::WholeLayer);
  point({500200, 4999900}, {500300, 4999800});
  click("addQuestion");
  click("clearExamples");
  auto *list = part<QTreeWidget>("questions");
  ASSERT_EQ(list->topLevelItemCount(), 1);
  click("askQuestions");
  ASSERT_TRUE(waitUntil([this] { return !results().empty(); }));
  ASSERT_TRUE(waitForEnd());
  EXPECT_NEAR(foundBox(results().front()).center().x(), 500250, 6.0);
  EXPECT_EQ(count(), 0);
}

TEST_F(ExampleTest, BesideTheLayerIsTold) {
  showScene();
  zoomTo(QgsRectangle(500000, 4999000, 502000, 5001000));
  point({501500, 4999900}, {501600, 4999800});
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QString()));
  ASSERT_TRUE(waitForEnd());
  EXPECT_TRUE(errorText().contains(QStringLiteral("none of its examples lies within the extent on layer 'scene'")))
      << errorText().toStdString();
}

TEST_F(ExampleTest, WhatLiesBesideTheExtentIsLeftOutWithAWarning) {
  showScene();
  zoomTo(QgsRectangle(500000, 4999000, 502000, 5001000));
  point({501500, 4999900}, {501600, 4999800});
  point({500200, 4999900}, {500300, 4999800});
  const FoundResult result = answer(QString());
  ASSERT_NE(result.probability, nullptr);
  EXPECT_NEAR(foundBox(result).center().x(), 500250, 12.0);
  EXPECT_TRUE(part<QWidget>("warnings")->findChild<QTextEdit *>()->toPlainText().contains(QStringLiteral("1 of 2")));
}

TEST_F(ExampleTest, EachCorrectionIsAnsweredAtOnceInTheSameLayers) {
  showScene();
  const QgsPointXY no(500100, 4999700);
  const QgsPointXY yes(500300, 4999700);
  const FoundResult first = answer(QStringLiteral("river"));
  ASSERT_NE(first.probability, nullptr);
  const QStringList layers{first.probability->id(), first.mask->id()};
  const QString before = first.probability->source();
  const double saidOfNo = valueAt(first, no);
  ASSERT_GT(std::abs(saidOfNo), 1e-3);

  point(no, no, false);
  ASSERT_TRUE(becomes(no, 0.0)) << errorText().toStdString();
  EXPECT_EQ(QStringList({results().front().probability->id(), results().front().mask->id()}), layers);
  EXPECT_NE(results().front().probability->source(), before);
  EXPECT_FALSE(QFile::exists(before)) << "nobody would find it again";
  EXPECT_EQ(resultFiles().size(), 1);
  EXPECT_TRUE(text().contains(QLatin1Char('%'))) << text().toStdString();
  EXPECT_EQ(results().front().probability->name(), QStringLiteral("probability: river, like the examples"));
  EXPECT_NE(QgsProject::instance()->layerTreeRoot()->findGroup(QStringLiteral("river, like the examples")), nullptr);
  auto *list = part<QTreeWidget>("questions");
  ASSERT_EQ(list->topLevelItemCount(), 1);
  EXPECT_EQ(list->topLevelItem(0)->text(0), QStringLiteral("river, like the examples"));

  point(yes, yes, true);
  ASSERT_TRUE(becomes(yes, 1.0));
  EXPECT_NEAR(valueAt(results().front(), no), 0.0, 1e-6);
  press(Qt::Key_Z, Qt::ControlModifier);
  press(Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(becomes(no, saidOfNo)) << "without examples the words answer alone again";
  EXPECT_EQ(list->topLevelItem(0)->text(0), QStringLiteral("river"));
  EXPECT_EQ(resultFiles().size(), 1);
}

TEST_F(ExampleTest, ACorrectionKeepsExtentAndWordsOfItsQuestion) {
  showScene();
  const FoundResult first = answer(QStringLiteral("river"));
  ASSERT_NE(first.probability, nullptr);
  const QgsRectangle extent = first.probability->extent();
  choose(Extent::Visible);
  zoomTo(QgsRectangle(500150, 4999700, 500250, 4999800));
  part<QLineEdit>("expression")->setText(QStringLiteral("inverted"));
  point({500200, 4999750}, {500200, 4999750}, false);
  ASSERT_TRUE(becomes({500200, 4999750}, 0.0));
  EXPECT_EQ(results().front().probability->extent(), extent);
}

TEST_F(ExampleTest, ACorrectionThatComesTooEarlyIsMadeWhenTheAnswerIsThere) {
  showScene();
  const QString gate = path(QStringLiteral("gate"));
  qputenv("XEMAP_TEST_GATE", gate.toLocal8Bit());
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("gate")));
  ASSERT_TRUE(waitUntil([this] { return isRunning(); }));
  point({500100, 4999700}, {500100, 4999700}, false);
  point({500300, 4999700}, {500300, 4999700}, true);
  EXPECT_TRUE(results().empty());
  QFile(gate).open(QIODevice::WriteOnly);
  ASSERT_TRUE(becomes({500300, 4999700}, 1.0));
  EXPECT_NEAR(valueAt(results().front(), {500100, 4999700}), 0.0, 1e-6);
  EXPECT_TRUE(tasksEnd());
}

TEST_F(ExampleTest, WithoutAnAnswerOrItsLayersNothingIsAsked) {
  showScene();
  point({500100, 4999700}, {500100, 4999700});
  EXPECT_FALSE(isRunning());
  ASSERT_NE(answer(QStringLiteral("river")).probability, nullptr);
  for (const FoundResult &result : results())
    QgsProject::instance()->removeMapLayers({result.probability->id(), result.mask->id()});
  point({500300, 4999700}, {500300, 4999700});
  EXPECT_FALSE(isRunning());
  EXPECT_TRUE(tasksEnd());
}

TEST_F(ExampleTest, TheDoubtfulPlaceIsGoneToAndAnswered) {
  QgsRasterLayer *layer = showScene();
  EXPECT_TRUE(part<QWidget>("nextDoubt")->isHidden());
  point({500100, 4999700}, {500100, 4999700});
  ASSERT_NE(answer(QStringLiteral("river")).probability, nullptr);
  EXPECT_FALSE(part<QWidget>("nextDoubt")->isHidden());
  EXPECT_TRUE(part<QWidget>("doubtYes")->isHidden());
  const QgsPointXY place(layer->extent().xMinimum() + 0.25 * layer->extent().width(),
                         layer->extent().yMaximum() - 0.25 * layer->extent().height());
  press(Qt::Key_D);
  ASSERT_TRUE(waitUntil([this] { return !part<QWidget>("doubtYes")->isHidden(); })) << errorText().toStdString();
  EXPECT_NEAR(host().mapCanvas()->center().x(), place.x(), 1.0);
  EXPECT_NEAR(host().mapCanvas()->center().y(), place.y(), 1.0);
  press(Qt::Key_N);
  EXPECT_EQ(count(), 2);
  ASSERT_TRUE(becomes(place + QgsVector(1.0, -1.0), 0.0));
  EXPECT_TRUE(part<QWidget>("doubtYes")->isHidden());
  EXPECT_FALSE(part<QWidget>("nextDoubt")->isHidden());
  press(Qt::Key_N);
  EXPECT_EQ(count(), 2) << "nothing is marked any more";
  click("nextDoubt");
  ASSERT_TRUE(waitUntil([this] { return !part<QWidget>("doubtYes")->isHidden(); }));
  click("doubtYes");
  ASSERT_TRUE(becomes(place + QgsVector(1.0, -1.0), 1.0)) << "the later example counts";
}

TEST_F(ExampleTest, WhereNothingIsInDoubtItIsSaid) {
  showScene();
  point({500100, 4999700}, {500100, 4999700});
  ASSERT_NE(answer(QStringLiteral("certain")).probability, nullptr);
  press(Qt::Key_D);
  ASSERT_TRUE(waitUntil([this] { return text().contains(QStringLiteral("no doubtful place")); }));
  EXPECT_TRUE(part<QWidget>("doubtYes")->isHidden());
}

TEST_F(ExampleTest, ADoubtfulPlaceIsGivenUpWithTheLayerAndWithThePlugin) {
  QgsRasterLayer *layer = showScene();
  const QString gate = path(QStringLiteral("open gate"));
  qputenv("XEMAP_TEST_GATE", gate.toLocal8Bit());
  QFile(gate).open(QIODevice::WriteOnly);
  point({500100, 4999700}, {500100, 4999700});
  ASSERT_NE(answer(QStringLiteral("endless gate")).probability, nullptr);
  press(Qt::Key_D);
  QgsProject::instance()->removeMapLayer(layer);
  EXPECT_TRUE(tasksEnd());
  EXPECT_EQ(errorText(), QString());
  EXPECT_TRUE(part<QWidget>("doubtYes")->isHidden());
}

} // namespace xemap::plugin_tests
