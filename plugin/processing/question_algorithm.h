// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/questions.h"
#include "plugin/layer/raster_snapshot.h"
#include "plugin/processing/algorithm.h"

#include <QStringList>
#include <qgscoordinatereferencesystem.h>

#include <memory>
#include <optional>
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
  /// An example on the map that the answer is to look like; may be left out.
  void addExample();
  static bool hasExample(const QVariantMap &parameters);

  /// What is to be looked for, without the white space around it; an empty text where the example alone says it.
  virtual QStringList expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const = 0;

  /// What the answer to an expression is called.
  static QString titleOf(const QString &expression, const QVariantMap &parameters);

  /// Answers the expressions into the files of these titles, as the share of the whole up to `share`. Empty when
  /// cancelled.
  std::vector<engine::EngineAnswer> ask(const QStringList &expressions, const QStringList &titles,
                                        const std::vector<std::string> &paths, double share, WatchedFeedback &feedback);

  /// The file of the input; empty where it has none.
  const QString &inputFile() const { return mInputFile; }
  const QgsCoordinateReferenceSystem &crs() const { return mCrs; }

private:
  /// The part of the layer that an extent names; none where it is empty.
  std::optional<layer::QueryExtent> partOf(const QgsRasterLayer &layer, const QString &name,
                                           const QVariantMap &parameters, QgsProcessingContext &context) const;

  std::unique_ptr<layer::RasterSnapshot> mRaster;
  engine::QuestionScope mScope;
  std::string mModelDirectory;
  QString mInputFile;
  QgsCoordinateReferenceSystem mCrs;
};

} // namespace xemap::processing
