// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/label_template.h"
#include "ui_test.h"

namespace xemap::ui {

namespace {

const QMap<QString, QString> values{{"expression", "river"}, {"area_ha", "3.21"}, {"note", "%expression%"}};

} // namespace

TEST(LabelTemplate, PutsValuesInTheirPlaces) {
  EXPECT_EQ(filledLabel("%expression% (%area_ha% ha)", values), "river (3.21 ha)");
  EXPECT_EQ(filledLabel("%area_ha%%area_ha%", values), "3.213.21");
  EXPECT_EQ(filledLabel("", values), "");
  EXPECT_EQ(filledLabel("no field", values), "no field");
}

TEST(LabelTemplate, LeavesOtherTextAsItIs) {
  EXPECT_EQ(filledLabel("50 % of 100 %", values), "50 % of 100 %");
  EXPECT_EQ(filledLabel("%nothing% %", values), "%nothing% %");
  EXPECT_EQ(filledLabel("100%area_ha%", values), "1003.21");
  EXPECT_EQ(filledLabel("5%nothing%area_ha%", values), "5%nothing3.21");
}

TEST(LabelTemplate, ReadsNoValueAgain) {
  EXPECT_EQ(filledLabel("%note%", values), "%expression%");
}

TEST(LabelTemplate, NamesWhatIsNoField) {
  EXPECT_EQ(unknownFields("%expression% %area%, %area% %größe%", values.keys()), QStringList({"area", "größe"}));
  EXPECT_EQ(unknownFields("50 % of 100 % %area_ha%", values.keys()), QStringList());
}

} // namespace xemap::ui
