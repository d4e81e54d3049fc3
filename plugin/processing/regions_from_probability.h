// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/algorithm.h"

#include <qgscoordinatereferencesystem.h>

namespace xemap::processing {

/// xemap:regionsfromprobability: what reaches a threshold of a probability raster, as polygons.
class RegionsFromProbability final : public Algorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::RegionsFromProbability)

public:
  using Algorithm::Algorithm;

  QString name() const override { return QStringLiteral("regionsfromprobability"); }
  QString displayName() const override;
  QString group() const override { return tr("Results"); }
  QString groupId() const override { return QStringLiteral("results"); }
  QStringList tags() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QgsProcessingAlgorithm *createInstance() const override { return new RegionsFromProbability(workshop()); }
  void initAlgorithm(const QVariantMap &configuration) override;

protected:
  QString problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const override;
  void take(const QVariantMap &parameters, QgsProcessingContext &context) override;
  QVariantMap work(const Run &run) override;

private:
  QString mPath;
  QgsCoordinateReferenceSystem mCrs;
};

} // namespace xemap::processing
