// SPDX-License-Identifier: GPL-2.0-or-later
// Places of the map that are asked what else they may be.
#include "tests/plugin/plugin_test.h"

#include <QAbstractButton>
#include <QTextEdit>
#include <qgsmapcanvas.h>
#include <qgsmaptool.h>
#include <qgsproject.h>

namespace xemap::plugin_tests {

namespace {

class PlaceTest : public PluginTest {
protected:
  QAbstractButton *button() const { return part<QAbstractButton>("askPlace"); }
  QString text() const { return part<QTextEdit>("placePhrases")->toPlainText(); }
  /// A click this far from the west, in the middle from north to south.
  void clickAt(const QgsRasterLayer &layer, double share) {
    const QgsRectangle extent = layer.extent();
    const QgsPointXY place(extent.xMinimum() + share * extent.width(), extent.center().y());
    drawOnMap(place, place);
  }
};

} // namespace

TEST_F(PlaceTest, AClickSaysWhatElseThePlaceMayBe) {
  const QgsRasterLayer *layer = showScene();
  EXPECT_FALSE(button()->isEnabled());
  ASSERT_NE(ask(QStringLiteral("river"), Extent::WholeLayer).probability, nullptr);
  ASSERT_TRUE(button()->isEnabled());
  const QgsMapTool *before = host().mapCanvas()->mapTool();
  button()->click();
  clickAt(*layer, 0.25);
  ASSERT_TRUE(waitUntil([this] { return !text().isEmpty(); })) << errorText().toStdString();
  EXPECT_EQ(text().toStdString(), "water (asked for) 50 %, meadow 25 %");
  EXPECT_TRUE(tasksEnd());
  clickAt(*layer, 0.75);
  ASSERT_TRUE(waitUntil([this] { return text().startsWith(QStringLiteral("meadow")); }));
  EXPECT_TRUE(tasksEnd());
  button()->click();
  EXPECT_EQ(host().mapCanvas()->mapTool(), before);
}

TEST_F(PlaceTest, OutsideOfTheExtentThereIsOneLineOfError) {
  const QgsRasterLayer *layer = showScene();
  ASSERT_NE(ask(QStringLiteral("river"), Extent::WholeLayer).probability, nullptr);
  button()->click();
  clickAt(*layer, -0.5);
  ASSERT_TRUE(waitUntil([this] { return !errorText().isEmpty(); }));
  EXPECT_TRUE(errorText().contains(QStringLiteral("inside of the extent"))) << errorText().toStdString();
  EXPECT_EQ(text(), QString());
}

TEST_F(PlaceTest, AnotherToolOrProjectEndsIt) {
  showScene();
  ASSERT_NE(ask(QStringLiteral("river"), Extent::WholeLayer).probability, nullptr);
  button()->click();
  EXPECT_TRUE(button()->isChecked());
  host().mapCanvas()->unsetMapTool(host().mapCanvas()->mapTool());
  EXPECT_FALSE(button()->isChecked());
  button()->click();
  QgsProject::instance()->clear();
  EXPECT_FALSE(button()->isChecked());
  EXPECT_FALSE(button()->isEnabled());
}

} // namespace xemap::plugin_tests
