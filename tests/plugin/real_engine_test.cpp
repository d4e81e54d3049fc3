// SPDX-License-Identifier: GPL-2.0-or-later
// The plugin with the engine and the model of the build tree, found as an installed plugin finds them.
#include "tests/plugin/plugin_test.h"

#include "tests/support/clip_checkpoints.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTextEdit>
#include <QTimer>
#include <qgsmessagebaritem.h>

#include <algorithm>
#include <fstream>

namespace xemap::plugin_tests {

namespace {

bool isTorchLoaded() {
  QFile maps(QStringLiteral("/proc/self/maps"));
  EXPECT_TRUE(maps.open(QIODevice::ReadOnly));
  return maps.readAll().contains("libtorch");
}

/// Chooses the file in the dialog the next click opens.
void chooseInDialog(const QString &path) {
  auto *poll = new QTimer(qApp);
  QObject::connect(poll, &QTimer::timeout, poll, [poll, path] {
    auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
    if (dialog == nullptr)
      return;
    poll->deleteLater();
    dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
    QMetaObject::invokeMethod(dialog, "accept");
  });
  poll->start(20);
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

TEST_F(PluginTest, RealEngineAnswersASecondQuestionFromKnownFeatures) {
  show(std::make_unique<QgsRasterLayer>(QStringLiteral(XEMAP_SOURCE_DIR "/resources/scenes/demo.tif"),
                                        QStringLiteral("demo")));
  ask(QStringLiteral("river"), Extent::WholeLayer);
  EXPECT_FALSE(part<QTextEdit>("resultNumbers")->toPlainText().contains(QStringLiteral("reused")));
  ask(QStringLiteral("storage tanks"), Extent::WholeLayer);
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

TEST_F(PluginTest, AnImportedClipModelIsChosenAndAnswers) {
  QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  show(std::make_unique<QgsRasterLayer>(QStringLiteral(XEMAP_SOURCE_DIR "/resources/scenes/demo.tif"),
                                        QStringLiteral("demo")));
  test::writeSafetensorsFile(path(QStringLiteral("small clip.safetensors")).toStdString(),
                             test::clipCheckpoint(test::smallClip()));
  std::ofstream(path(QStringLiteral("merges.txt")).toStdString()) << test::smallMerges();

  chooseInDialog(path(QStringLiteral("small clip.safetensors")));
  part<QAbstractButton>("importModel")->click();
  auto *model = part<QComboBox>("model");
  ASSERT_TRUE(waitUntil([&] { return model->currentText() == QStringLiteral("small clip"); }));
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  const Pixels pixels = pixelsOf(*result.probability);
  EXPECT_TRUE(std::all_of(pixels.values.begin(), pixels.values.end(), [](const auto &value) { return value; }));

  // Another import of the same file gets a name of its own.
  chooseInDialog(path(QStringLiteral("small clip.safetensors")));
  part<QAbstractButton>("importModel")->click();
  EXPECT_TRUE(waitUntil([&] { return model->currentText() == QStringLiteral("small clip-2"); }));
}

TEST_F(PluginTest, AFailedImportIsToldAndChangesNothing) {
  QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  openDock();
  std::ofstream(path(QStringLiteral("broken.pt")).toStdString()) << "no checkpoint";
  std::ofstream(path(QStringLiteral("merges.txt")).toStdString()) << test::smallMerges();
  auto *model = part<QComboBox>("model");
  const QString before = model->currentText();
  chooseInDialog(path(QStringLiteral("broken.pt")));
  part<QAbstractButton>("importModel")->click();
  ASSERT_TRUE(waitUntil([&] { return host().messageBar()->currentItem() != nullptr; }));
  const QString message = host().messageBar()->currentItem()->text();
  EXPECT_TRUE(message.contains(QStringLiteral("broken.pt"))) << message.toStdString();
  EXPECT_EQ(model->currentText(), before);
}

} // namespace xemap::plugin_tests
