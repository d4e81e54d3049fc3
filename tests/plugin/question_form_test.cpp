// SPDX-License-Identifier: GPL-2.0-or-later
// From what is drawn and typed to a question, and back.
#include "plugin/questions/question_form.h"

#include "plugin/dock/dock_form.h"
#include "plugin/examples/example_picker.h"
#include "plugin/pointing/asked_extent.h"
#include "tests/plugin/dock_parts_test.h"
#include "xemap/base/error.h"

#include <qgsgeometry.h>
#include <qgsmapcanvas.h>

#include <optional>

namespace xemap::plugin_tests {

namespace {

std::optional<ErrorCode> codeOf(const std::function<void()> &action) {
  try {
    action();
  } catch (const Error &error) {
    return error.code();
  }
  return std::nullopt;
}

class QuestionFormTest : public DockPartsTest {
protected:
  void drawExtent(const QgsPointXY &from, const QgsPointXY &to) {
    const QgsMapTool *before = canvas().mapTool();
    Q_EMIT content().drawExtentRequested();
    EXPECT_NE(canvas().mapTool(), before);
    drawOnMap(canvas(), from, to);
    EXPECT_EQ(canvas().mapTool(), before);
  }
  void pointAt(const QgsPointXY &from, const QgsPointXY &to) {
    Q_EMIT content().examples().pointRequested(ui::ExampleShape::Rectangle, true);
    drawOnMap(canvas(), from, to);
  }

  dock::DockForm mForm{dock()};
  pointing::AskedExtent mExtent{canvas(), content()};
  examples::ExamplePicker mExamples{host(), content()};
  questions::QuestionForm mQuestion{dock(), mForm, mExtent, mExamples};
};

} // namespace

TEST_F(QuestionFormTest, ExtentIsWhatTheModeSays) {
  QgsRasterLayer &layer = showScene();
  EXPECT_TRUE(mExtent.part(ui::ExtentMode::WholeLayer).polygon.isEmpty());
  EXPECT_FALSE(mExtent.extentIn(layer, ui::ExtentMode::WholeLayer).box.has_value());
  canvas().setExtent(QgsRectangle(500100, 4999700, 500300, 4999850));
  const pointing::AskedPart visible = mExtent.part(ui::ExtentMode::Visible);
  EXPECT_EQ(visible.crs, layer.crs());
  EXPECT_TRUE(QgsRectangle(visible.polygon.boundingRect()).contains(QgsRectangle(500100, 4999700, 500300, 4999850)));
  drawExtent({500150, 4999750}, {500250, 4999800});
  const double pixel = canvas().mapUnitsPerPixel();
  const std::optional<raster::MapBox> drawn = mExtent.extentIn(layer, ui::ExtentMode::Drawn).box;
  ASSERT_TRUE(drawn.has_value());
  EXPECT_NEAR(drawn->minX, 500150, pixel);
  EXPECT_NEAR(drawn->maxX, 500250, pixel);
  EXPECT_NEAR(drawn->minY, 4999750, pixel);
  EXPECT_NEAR(drawn->maxY, 4999800, pixel);
}

TEST_F(QuestionFormTest, ARectangleIsAskedForBeforeItIsDrawnAndForgottenWithTheProject) {
  const QgsRasterLayer &layer = showScene();
  int changes = 0;
  QObject::connect(&mExtent, &pointing::AskedExtent::drawnChanged, &mExtent, [&] { ++changes; });
  EXPECT_EQ(codeOf([&] { mExtent.extentIn(layer, ui::ExtentMode::Drawn); }), ErrorCode::InvalidArgument);
  drawExtent({500150, 4999750}, {500250, 4999800});
  EXPECT_EQ(changes, 1);
  EXPECT_EQ(codeOf([&] { mExtent.part(ui::ExtentMode::Drawn); }), std::nullopt);
  QgsProject::instance()->clear();
  EXPECT_EQ(changes, 2);
  EXPECT_EQ(codeOf([&] { mExtent.part(ui::ExtentMode::Drawn); }), ErrorCode::InvalidArgument);
}

TEST_F(QuestionFormTest, AnExtentBesideTheLayerMakesNoQuestion) {
  showScene();
  canvas().setExtent(QgsRectangle(600000, 4999700, 600200, 4999850));
  content().setExpression(QStringLiteral("river"));
  content().setExtentMode(ui::ExtentMode::Visible);
  EXPECT_EQ(codeOf([&] { mQuestion.question(content().form()); }), ErrorCode::OutsideExtent);
  content().setExtentMode(ui::ExtentMode::WholeLayer);
  EXPECT_EQ(codeOf([&] { mQuestion.question(content().form()); }), std::nullopt);
}

TEST_F(QuestionFormTest, WithoutALayerThereIsNoQuestion) {
  content().setExpression(QStringLiteral("river"));
  EXPECT_EQ(codeOf([&] { mQuestion.question(content().form()); }), ErrorCode::NotFound);
}

TEST_F(QuestionFormTest, WhatIsEditedIsAskedAgainAsItWas) {
  const QgsRasterLayer &layer = showScene();
  pointAt({500200, 4999900}, {500300, 4999800});
  content().setExpression(QStringLiteral("river"));
  content().setGsd(4.0);
  content().setExtentMode(ui::ExtentMode::WholeLayer);
  const ui::Question first = mQuestion.question(content().form());
  EXPECT_EQ(first.layerId, layer.id());
  EXPECT_TRUE(first.extentWkt.isEmpty());
  ASSERT_EQ(first.examples.size(), 1);
  EXPECT_NEAR(QgsGeometry::fromWkt(first.examples.first().wkt).area(), 100.0 * 100.0, 1000.0);

  content().setExpression(QStringLiteral("forest"));
  content().setGsd(std::nullopt);
  Q_EMIT content().examples().clearRequested();
  const ui::Question second = mQuestion.question(content().form());
  EXPECT_TRUE(second.examples.isEmpty());

  mQuestion.edit(first);
  const ui::Question again = mQuestion.question(content().form());
  EXPECT_NE(again.id, first.id);
  EXPECT_EQ(again.expression, first.expression);
  EXPECT_EQ(again.gsdMetres, first.gsdMetres);
  EXPECT_EQ(again.examples, first.examples);
  mQuestion.edit(second);
  EXPECT_TRUE(mQuestion.question(content().form()).examples.isEmpty());
}

} // namespace xemap::plugin_tests
