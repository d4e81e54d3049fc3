// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/example_row.h"

#include <QAction>
#include <QSignalSpy>
#include <QToolButton>
#include <gtest/gtest.h>

namespace xemap::ui {

namespace {

ExampleShape shapeIn(const QSignalSpy &picked, int at) {
  return picked.at(at).first().value<ExampleShape>();
}

} // namespace

TEST(ExampleRow, TheButtonTakesARectangleAndItsMenuAnyShape) {
  ExampleRow row;
  const QSignalSpy picked(&row, &ExampleRow::pickClicked);
  row.findChild<QToolButton *>(QStringLiteral("pickExample"))->click();
  for (const char *action : {"exampleRectangle", "examplePolygon", "exampleFreehand"})
    row.findChild<QAction *>(QLatin1String(action))->trigger();
  ASSERT_EQ(picked.size(), 4);
  EXPECT_EQ(shapeIn(picked, 0), ExampleShape::Rectangle);
  EXPECT_EQ(shapeIn(picked, 1), ExampleShape::Rectangle);
  EXPECT_EQ(shapeIn(picked, 2), ExampleShape::Polygon);
  EXPECT_EQ(shapeIn(picked, 3), ExampleShape::Freehand);
}

TEST(ExampleRow, OnlyAnExampleThatIsThereCanBeForgotten) {
  ExampleRow row;
  row.show();
  const auto *forget = row.findChild<QToolButton *>(QStringLiteral("clearExample"));
  EXPECT_FALSE(row.isSet());
  EXPECT_FALSE(forget->isVisible());
  row.setText(QStringLiteral("Example of 10 m × 20 m"));
  EXPECT_TRUE(row.isSet());
  EXPECT_TRUE(forget->isVisible());
}

} // namespace xemap::ui
