// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/resolution_spin_box.h"

#include "ui_test.h"

#include <QLineEdit>

#include <cmath>
#include <limits>

namespace xemap::ui {

namespace {

class Box : public ResolutionSpinBox {
public:
  using ResolutionSpinBox::lineEdit;
};

} // namespace

TEST(ResolutionSpinBox, StartsNative) {
  Box box;
  EXPECT_EQ(box.gsdMetres(), std::nullopt);
  EXPECT_EQ(box.text(), "Native");
  box.setNativeGsd(0.2987);
  EXPECT_EQ(box.text(), "Native (0.299 m)");
}

TEST(ResolutionSpinBox, WritesNoIdleZeros) {
  Box box;
  box.setGsdMetres(0.5);
  EXPECT_EQ(box.text(), "0.5 m/px");
  box.setGsdMetres(10.0);
  EXPECT_EQ(box.text(), "10 m/px");
  EXPECT_EQ(box.gsdMetres(), 10.0);
}

TEST(ResolutionSpinBox, TakesNoNonsense) {
  Box box;
  for (const double metres : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    box.setGsdMetres(2.0);
    box.setGsdMetres(metres);
    EXPECT_EQ(box.gsdMetres(), std::nullopt) << metres;
    box.setNativeGsd(metres);
    EXPECT_EQ(box.text(), "Native") << metres;
  }
  box.setGsdMetres(1e9);
  EXPECT_EQ(box.gsdMetres(), ResolutionSpinBox::maxMetres);
  box.setGsdMetres(1e-9);
  EXPECT_EQ(box.gsdMetres(), 0.001);
}

TEST(ResolutionSpinBox, StepsBetweenNativeAndCoarser) {
  Box box;
  box.setNativeGsd(0.3);
  box.stepBy(1);
  ASSERT_TRUE(box.gsdMetres());
  EXPECT_GT(*box.gsdMetres(), 0.3);
  EXPECT_LT(*box.gsdMetres(), 0.6);
  box.stepBy(-1);
  box.stepBy(-1);
  EXPECT_EQ(box.gsdMetres(), std::nullopt);
  box.stepBy(-1);
  EXPECT_EQ(box.gsdMetres(), std::nullopt);
}

TEST(ResolutionSpinBox, AcceptsTypedFinerValues) {
  Box box;
  box.setNativeGsd(0.3);
  box.lineEdit()->setText("0.15 m/px");
  box.interpretText();
  EXPECT_EQ(box.gsdMetres(), 0.15);
}

TEST(ResolutionSpinBox, EmptiedBoxIsNativeAgain) {
  Box box;
  showActive(box);
  box.setFocus();
  box.setGsdMetres(2.0);
  box.selectAll();
  QTest::keyClick(&box, Qt::Key_Delete);
  QTest::keyClick(&box, Qt::Key_Return);
  EXPECT_EQ(box.gsdMetres(), std::nullopt);
  EXPECT_EQ(box.text(), "Native");
}

} // namespace xemap::ui
