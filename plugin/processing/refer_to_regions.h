// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/question_algorithm.h"

namespace xemap::processing {

/// xemap:refertoregions: which of several expressions is the most probable, as a class map.
class ReferToRegions final : public QuestionAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::ReferToRegions)

public:
  using QuestionAlgorithm::QuestionAlgorithm;

  QString name() const override { return QStringLiteral("refertoregions"); }
  QString displayName() const override;
  QStringList tags() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QgsProcessingAlgorithm *createInstance() const override { return new ReferToRegions(workshop()); }
  void initAlgorithm(const QVariantMap &configuration) override;

protected:
  QString problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const override;
  QStringList expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const override;
  QVariantMap work(const Run &run) override;
};

} // namespace xemap::processing
