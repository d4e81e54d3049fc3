// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/processing_test.h"

#include <QDir>
#include <qgsapplication.h>
#include <qgsexception.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgstaskmanager.h>

namespace xemap::plugin_tests {

ProcessingTest::ProcessingTest() {
  context.setProject(QgsProject::instance());
}

AlgorithmRun ProcessingTest::run(const QString &id, const QVariantMap &parameters) {
  AlgorithmRun found;
  const std::unique_ptr<QgsProcessingAlgorithm> algorithm(
      QgsApplication::processingRegistry()->createAlgorithmById(id));
  if (!algorithm) {
    ADD_FAILURE() << "no algorithm " << id.toStdString();
    return found;
  }
  try {
    found.outputs = algorithm->run(parameters, context, &feedback, &found.succeeded, QVariantMap(), false);
  } catch (const QgsProcessingException &problem) {
    found.succeeded = false;
    found.error = problem.what();
  }
  return found;
}

QVariantMap ProcessingTest::question(const QString &expression) {
  return {{QStringLiteral("INPUT"), sceneFile()},
          {QStringLiteral("EXPRESSION"), expression},
          {QStringLiteral("MODEL"), QStringLiteral("slow")},
          {QStringLiteral("THRESHOLD"), 0.5},
          {QStringLiteral("PROBABILITY"), path(QStringLiteral("prob.tif"))}};
}

QStringList ProcessingTest::filesBeside() const {
  return QDir(path(QString())).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

std::unique_ptr<QgsRasterLayer> ProcessingTest::raster(const QString &path) {
  auto layer = std::make_unique<QgsRasterLayer>(path, QStringLiteral("raster"));
  EXPECT_TRUE(layer->isValid()) << path.toStdString();
  return layer;
}

QPointer<QgsProcessingAlgRunnerTask> BackgroundTest::start(const QString &id, const QVariantMap &parameters) {
  mAlgorithm.reset(QgsApplication::processingRegistry()->createAlgorithmById(id));
  auto *task = new QgsProcessingAlgRunnerTask(mAlgorithm.get(), parameters, context, &feedback);
  QObject::connect(task, &QgsProcessingAlgRunnerTask::executed, task, [this](bool succeeded, const QVariantMap &) {
    mEnded = true;
    mSucceeded = succeeded;
  });
  QgsApplication::taskManager()->addTask(task);
  EXPECT_TRUE(waitUntil([this] { return feedback.progress() > 20.0; }));
  return task;
}

} // namespace xemap::plugin_tests
