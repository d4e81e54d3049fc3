// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/plugin/plugin_test.h"

#include <QPointer>
#include <QVariantMap>
#include <qgsprocessingalgrunnertask.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>

namespace xemap::plugin_tests {

inline const QString toRegion = QStringLiteral("xemap:refertoregion");

/// How a run through the Processing framework ended.
struct AlgorithmRun {
  bool succeeded = false;
  QVariantMap outputs;
  QString error; ///< Of the exception; empty when there was none.
};

/// A host with the plugin loaded, whose algorithms are found in the registry as scripts find them.
class ProcessingTest : public PluginTest {
protected:
  ProcessingTest();

  /// Runs an algorithm on this thread.
  AlgorithmRun run(const QString &id, const QVariantMap &parameters);
  /// Writes the scene; its path.
  QString sceneFile(const Scene &scene = {}) { return scene.write(path(QStringLiteral("scene.tif"))); }
  /// Parameters of a question about the scene into prob.tif.
  QVariantMap question(const QString &expression);
  /// What is in the folder beside the scene.
  QStringList filesBeside() const;
  /// The layer of a file.
  static std::unique_ptr<QgsRasterLayer> raster(const QString &path);

  QgsProcessingContext context;
  QgsProcessingFeedback feedback{false};
};

/// The same with algorithms in a worker thread.
class BackgroundTest : public ProcessingTest {
protected:
  /// Starts the algorithm and waits until it is on its way.
  QPointer<QgsProcessingAlgRunnerTask> start(const QString &id, const QVariantMap &parameters);

  std::unique_ptr<QgsProcessingAlgorithm> mAlgorithm;
  bool mEnded = false;
  bool mSucceeded = false;
};

} // namespace xemap::plugin_tests
