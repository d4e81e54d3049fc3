// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/algorithm.h"
#include "plugin/processing/asked_raster.h"

#include <QStringList>

#include <string>
#include <vector>

namespace xemap::processing {

/// xemap:learnconcept: what the features of a layer teach on rasters, as a file that is used on others.
class LearnConcept final : public Algorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::LearnConcept)

public:
  using Algorithm::Algorithm;

  QString name() const override { return QStringLiteral("learnconcept"); }
  QString displayName() const override;
  QString group() const override { return tr("Refer"); }
  QString groupId() const override { return QStringLiteral("refer"); }
  QStringList tags() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QgsProcessingAlgorithm *createInstance() const override { return new LearnConcept(workshop()); }
  void initAlgorithm(const QVariantMap &configuration) override;

protected:
  QString problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const override;
  void take(const QVariantMap &parameters, QgsProcessingContext &context) override;
  QVariantMap work(const Run &run) override;

private:
  /// What the rasters teach, one after the other. Null when cancelled.
  std::shared_ptr<const teach::Concept> learn(const std::string &words, WatchedFeedback &feedback);

  std::vector<AskedRaster> mRasters; ///< Those that examples lie on.
  std::string mModelDirectory;
  QStringList mWarnings;
};

} // namespace xemap::processing
