// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/question_algorithm.h"

namespace xemap::processing {

/// A question whose answer becomes a probability raster, and mask and regions where they are wanted.
class RegionQuestion : public QuestionAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::RegionQuestion)

public:
  using QuestionAlgorithm::QuestionAlgorithm;

protected:
  /// How regions are made, the outputs, and figures of the answer.
  void addAnswer();

  /// What the answer is called.
  virtual QString title(const QVariantMap &parameters, const QgsProcessingContext &context) = 0;

  QVariantMap work(const Run &run) override;
};

} // namespace xemap::processing
