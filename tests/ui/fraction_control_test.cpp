// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/fraction_control.h"

#include "ui_test.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QSlider>
#include <QWheelEvent>

#include <limits>

namespace xemap::ui {

namespace {

class FractionControlTest : public testing::Test {
protected:
  FractionControl mControl{"Threshold", FractionControl::Notation::Decimal};
  QSlider *mSlider = part<QSlider>(mControl);
  QDoubleSpinBox *mNumber = part<QDoubleSpinBox>(mControl);
  QSignalSpy mEdited{&mControl, &FractionControl::valueEdited};
};

void turnWheel(QWidget *widget) {
  const QPointF middle = widget->rect().center();
  QWheelEvent event(middle, widget->mapToGlobal(middle.toPoint()), QPoint(), QPoint(0, 120), Qt::NoButton,
                    Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(widget, &event);
}

} // namespace

TEST_F(FractionControlTest, SliderAndNumberFollowEachOther) {
  mSlider->setValue(37);
  EXPECT_DOUBLE_EQ(mNumber->value(), 0.37);
  mNumber->setValue(0.29); // 0.29 * 100 is 28.999... in binary
  EXPECT_EQ(mSlider->value(), 29);
  EXPECT_DOUBLE_EQ(mControl.value(), 0.29);
}

TEST_F(FractionControlTest, EveryHundredthSurvivesTheRoundTrip) {
  for (int step = 0; step <= 100; ++step) {
    mControl.setValue(step / 100.0);
    EXPECT_DOUBLE_EQ(mControl.value(), step / 100.0);
    EXPECT_EQ(mNumber->text(), QString::number(step / 100.0, 'f', 2));
  }
}

TEST_F(FractionControlTest, ClampsAndIgnoresNan) {
  mControl.setValue(0.4);
  mControl.setValue(std::numeric_limits<double>::quiet_NaN());
  EXPECT_DOUBLE_EQ(mControl.value(), 0.4);
  mControl.setValue(std::numeric_limits<double>::infinity());
  EXPECT_DOUBLE_EQ(mControl.value(), 1.0);
  mControl.setValue(-3.0);
  EXPECT_DOUBLE_EQ(mControl.value(), 0.0);
}

TEST_F(FractionControlTest, GathersQuickChangesIntoOneSignalWithTheLastValue) {
  for (int step = 1; step <= 40; ++step)
    mSlider->setValue(step);
  EXPECT_EQ(mEdited.size(), 0);
  ASSERT_TRUE(mEdited.wait(5000));
  EXPECT_EQ(mEdited.size(), 1);
  EXPECT_DOUBLE_EQ(mEdited.last().at(0).toDouble(), 0.40);
  QTest::qWait(150);
  EXPECT_EQ(mEdited.size(), 1);
}

TEST_F(FractionControlTest, FollowsASteadyDragWhileItLasts) {
  int steps = 0;
  for (; mEdited.size() < 3 && steps < 2000; ++steps) {
    mSlider->setValue(steps % 100);
    QTest::qWait(5);
  }
  EXPECT_EQ(mEdited.size(), 3);
  EXPECT_GT(steps, 3) << "several changes go into one signal";
  const int last = mSlider->value();
  QTest::qWait(150);
  EXPECT_DOUBLE_EQ(mEdited.last().at(0).toDouble(), last / 100.0);
}

TEST_F(FractionControlTest, SettingEmitsNothingAndDropsAWaitingChange) {
  mSlider->setValue(80);
  mControl.setValue(0.2);
  QTest::qWait(150);
  EXPECT_EQ(mEdited.size(), 0);
  EXPECT_EQ(mSlider->value(), 20);
  EXPECT_DOUBLE_EQ(mNumber->value(), 0.2);
}

TEST_F(FractionControlTest, TypingANumberEmitsItOnlyWhenComplete) {
  showActive(mControl);
  mNumber->setFocus();
  mNumber->selectAll();
  QTest::keyClicks(mNumber, "0.35");
  QTest::qWait(150);
  EXPECT_EQ(mEdited.size(), 0);
  QTest::keyClick(mNumber, Qt::Key_Return);
  ASSERT_TRUE(mEdited.wait(5000));
  EXPECT_DOUBLE_EQ(mEdited.last().at(0).toDouble(), 0.35);
}

TEST_F(FractionControlTest, WheelChangesOnlyWhatHasTheFocus) {
  showActive(mControl);
  mNumber->setFocus();
  const double before = mControl.value();
  turnWheel(mSlider);
  EXPECT_DOUBLE_EQ(mControl.value(), before);
  EXPECT_TRUE(mNumber->hasFocus());
  turnWheel(mNumber);
  EXPECT_DOUBLE_EQ(mControl.value(), before + 0.01);
}

TEST(FractionControl, WritesPercent) {
  FractionControl control("Opacity", FractionControl::Notation::Percent);
  control.setValue(0.7);
  auto *number = part<QDoubleSpinBox>(control);
  EXPECT_EQ(number->text(), "70 %");
  number->setValue(35.0);
  EXPECT_DOUBLE_EQ(control.value(), 0.35);
  EXPECT_EQ(number->minimumWidth(),
            part<QDoubleSpinBox>(FractionControl("x", FractionControl::Notation::Decimal))->minimumWidth());
}

} // namespace xemap::ui
