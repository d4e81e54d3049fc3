// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/algorithm.h"

#include <qgscoordinatereferencesystem.h>
#include <qgsfeaturesource.h>

#include <memory>
#include <optional>

class QgsAbstractFeatureSource;

namespace xemap::processing {

/// xemap:evaluateagainstreference: how well a probability raster agrees with a mask or with polygons.
class EvaluateAgainstReference final : public Algorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::EvaluateAgainstReference)

public:
  explicit EvaluateAgainstReference(Workshop workshop);
  ~EvaluateAgainstReference() override;

  QString name() const override { return QStringLiteral("evaluateagainstreference"); }
  QString displayName() const override;
  QString group() const override { return tr("Results"); }
  QString groupId() const override { return QStringLiteral("results"); }
  QStringList tags() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QgsProcessingAlgorithm *createInstance() const override { return new EvaluateAgainstReference(workshop()); }
  void initAlgorithm(const QVariantMap &configuration) override;

protected:
  QString problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const override;
  void take(const QVariantMap &parameters, QgsProcessingContext &context) override;
  QVariantMap work(const Run &run) override;

private:
  /// False when cancelled.
  bool burnPolygons(const std::string &maskPath, const QgsProcessingContext &context, WatchedFeedback &feedback) const;

  QString mProbability;
  QgsCoordinateReferenceSystem mCrs;
  QString mReferenceName;
  QString mReferenceFile;                              ///< Of a raster.
  std::unique_ptr<QgsAbstractFeatureSource> mPolygons; ///< Of a polygon layer.
};

} // namespace xemap::processing
