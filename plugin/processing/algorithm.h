// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/engine_host.h"
#include "plugin/output/project_units.h"
#include "plugin/processing/run/runs.h"

#include <QCoreApplication>
#include <qgsfeature.h>
#include <qgsprocessingalgorithm.h>

#include <memory>

class QgsCoordinateReferenceSystem;

namespace xemap::processing {

class StagedOutputs;
class WatchedFeedback;

/// What the algorithms of the provider share.
struct Workshop {
  std::shared_ptr<engine::EngineHost> engines;
  std::shared_ptr<Runs> runs = std::make_shared<Runs>();
};

/// One run of an algorithm, in the worker.
struct Run {
  const QVariantMap &parameters;
  QgsProcessingContext &context;
  WatchedFeedback &feedback;
  StagedOutputs &outputs; ///< Put in place when the work is done.
};

/// An algorithm of XeMap: takes what it needs of layers on the main thread and works in a worker.
///
/// Whatever is wrong, with a parameter or later, ends as one QgsProcessingException of one line. A cancelled run has no
/// outputs and leaves none.
class Algorithm : public QgsProcessingAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::Algorithm)

public:
  explicit Algorithm(Workshop workshop) : mWorkshop(std::move(workshop)) {}

  QIcon icon() const override;
  QString svgIconPath() const override;
  bool checkParameterValues(const QVariantMap &parameters, QgsProcessingContext &context,
                            QString *message) const override;

protected:
  /// What is wrong with the parameters, beyond what QGIS tells by itself; empty where nothing is. On the main thread.
  virtual QString problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const = 0;
  /// Takes what the worker needs. On the main thread.
  virtual void take(const QVariantMap &parameters, QgsProcessingContext &context) = 0;
  /// The work; what it returns when cancelled is dropped. Throws: Error, QgsProcessingException.
  virtual QVariantMap work(const Run &run) = 0;

  const Workshop &workshop() const { return mWorkshop; }
  /// As they were when the work began; none without a project.
  const output::ProjectUnits &projectUnits() const { return mUnits; }

  void addThreshold();
  /// Whether an output or value that may be left out is there.
  static bool isGiven(const QVariantMap &parameters, const QString &name);
  /// Empty, or what is wrong with a number that is to be in [0,1].
  QString problemWithThreshold(const QVariantMap &parameters, const QgsProcessingContext &context) const;
  /// Writes features with these fields to the sink of an output, names::regions or names::points; a file that could not
  /// be written whole is removed.
  QString writeRegions(const Run &run, const QString &output, QgsFeatureList features, const QgsFields &fields,
                       const QgsCoordinateReferenceSystem &crs);

private:
  bool prepareAlgorithm(const QVariantMap &parameters, QgsProcessingContext &context,
                        QgsProcessingFeedback *feedback) final;
  QVariantMap processAlgorithm(const QVariantMap &parameters, QgsProcessingContext &context,
                               QgsProcessingFeedback *feedback) final;

  Workshop mWorkshop;
  output::ProjectUnits mUnits;
  QString mProblem; ///< Found while preparing.
};

/// Names of parameters and outputs; stable, since scripts and models hold them.
namespace names {
inline const QString input = QStringLiteral("INPUT");
inline const QString threshold = QStringLiteral("THRESHOLD");
inline const QString regions = QStringLiteral("REGIONS");
inline const QString points = QStringLiteral("POINTS");
inline const QString regionCount = QStringLiteral("REGION_COUNT");
} // namespace names

} // namespace xemap::processing
