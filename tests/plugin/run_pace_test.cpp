// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/forecast/run_pace.h"

#include "plugin/settings/settings.h"

#include <gtest/gtest.h>
#include <qgssettings.h>

namespace xemap::plugin_tests {

namespace {

const QString modelSha256 = QString(64, QLatin1Char('b'));

class RunPaceTest : public testing::Test {
protected:
  RunPaceTest() { QgsSettings().clear(); }
};

} // namespace

TEST_F(RunPaceTest, NothingIsKnownBeforeTheFirstRun) {
  EXPECT_EQ(forecast::loadPace(modelSha256).secondsPerMegapixel, 0.0);
  forecast::learnPace(modelSha256, 0.1, 30.0, 1e9); // Too small to say anything.
  forecast::learnPace(modelSha256, 5.0, 0.2, 1e9);  // Too short.
  EXPECT_EQ(forecast::loadPace(modelSha256).secondsPerMegapixel, 0.0);
}

TEST_F(RunPaceTest, TheNewestRunsCountMost) {
  forecast::learnPace(modelSha256, 10.0, 20.0, 1e9);
  EXPECT_DOUBLE_EQ(forecast::loadPace(modelSha256).secondsPerMegapixel, 2.0);
  EXPECT_DOUBLE_EQ(forecast::loadPace(modelSha256).peakBytes, 1e9);
  forecast::learnPace(modelSha256, 10.0, 40.0, 2e9);
  EXPECT_DOUBLE_EQ(forecast::loadPace(modelSha256).secondsPerMegapixel, 3.0);
  EXPECT_DOUBLE_EQ(forecast::loadPace(modelSha256).peakBytes, 1.5e9);
}

TEST_F(RunPaceTest, BelongsToAModelAndToTheThreads) {
  forecast::learnPace(modelSha256, 10.0, 20.0, 1e9);
  EXPECT_EQ(forecast::loadPace(QString(64, QLatin1Char('c'))).secondsPerMegapixel, 0.0);
  ui::SettingsForm settings;
  settings.threads = 1;
  settings::saveSettings(settings);
  EXPECT_EQ(forecast::loadPace(modelSha256).secondsPerMegapixel, 0.0);
}

} // namespace xemap::plugin_tests
