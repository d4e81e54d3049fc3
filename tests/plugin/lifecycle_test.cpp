// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/plugin_test.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QThread>
#include <qgsapplication.h>
#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>
#include <qgsproject.h>
#include <qgstaskmanager.h>

#include <fstream>

namespace xemap::plugin_tests {

class LifecycleTest : public PluginTest {
protected:
  /// Starts a run that does not end by itself and waits until it is half way, with a part of its file written.
  void startSlowRun() {
    choose(Extent::WholeLayer);
    ASSERT_TRUE(run(QStringLiteral("slow river")));
    ASSERT_TRUE(waitUntil([] {
      const QList<QgsTask *> tasks = QgsApplication::taskManager()->tasks();
      return !tasks.isEmpty() && tasks.first()->progress() > 30.0;
    }));
  }

  void expectNothingLeft() {
    EXPECT_TRUE(tasksEnd());
    EXPECT_TRUE(results().empty());
    EXPECT_EQ(resultFiles().join(QLatin1Char(' ')).toStdString(), "");
  }
};

TEST_F(LifecycleTest, CancelStopsTheRunAndLeavesNothing) {
  showScene();
  startSlowRun();
  part<QAbstractButton>("cancel")->click();
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(errorText().toStdString(), "");
  expectNothingLeft();
  EXPECT_NE(ask(QStringLiteral("river"), Extent::WholeLayer).probability, nullptr);
}

TEST_F(LifecycleTest, CancelFromTheTaskManagerIsACancel) {
  showScene();
  startSlowRun();
  QgsApplication::taskManager()->cancelAll();
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(errorText().toStdString(), "");
  expectNothingLeft();
}

TEST_F(LifecycleTest, RemovedLayerEndsTheRun) {
  QgsRasterLayer *scene = showScene();
  startSlowRun();
  QgsProject::instance()->removeMapLayer(scene->id());
  ASSERT_TRUE(waitForEnd());
  EXPECT_TRUE(errorText().contains(QStringLiteral("scene"))) << errorText().toStdString();
  expectNothingLeft();
}

TEST_F(LifecycleTest, ClosedProjectEndsTheRun) {
  showScene();
  startSlowRun();
  QgsProject::instance()->clear();
  ASSERT_TRUE(waitForEnd());
  expectNothingLeft();
}

TEST_F(LifecycleTest, ResultOfARunThatOutlivedItsProjectIsDropped) {
  showScene();
  choose(Extent::WholeLayer);
  qputenv("XEMAP_TEST_GATE", path(QStringLiteral("gate")).toUtf8());
  ASSERT_TRUE(run(QStringLiteral("gate")));
  ASSERT_TRUE(waitUntil([] {
    const QgsTask *task = QgsApplication::taskManager()->tasks().value(0);
    return task != nullptr && task->progress() > 99.0;
  }));
  // From here on no event is handled: the worker ends, but its outcome is not taken.
  std::ofstream(path(QStringLiteral("gate")).toStdString()) << "open";
  const QDir folder(QDir(QgsApplication::qgisSettingsDirPath()).filePath(QStringLiteral("xemap/results")));
  while (folder.entryList({QStringLiteral("gate_*.tif")}).isEmpty())
    QThread::msleep(5);
  QgsProject::instance()->clear();
  expectNothingLeft();
}

TEST_F(LifecycleTest, UnloadedPluginEndsTheRun) {
  showScene();
  startSlowRun();
  unload();
  expectNothingLeft();
  EXPECT_EQ(host().heldPartCount(), 0);
  reload();
}

TEST_F(LifecycleTest, RunThatHasNotStartedCanBeUnloaded) {
  showScene();
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("slow river")));
  unload();
  expectNothingLeft();
  reload();
}

TEST_F(LifecycleTest, QuittingEndsTheRun) {
  for (const char *way : {"asked", "sudden"}) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--quit=%1").arg(QLatin1String(way))});
    ASSERT_TRUE(process.waitForFinished(60000)) << way;
    EXPECT_EQ(process.exitStatus(), QProcess::NormalExit) << way;
    EXPECT_EQ(process.exitCode(), 0) << way;
  }
}

TEST_F(LifecycleTest, FailureIsOneLineInTheDock) {
  showScene();
  for (const auto &[expression, reason] :
       {std::pair("fail", "the test asked for a failure"), std::pair("odd", "without saying why")}) {
    choose(Extent::WholeLayer);
    ASSERT_TRUE(run(QString::fromLatin1(expression)));
    ASSERT_TRUE(waitForEnd());
    EXPECT_TRUE(errorText().contains(QString::fromLatin1(reason))) << errorText().toStdString();
    EXPECT_FALSE(errorText().contains(QLatin1Char('\n')));
  }
  expectNothingLeft();
}

TEST_F(LifecycleTest, WarningsReachTheMessageBar) {
  showScene();
  ask(QStringLiteral("warn"), Extent::WholeLayer);
  ASSERT_NE(host().messageBar()->currentItem(), nullptr);
  EXPECT_TRUE(host().messageBar()->currentItem()->text().contains(QStringLiteral("the test asked for a warning")));
}

TEST_F(LifecycleTest, ModelThatVanishedIsNamed) {
  const QString model = path(QStringLiteral("gone"));
  QDir().mkpath(model);
  std::ofstream(model.toStdString() + "/model.json") << "{}";
  const QByteArray before = qgetenv("XEMAP_MODEL_PATH");
  qputenv("XEMAP_MODEL_PATH", model.toUtf8());
  showScene();
  qputenv("XEMAP_MODEL_PATH", before);
  QDir(model).removeRecursively();
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("river")));
  ASSERT_TRUE(waitForEnd());
  EXPECT_TRUE(errorText().contains(model)) << errorText().toStdString();
  expectNothingLeft();
}

TEST_F(LifecycleTest, WithoutAModelTheDockSaysWhereItLooked) {
  const QByteArray before = qgetenv("XEMAP_MODEL_PATH");
  qputenv("XEMAP_MODEL_PATH", "/nowhere/models");
  showScene();
  qputenv("XEMAP_MODEL_PATH", before);
  EXPECT_FALSE(run(QStringLiteral("river")));
  EXPECT_TRUE(part<QAbstractButton>("run")->toolTip().contains(QStringLiteral("/nowhere/models")));
}

TEST_F(LifecycleTest, ExtentBesideTheLayerRunsNothing) {
  showScene();
  zoomTo(QgsRectangle(600000, 5000000, 600100, 5000100));
  choose(Extent::Visible);
  ASSERT_TRUE(run(QStringLiteral("river")));
  EXPECT_EQ(QgsApplication::taskManager()->count(), 0);
  EXPECT_TRUE(errorText().contains(QStringLiteral("does not meet layer 'scene'"))) << errorText().toStdString();
}

TEST_F(LifecycleTest, DrawnRectangleIsAskedAbout) {
  showScene();
  choose(Extent::Drawn);
  EXPECT_FALSE(run(QStringLiteral("river")));
  part<QAbstractButton>("drawExtent")->click();
  drawOnMap({500200, 4999900}, {500300, 4999800});
  const FoundResult result = ask(QStringLiteral("river"), Extent::Drawn);
  ASSERT_NE(result.probability, nullptr);
  const double pixel = host().mapCanvas()->mapUnitsPerPixel();
  EXPECT_NEAR(result.probability->extent().xMinimum(), 500200, 2 * pixel + 2.0);
  EXPECT_NEAR(result.probability->extent().yMinimum(), 4999800, 2 * pixel + 2.0);
}

} // namespace xemap::plugin_tests
