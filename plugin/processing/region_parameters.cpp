// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/region_parameters.h"

#include "plugin/processing/algorithm.h"
#include "plugin/processing/run/watched_feedback.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>

namespace xemap::processing {

namespace {

const QString minAreaName = QStringLiteral("MIN_AREA");
const QString fillHolesName = QStringLiteral("FILL_HOLES");
const QString simplifyName = QStringLiteral("SIMPLIFY");
const QString smoothName = QStringLiteral("SMOOTH");
const QString partsName = QStringLiteral("PARTS");

struct RegionParameters {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::RegionParameters)
};

QStringList partNames() {
  return {QStringLiteral("regions"), QStringLiteral("pieces"), QStringLiteral("dissolved")};
}

std::unique_ptr<QgsProcessingParameterDefinition> nonNegative(const QString &name, const QString &description) {
  return std::make_unique<QgsProcessingParameterNumber>(name, description, Qgis::ProcessingNumberParameterType::Double,
                                                        0.0, false, 0.0);
}

} // namespace

std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> regionParameters(bool advanced) {
  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> parameters;
  parameters.push_back(nonNegative(minAreaName, RegionParameters::tr("Smallest region (square metres)")));
  parameters.push_back(nonNegative(fillHolesName, RegionParameters::tr("Fill holes below (square metres)")));
  parameters.push_back(nonNegative(simplifyName, RegionParameters::tr("Simplify by (metres)")));
  parameters.push_back(
      std::make_unique<QgsProcessingParameterBoolean>(smoothName, RegionParameters::tr("Round the corners"), false));
  // Words rather than numbers, so that what a script or model holds can be read.
  parameters.push_back(std::make_unique<QgsProcessingParameterEnum>(
      partsName, RegionParameters::tr("One feature for each region, for each piece of it, or for all together"),
      partNames(), false, partNames().first(), false, true));
  for (const auto &parameter : parameters)
    if (advanced)
      parameter->setFlags(parameter->flags() | Qgis::ProcessingParameterFlag::Advanced);
  return parameters;
}

std::unique_ptr<QgsProcessingParameterDefinition> pointsParameter() {
  return std::make_unique<QgsProcessingParameterFeatureSink>(names::points, RegionParameters::tr("Points of regions"),
                                                             Qgis::ProcessingSourceType::VectorPoint, QVariant(), true,
                                                             false);
}

raster::RegionOptions regionOptions(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                    QgsProcessingContext &context) {
  const auto number = [&](const QString &name) {
    return QgsProcessingParameters::parameterAsDouble(algorithm.parameterDefinition(name), parameters, context);
  };
  raster::RegionOptions options;
  options.minAreaM2 = number(minAreaName);
  options.fillHolesM2 = number(fillHolesName);
  options.simplifyMetres = number(simplifyName);
  if (QgsProcessingParameters::parameterAsBoolean(algorithm.parameterDefinition(smoothName), parameters, context))
    options.smooth = &output::roundCorners;
  const QString parts =
      QgsProcessingParameters::parameterAsEnumString(algorithm.parameterDefinition(partsName), parameters, context);
  options.parts = parts == partNames().at(1)   ? raster::RegionParts::Pieces
                  : parts == partNames().at(2) ? raster::RegionParts::Dissolved
                                               : raster::RegionParts::Regions;
  return options;
}

std::optional<QgsFeatureList> findRegionFeatures(const std::string &probabilityPath,
                                                 const raster::RegionOptions &options,
                                                 const output::RegionOrigin &origin, WatchedFeedback &feedback) {
  QgsFeatureList features;
  const std::string scratch =
      QFile::encodeName(QDir(QgsProcessingUtils::tempFolder()).filePath(QStringLiteral("outlines.gpkg"))).toStdString();
  const auto take = [&](const raster::Region &region) {
    features << output::regionFeature(region, origin, QgsCoordinateTransform());
  };
  if (!raster::findRegions(probabilityPath, scratch, options, take, feedback.feedback()))
    return std::nullopt;
  return features;
}

} // namespace xemap::processing
