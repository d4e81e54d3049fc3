// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/question_algorithm.h"

namespace xemap::processing {

/// xemap:refertoregion: where an expression is, as probabilities, and as mask and regions where they are wanted.
class ReferToRegion final : public QuestionAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::ReferToRegion)

public:
  using QuestionAlgorithm::QuestionAlgorithm;

  QString name() const override { return QStringLiteral("refertoregion"); }
  QString displayName() const override;
  QStringList tags() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QgsProcessingAlgorithm *createInstance() const override { return new ReferToRegion(workshop()); }
  void initAlgorithm(const QVariantMap &configuration) override;

protected:
  QStringList expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const override;
  QVariantMap work(const Run &run) override;
};

} // namespace xemap::processing
