// SPDX-License-Identifier: GPL-2.0-or-later
// What the dock says before and during a run about the time it takes, and what is kept of one that is stopped.
#include "tests/plugin/plugin_test.h"

#include <QAbstractButton>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QTextEdit>
#include <qgssettings.h>

#include <fstream>

namespace xemap::plugin_tests {

namespace {

/// The engine of these tests says that its model has this checksum.
const QString sha256 = QString(64, QLatin1Char('a'));

class ForecastTest : public PluginTest {
protected:
  ForecastTest() : mModelPath(qgetenv("XEMAP_MODEL_PATH")) {
    QDir().mkpath(path(QStringLiteral("models/known")));
    std::ofstream(path(QStringLiteral("models/known/model.json")).toStdString())
        << R"({"checksums": {"model.safetensors": ")" << sha256.toStdString()
        << R"("}, "gsd_metres": {"min": 8.0, "max": 32.0}})";
    qputenv("XEMAP_MODEL_PATH", path(QStringLiteral("models")).toUtf8());
  }
  ~ForecastTest() override { qputenv("XEMAP_MODEL_PATH", mModelPath); }

  static void know(double secondsPerMegapixel) {
    QgsSettings().setValue(QStringLiteral("xemap/pace/%1-0-0/secondsPerMegapixel").arg(sha256.left(16)),
                           secondsPerMegapixel);
  }

  /// An empty text where the part is not shown.
  QString shown(const char *name) const {
    const auto *label = part<QLabel>(name);
    return label->isHidden() ? QString() : label->text();
  }

private:
  QByteArray mModelPath;
};

} // namespace

TEST_F(ForecastTest, SaysNothingOfWhatIsUnknownOrShort) {
  showScene();
  choose(Extent::WholeLayer);
  waitUntil([] { return false; }, 600);
  EXPECT_EQ(shown("estimate").toStdString(), "");
  know(10.0);
  choose(Extent::Visible);
  waitUntil([] { return false; }, 600);
  EXPECT_EQ(shown("estimate").toStdString(), "");
}

TEST_F(ForecastTest, SaysHowLongAnExtentTakes) {
  know(1000.0); // The scene has 0.06 megapixels.
  showScene();
  choose(Extent::WholeLayer);
  ASSERT_TRUE(waitUntil([this] { return !shown("estimate").isEmpty(); }));
  EXPECT_TRUE(shown("estimate").contains(QStringLiteral("1\u00A0min"))) << shown("estimate").toStdString();
  zoomTo(QgsRectangle(500200, 4999750, 500240, 4999770));
  choose(Extent::Visible);
  EXPECT_TRUE(waitUntil([this] { return shown("estimate").isEmpty(); }));
}

TEST_F(ForecastTest, OffersAResolutionThatTheModelKnows) {
  know(1000.0);
  showScene(); // Its pixels are 2 m wide.
  choose(Extent::WholeLayer);
  auto *note = part<QWidget>("resolutionNote");
  ASSERT_TRUE(waitUntil([note] { return !note->isHidden(); }));
  EXPECT_TRUE(note->findChild<QTextEdit *>()->toPlainText().contains(QStringLiteral("8 to 32 m")));
  part<QAbstractButton>("takeResolution")->click();
  EXPECT_EQ(part<QDoubleSpinBox>("resolution")->value(), 8.0);
  EXPECT_TRUE(waitUntil([this, note] { return note->isHidden() && shown("estimate").isEmpty(); }));
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(result.probability->width(), Scene::width / 4);
}

TEST_F(ForecastTest, PartOfALongRunIsKeptAsItsResult) {
  showScene();
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("slow river")));
  auto *keep = part<QAbstractButton>("keepPart");
  EXPECT_TRUE(keep->isHidden());
  ASSERT_TRUE(waitUntil([keep] { return !keep->isHidden(); }));
  keep->click();
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(errorText().toStdString(), "");
  ASSERT_EQ(results().size(), 1U);
  QgsRasterLayer *probability = results().front().probability;
  ASSERT_NE(probability, nullptr);
  EXPECT_TRUE(probability->customProperty(QStringLiteral("xemap/partial")).toBool());
  const Pixels pixels = pixelsOf(*probability);
  EXPECT_TRUE(pixels.at(100, 20).has_value());
  EXPECT_FALSE(pixels.at(100, Scene::height - 1).has_value());
  EXPECT_TRUE(part<QWidget>("warnings")->findChild<QTextEdit *>()->toPlainText().contains(QStringLiteral("stopped")));
}

} // namespace xemap::plugin_tests
