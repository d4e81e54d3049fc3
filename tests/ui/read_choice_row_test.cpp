// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/read_choice_row.h"

#include "ui_test.h"

#include <QCheckBox>
#include <QLineEdit>

namespace xemap::ui {

TEST(ReadChoiceRow, TakesThreeBandsOrNone) {
  ReadChoiceRow row;
  QSignalSpy changed(&row, &ReadChoiceRow::changed);
  auto *bands = part<QLineEdit>(row, "bands");
  const auto type = [&](const char *text) {
    bands->setText(text);
    Q_EMIT bands->editingFinished();
    return row.choice().bands;
  };
  EXPECT_EQ(type(" 3, 2 ,1 "), "3,2,1");
  EXPECT_EQ(changed.size(), 1);
  for (const char *wrong : {"3,2", "a,b,c", "0,1,2", "1,2,3,4", "-1,2,3"}) {
    EXPECT_EQ(type(wrong), "3,2,1") << wrong;
    EXPECT_EQ(bands->text(), "3,2,1") << wrong;
  }
  EXPECT_EQ(changed.size(), 1);
  EXPECT_EQ(type(""), "");
  EXPECT_EQ(changed.size(), 2);
}

TEST(ReadChoiceRow, TellsWhetherOnlyDeclaredNodataCounts) {
  ReadChoiceRow row;
  QSignalSpy changed(&row, &ReadChoiceRow::changed);
  part<QCheckBox>(row, "onlyDeclared")->click();
  ASSERT_EQ(changed.size(), 1);
  EXPECT_TRUE(row.choice().onlyDeclared);
  row.setChoice({"4,3,2", false});
  EXPECT_EQ(changed.size(), 1) << "the host knows already";
  EXPECT_FALSE(part<QCheckBox>(row, "onlyDeclared")->isChecked());
  EXPECT_EQ(part<QLineEdit>(row, "bands")->text(), "4,3,2");
}

} // namespace xemap::ui
