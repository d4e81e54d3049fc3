// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/rough_text.h"

#include "ui_test.h"

namespace xemap::ui {

namespace {

QString plain(QString text) {
  return text.replace(QChar(0x00A0), ' ');
}

} // namespace

TEST(RoughText, TimesAreAsExactAsAnEstimate) {
  EXPECT_EQ(plain(roughDuration(0.0)), "5 s");
  EXPECT_EQ(plain(roughDuration(23.0)), "25 s");
  EXPECT_EQ(plain(roughDuration(57.4)), "55 s");
  EXPECT_EQ(plain(roughDuration(58.0)), "1 min");
  EXPECT_EQ(plain(roughDuration(3569.0)), "59 min");
  EXPECT_EQ(plain(roughDuration(3590.0)), "1 h 0 min");
  EXPECT_EQ(plain(roughDuration(4700.0)), "1 h 20 min");
  EXPECT_EQ(plain(roughDuration(7199.0)), "2 h 0 min");
}

TEST(RoughText, MemoryIsToldInTheUnitThatFits) {
  EXPECT_EQ(plain(roughMemory(123.4 * 1024 * 1024)), "120 MB");
  EXPECT_EQ(plain(roughMemory(2.44 * 1024 * 1024 * 1024)), "2.4 GB");
}

} // namespace xemap::ui
