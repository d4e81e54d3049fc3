// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/region_question.h"

namespace xemap::processing {

/// xemap:mapconcept: where what a concept file means is.
class MapConcept final : public RegionQuestion {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::MapConcept)

public:
  using RegionQuestion::RegionQuestion;

  QString name() const override { return QStringLiteral("mapconcept"); }
  QString displayName() const override;
  QStringList tags() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QgsProcessingAlgorithm *createInstance() const override { return new MapConcept(workshop()); }
  void initAlgorithm(const QVariantMap &configuration) override;

protected:
  QString problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const override;
  void take(const QVariantMap &parameters, QgsProcessingContext &context) override;
  QStringList expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const override;
  QString title(const QVariantMap &parameters, const QgsProcessingContext &context) override;
};

} // namespace xemap::processing
