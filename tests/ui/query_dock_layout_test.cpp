// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/concept_row.h"
#include "ui/widgets/expression_edit.h"
#include "ui/widgets/query_dock_content.h"
#include "ui_test.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QToolButton>

namespace xemap::ui {

namespace {

constexpr int narrowPx = 260;

class QueryDockLayoutTest : public testing::Test {
protected:
  QueryDockLayoutTest() {
    auto *chooser = new QComboBox;
    chooser->setObjectName("layerChooser");
    chooser->addItem("sentinel2_L2A_20240612T103031_T32TMT_10m_mosaic_clipped_reprojected_final_version_2");
    mDock.setLayerWidget(chooser);
    mDock.setModels({{QString("A model with a name that goes on and on and on").repeated(3), "/models/tiny"}});
    mDock.setNativeGsd(0.3);
  }

  /// All that can be shown at once, with the longest words an analyst may meet.
  void showEverything() {
    mDock.setExtentMode(ExtentMode::Drawn);
    mDock.setDrawnExtentText("451200.1234, 5411300.5678 : 452900.1234, 5412700.5678 (EPSG:32632)");
    ResultSummary summary;
    summary.expression = QString(1000, 'w');
    summary.input = "bands 1,2,3 as red, green and blue; samples as they are; no data where it is transparent";
    summary.warnings = QStringList(QString("/data/").repeated(60));
    mDock.showResult(summary);
    mDock.setHasRegions(true);
    mDock.setAnnotatable(true);
    mDock.setExamples({{true, QString(300, 'w')}, {false, "click"}});
    mDock.examples().setUndoable(true, true);
    mDock.examples().setDoubt(DoubtState::Shown);
    mDock.examples().setChangeText("The last correction changed 3.2 % of the map.");
    mDock.concepts().setConcepts({{QString("a concept ").repeated(12), "/c/one.json"}});
    mDock.concepts().setSavable(true);
    mDock.concepts().setOffer("Concept 'greenhouses' was taught to another model.");
    mDock.showError(QString("/a_directory_without_any_space").repeated(12));
    mDock.setResolutionNote("A pixel of the image is 0.0213 m wide; the model knows 0.5 to 32 m and may not see", 0.5);
    mDock.setRunState(RunState::Running);
    mDock.offerPart();
    mDock.setProgress(0.5, "Reading tile 13 of 31 of the layer");
  }

  QueryDockContent mDock;
  QScrollArea *mScroll = part<QScrollArea>(mDock);
};

/// Are the visible controls wholly inside the page, and apart from each other?
void expectControlsInside(const QWidget &page) {
  QList<QWidget *> controls;
  for (QWidget *child : page.findChildren<QWidget *>()) {
    const bool control = qobject_cast<QAbstractButton *>(child) || qobject_cast<QComboBox *>(child) ||
                         qobject_cast<QAbstractSpinBox *>(child) || qobject_cast<QSlider *>(child);
    if (control && child->isVisible() && !qobject_cast<QLineEdit *>(child->parentWidget()))
      controls.append(child);
  }
  EXPECT_GE(controls.size(), 12);
  for (int i = 0; i < controls.size(); ++i) {
    const QRect place(controls[i]->mapTo(&page, QPoint()), controls[i]->size());
    EXPECT_TRUE(page.rect().contains(place)) << controls[i]->objectName().toStdString();
    EXPECT_GE(place.width(), qMin(controls[i]->minimumSizeHint().width(), 15))
        << controls[i]->objectName().toStdString();
    for (int k = i + 1; k < controls.size(); ++k)
      EXPECT_FALSE(place.intersects(QRect(controls[k]->mapTo(&page, QPoint()), controls[k]->size())))
          << controls[i]->objectName().toStdString() << " and " << controls[k]->objectName().toStdString();
  }
}

} // namespace

TEST_F(QueryDockLayoutTest, FitsANarrowDock) {
  showEverything();
  mDock.resize(narrowPx, 900);
  mDock.show();
  QCoreApplication::processEvents();
  EXPECT_EQ(mDock.width(), narrowPx);
  EXPECT_EQ(mScroll->horizontalScrollBar()->maximum(), 0);
  expectControlsInside(*mScroll->widget());
}

TEST_F(QueryDockLayoutTest, FitsFromRightToLeftToo) {
  mDock.setLayoutDirection(Qt::RightToLeft);
  showEverything();
  mDock.resize(narrowPx, 900);
  mDock.show();
  QCoreApplication::processEvents();
  EXPECT_EQ(mScroll->horizontalScrollBar()->maximum(), 0);
  expectControlsInside(*mScroll->widget());
  const auto *edit = part<ExpressionEdit>(mDock);
  const auto *recent = part<QToolButton>(mDock, "recentExpressions");
  EXPECT_LT(recent->x(), edit->x());
}

TEST_F(QueryDockLayoutTest, FitsWithALargeFont) {
  QFont large = mDock.font();
  large.setPointSize(14);
  mDock.setFont(large);
  showEverything();
  mDock.resize(narrowPx + 60, 900);
  mDock.show();
  QCoreApplication::processEvents();
  EXPECT_EQ(mScroll->horizontalScrollBar()->maximum(), 0);
  expectControlsInside(*mScroll->widget());
}

TEST_F(QueryDockLayoutTest, ScrollsWhenItIsShort) {
  mDock.resize(narrowPx, 160);
  mDock.show();
  QCoreApplication::processEvents();
  EXPECT_EQ(mDock.height(), 160);
  EXPECT_GT(mScroll->verticalScrollBar()->maximum(), 0);
}

TEST_F(QueryDockLayoutTest, BringsNewsIntoView) {
  mDock.resize(narrowPx, 200);
  mDock.show();
  QCoreApplication::processEvents();
  const auto inView = [this](const char *name) {
    const auto *widget = part<QWidget>(mDock, name);
    const QRect place(widget->mapTo(mScroll->viewport(), QPoint()), widget->size());
    return mScroll->viewport()->rect().contains(place);
  };
  ASSERT_FALSE(inView("cancel"));
  mDock.setRunState(RunState::Running);
  EXPECT_TRUE(QTest::qWaitFor([&] { return inView("cancel") && inView("progress"); }, 5000));
  mDock.setRunState(RunState::Idle);
  mScroll->verticalScrollBar()->setValue(0);
  mDock.showError("scene.tif: expected at least one band, found 0");
  EXPECT_TRUE(QTest::qWaitFor([&] { return inView("error"); }, 5000));
  mScroll->verticalScrollBar()->setValue(0);
  ResultSummary summary;
  summary.expression = "river";
  mDock.showResult(summary);
  EXPECT_TRUE(QTest::qWaitFor([&] { return inView("resultNumbers"); }, 5000));
}

TEST_F(QueryDockLayoutTest, TabGoesFromTopToBottom) {
  mDock.setExtentMode(ExtentMode::Drawn);
  mDock.setDrawnExtentText("1, 2 : 3, 4");
  mDock.setHistory({"forest"});
  mDock.setExamples({{true, "click"}});
  mDock.setExpression("river");
  mDock.setHasRegions(true);
  mDock.setAnnotatable(true);
  mDock.resize(narrowPx, 760);
  showActive(mDock);
  auto *first = part<ExpressionEdit>(mDock);
  first->setFocus();
  QStringList order;
  int lastTop = -1;
  for (int i = 0; i < 40; ++i) {
    QWidget *focused = mDock.focusWidget();
    ASSERT_NE(focused, nullptr);
    if (i > 0 && focused == first)
      break;
    const int top = focused->mapTo(mScroll->widget(), QPoint()).y() + focused->height();
    EXPECT_GE(top, lastTop - focused->height() / 2) << focused->objectName().toStdString();
    lastTop = top;
    order.append(focused->objectName().isEmpty() ? focused->parentWidget()->objectName() : focused->objectName());
    QTest::keyClick(focused, Qt::Key_Tab);
  }
  EXPECT_EQ(order, QStringList({"expression",
                                "recentExpressions",
                                "expressionExamples",
                                "likeThis",
                                "unlikeThis",
                                "clearExamples",
                                "examples",
                                "closeMessage",
                                "layerChooser",
                                "extentMode",
                                "drawExtent",
                                "model",
                                "importModel",
                                "resolution",
                                "bands",
                                "onlyDeclared",
                                "run",
                                "help",
                                "threshold",
                                "threshold",
                                "opacity",
                                "opacity",
                                "outlines",
                                "saveRegions",
                                "annotateMap",
                                "questions",
                                "addQuestion",
                                "moreOfQuestions"}));
}

TEST_F(QueryDockLayoutTest, EveryControlHasANameAndLabelsHaveBuddies) {
  showEverything();
  mDock.show();
  for (QWidget *widget : mDock.findChildren<QWidget *>()) {
    const bool inner = widget->objectName().startsWith("qt_") || qobject_cast<QLineEdit *>(widget->parentWidget()) ||
                       qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
    if (inner || widget->window() != &mDock || !(widget->focusPolicy() & Qt::TabFocus))
      continue;
    const auto *button = qobject_cast<QAbstractButton *>(widget);
    const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
    EXPECT_TRUE(named) << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    EXPECT_FALSE(widget->toolTip().isEmpty() && widget->objectName() != "layerChooser")
        << widget->metaObject()->className() << " " << widget->objectName().toStdString();
  }
  int buddies = 0;
  for (const QLabel *label : mDock.findChildren<QLabel *>())
    buddies += label->buddy() ? 1 : 0;
  EXPECT_EQ(buddies, 9);
}

TEST_F(QueryDockLayoutTest, ClaimsNoMnemonicThatAMenuOfTheHostMayUse) {
  for (const QLabel *label : mDock.findChildren<QLabel *>())
    EXPECT_FALSE(label->text().contains('&')) << label->text().toStdString();
  for (const QAbstractButton *button : mDock.findChildren<QAbstractButton *>())
    EXPECT_TRUE(button->shortcut().isEmpty()) << button->text().toStdString();
}

TEST_F(QueryDockLayoutTest, NothingOpensAWindow) {
  showEverything();
  mDock.show();
  QCoreApplication::processEvents();
  EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
  EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
  int windows = 0;
  for (const QWidget *window : QApplication::topLevelWidgets())
    windows += window->isVisible() ? 1 : 0;
  EXPECT_EQ(windows, 1);
}

TEST_F(QueryDockLayoutTest, FollowsADarkPalette) {
  showEverything();
  mDock.resize(narrowPx, 900);
  QPalette dark;
  for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
    dark.setColor(role, QColor(30, 30, 30));
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    dark.setColor(role, QColor(240, 240, 240));
  mDock.setPalette(dark);
  mDock.show();
  QCoreApplication::processEvents();
  const QImage image = mDock.grab().toImage();
  int light = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      light += image.pixelColor(x, y).lightness() > 128 ? 1 : 0;
  EXPECT_GT(light, 0);
  EXPECT_LT(light, image.width() * image.height() / 5);
}

} // namespace xemap::ui
