// SPDX-License-Identifier: GPL-2.0-or-later
// The plugin with the engine and the model of the build tree, found as an installed plugin finds them.
#include "tests/plugin/plugin_test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextEdit>

#include <algorithm>

namespace xemap::plugin_tests {

namespace {

bool isTorchLoaded() {
  QFile maps(QStringLiteral("/proc/self/maps"));
  EXPECT_TRUE(maps.open(QIODevice::ReadOnly));
  return maps.readAll().contains("libtorch");
}

} // namespace

TEST_F(PluginTest, RealEngineAnswersOverTheDemoScene) {
  QgsRasterLayer *scene = show(std::make_unique<QgsRasterLayer>(
      QStringLiteral(XEMAP_SOURCE_DIR "/resources/scenes/demo.tif"), QStringLiteral("demo")));
  EXPECT_FALSE(isTorchLoaded());
  const FoundResult result = ask(QStringLiteral("residential blocks beside the river"), Extent::WholeLayer);
  EXPECT_TRUE(isTorchLoaded());
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(result.probability->crs(), scene->crs());
  EXPECT_EQ(result.probability->extent(), scene->extent());
  EXPECT_EQ(result.probability->width(), scene->width());
  const Pixels pixels = pixelsOf(*result.probability);
  const auto [least, most] = std::minmax_element(pixels.values.begin(), pixels.values.end());
  ASSERT_TRUE(least->has_value()); // The scene has no nodata, so neither has the result.
  EXPECT_GE(**least, 0.0);
  EXPECT_LE(**most, 1.0);
  EXPECT_GT(**most - **least, 0.05);
}

TEST_F(PluginTest, RealEngineAnswersASecondQuestionAtOnce) {
  show(std::make_unique<QgsRasterLayer>(QStringLiteral(XEMAP_SOURCE_DIR "/resources/scenes/demo.tif"),
                                        QStringLiteral("demo")));
  QElapsedTimer timer;
  timer.start();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  const qint64 cold = timer.restart();
  ask(QStringLiteral("storage tanks"), Extent::WholeLayer);
  const qint64 warm = timer.elapsed();
  RecordProperty("coldMs", static_cast<int>(cold));
  RecordProperty("warmMs", static_cast<int>(warm));
  EXPECT_LT(warm, cold);
  EXPECT_TRUE(part<QTextEdit>("resultNumbers")->toPlainText().contains(QStringLiteral("reused")));
}

TEST_F(PluginTest, RealEngineRefusesAnExpressionWithoutWords) {
  show(std::make_unique<QgsRasterLayer>(QStringLiteral(XEMAP_SOURCE_DIR "/resources/scenes/demo.tif"),
                                        QStringLiteral("demo")));
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("🏠 !?")));
  ASSERT_TRUE(waitForEnd());
  EXPECT_NE(errorText().toStdString(), "");
  EXPECT_TRUE(results().empty());
  EXPECT_TRUE(resultFiles().isEmpty());
}

} // namespace xemap::plugin_tests
