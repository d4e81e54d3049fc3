// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/algorithm.h"
#include "plugin/processing/asked_raster.h"

#include <QStringList>
#include <qgscoordinatereferencesystem.h>

#include <string>
#include <vector>

namespace xemap::processing {

/// An algorithm that asks the engine about a raster layer.
class QuestionAlgorithm : public Algorithm {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::QuestionAlgorithm)

public:
  using Algorithm::Algorithm;

  QString group() const override { return tr("Refer"); }
  QString groupId() const override { return QStringLiteral("refer"); }

protected:
  void addInput();
  /// Extent, model, threshold and ground sample distance.
  void addScope();

  QString problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const override;
  void take(const QVariantMap &parameters, QgsProcessingContext &context) override;

  /// What is to be looked for, without the white space around it; an empty text where something else says it.
  virtual QStringList expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const = 0;

  /// Answers the expressions into the files of these titles, as the share of the whole up to `share`. Empty when
  /// cancelled.
  std::vector<engine::EngineAnswer> ask(const QStringList &expressions, const QStringList &titles,
                                        const std::vector<std::string> &paths, double threshold, double share,
                                        WatchedFeedback &feedback);

  /// The file of the input; empty where it has none.
  const QString &inputFile() const { return mInputFile; }
  const QgsCoordinateReferenceSystem &crs() const { return mCrs; }
  /// Taken by take().
  engine::QuestionScope &scope() { return mRaster.scope; }

private:
  /// The part of the layer that the extent names.
  layer::QueryExtent partOf(const QgsRasterLayer &layer, const QVariantMap &parameters,
                            QgsProcessingContext &context) const;

  AskedRaster mRaster;
  std::string mModelDirectory;
  infer::ExpressionLanguage mLanguage;
  QString mInputFile;
  QgsCoordinateReferenceSystem mCrs;
};

} // namespace xemap::processing
