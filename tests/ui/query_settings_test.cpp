// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/query_settings.h"

#include "ui/widgets/wrapped_text.h"
#include "ui_test.h"

#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace xemap::ui {

namespace {

const QList<ModelChoice> twoModels = {{"Tiny", "/models/tiny"}, {"Large", "/models/large"}};

class QuerySettingsTest : public testing::Test {
protected:
  QuerySettings mSettings;
  QComboBox *mExtent = part<QComboBox>(mSettings, "extentMode");
  QComboBox *mModel = part<QComboBox>(mSettings, "model");
};

} // namespace

TEST_F(QuerySettingsTest, OwnsAndReplacesTheHostsLayerWidget) {
  QPointer<QComboBox> first = new QComboBox;
  mSettings.setLayerWidget(first);
  EXPECT_TRUE(mSettings.isAncestorOf(first));
  mSettings.setLayerWidget(first);
  ASSERT_FALSE(first.isNull());
  auto *second = new QComboBox;
  mSettings.setLayerWidget(second);
  EXPECT_TRUE(first.isNull());
  EXPECT_EQ(part<QLabel>(mSettings)->buddy(), second);
  mSettings.setLayerWidget(nullptr);
  EXPECT_EQ(part<QLabel>(mSettings)->buddy(), nullptr);
}

TEST_F(QuerySettingsTest, ForgetsALayerWidgetItsHostDeleted) {
  auto *chooser = new QComboBox;
  mSettings.setLayerWidget(chooser);
  delete chooser;
  auto *next = new QComboBox;
  mSettings.setLayerWidget(next);
  EXPECT_TRUE(mSettings.isAncestorOf(next));
}

TEST_F(QuerySettingsTest, KeepsTheAccessibleNameTheHostGave) {
  auto *named = new QComboBox;
  named->setAccessibleName("Raster layer");
  mSettings.setLayerWidget(named);
  EXPECT_EQ(named->accessibleName(), "Raster layer");
}

TEST_F(QuerySettingsTest, TellsTheExtentTheAnalystChose) {
  QSignalSpy changed(&mSettings, &QuerySettings::extentModeChanged);
  mExtent->setCurrentIndex(2);
  ASSERT_EQ(changed.size(), 1);
  EXPECT_EQ(changed.at(0).at(0).value<ExtentMode>(), ExtentMode::Drawn);
  mSettings.setExtentMode(ExtentMode::WholeLayer);
  EXPECT_EQ(changed.size(), 1);
  EXPECT_EQ(mSettings.extentMode(), ExtentMode::WholeLayer);
  mSettings.setExtentMode(ExtentMode(99));
  EXPECT_EQ(mSettings.extentMode(), ExtentMode::Visible);
}

TEST_F(QuerySettingsTest, ShowsTheDrawnRectangleOnlyWhereItCounts) {
  auto *text = part<WrappedText>(mSettings, "drawnExtent");
  auto *draw = part<QPushButton>(mSettings, "drawExtent");
  EXPECT_FALSE(text->isVisibleTo(&mSettings));
  mSettings.setExtentMode(ExtentMode::Drawn);
  EXPECT_TRUE(text->isVisibleTo(&mSettings));
  EXPECT_FALSE(mSettings.hasDrawnExtent());
  EXPECT_FALSE(text->toPlainText().isEmpty());
  mSettings.setDrawnExtentText("1, 2 : 3, 4");
  EXPECT_TRUE(mSettings.hasDrawnExtent());
  EXPECT_EQ(text->toPlainText(), "1, 2 : 3, 4");
  QSignalSpy wanted(&mSettings, &QuerySettings::drawExtentRequested);
  draw->click();
  EXPECT_EQ(wanted.size(), 1);
}

TEST_F(QuerySettingsTest, KeepsTheChosenModelWhenTheListChanges) {
  QSignalSpy changed(&mSettings, &QuerySettings::modelChanged);
  mSettings.setModels(twoModels, QString());
  EXPECT_EQ(mSettings.modelPath(), "/models/tiny");
  mSettings.setModels(twoModels, "/models/large");
  EXPECT_EQ(mSettings.modelPath(), "/models/large");
  mSettings.setModels({{"New", "/models/new"}, twoModels[0], twoModels[1]}, QString());
  EXPECT_EQ(mSettings.modelPath(), "/models/large");
  EXPECT_EQ(changed.size(), 0);
  mModel->setCurrentIndex(0);
  ASSERT_EQ(changed.size(), 1);
  EXPECT_EQ(changed.at(0).at(0).toString(), "/models/new");
}

TEST_F(QuerySettingsTest, WaitsForAModelThatIsNotListedYet) {
  mSettings.setModelPath("/models/large");
  EXPECT_EQ(mSettings.modelPath(), "");
  EXPECT_EQ(mSettings.preferredModelPath(), "/models/large");
  mSettings.setModels({twoModels[0]}, QString());
  EXPECT_EQ(mSettings.modelPath(), "/models/tiny");
  EXPECT_EQ(mSettings.preferredModelPath(), "/models/large");
  mSettings.setModels(twoModels, QString());
  EXPECT_EQ(mSettings.modelPath(), "/models/large");
}

TEST_F(QuerySettingsTest, AChoiceOfTheAnalystEndsTheWaiting) {
  mSettings.setModelPath("/models/gone");
  mSettings.setModels(twoModels, QString());
  mModel->setCurrentIndex(1);
  EXPECT_EQ(mSettings.preferredModelPath(), "/models/large");
}

TEST_F(QuerySettingsTest, SaysThatThereIsNoModel) {
  mSettings.setModels(twoModels, QString());
  mSettings.setModels({}, QString());
  EXPECT_FALSE(mModel->isEnabled());
  EXPECT_EQ(mSettings.modelPath(), "");
  EXPECT_FALSE(mModel->toolTip().isEmpty());
}

} // namespace xemap::ui
