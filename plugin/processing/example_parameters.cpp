// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/example_parameters.h"

#include <QCoreApplication>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>

namespace xemap::processing {

namespace {

const QString examplesName = QStringLiteral("EXAMPLES");
const QString likeFieldName = QStringLiteral("LIKE_FIELD");

struct ExampleParameters {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::ExampleParameters)
};

std::unique_ptr<QgsProcessingFeatureSource> sourceOf(const QgsProcessingAlgorithm &algorithm,
                                                     const QVariantMap &parameters, QgsProcessingContext &context) {
  return std::unique_ptr<QgsProcessingFeatureSource>(
      QgsProcessingParameters::parameterAsSource(algorithm.parameterDefinition(examplesName), parameters, context));
}

} // namespace

std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> exampleParameters(bool optional) {
  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> parameters;
  auto examples = std::make_unique<QgsProcessingParameterFeatureSource>(
      examplesName,
      optional ? ExampleParameters::tr("Examples (points or polygons; none when empty)")
               : ExampleParameters::tr("Examples (points or polygons)"),
      QList<int>{static_cast<int>(Qgis::ProcessingSourceType::VectorPoint),
                 static_cast<int>(Qgis::ProcessingSourceType::VectorPolygon)},
      QVariant(), optional);
  examples->setHelp(ExampleParameters::tr(
      "Places that show what is meant, and what is not; the whole map follows them. A point stands for a small square "
      "around it. What lies outside of the extent is left out."));
  auto field = std::make_unique<QgsProcessingParameterField>(
      likeFieldName, ExampleParameters::tr("Field that tells what is meant from what is not (all is meant when empty)"),
      QVariant(), examplesName, Qgis::ProcessingFieldParameterDataType::Any, false, true);
  field->setHelp(ExampleParameters::tr("A field of true and false, of 1 and 0, or of yes and no."));
  parameters.push_back(std::move(examples));
  parameters.push_back(std::move(field));
  return parameters;
}

bool hasExamples(const QVariantMap &parameters) {
  const QVariant examples = parameters.value(examplesName);
  return examples.isValid() && (examples.userType() != QMetaType::QString || !examples.toString().isEmpty());
}

QString problemWithExamples(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                            QgsProcessingContext &context) {
  if (sourceOf(algorithm, parameters, context))
    return {};
  if (!hasExamples(parameters))
    return ExampleParameters::tr("Examples: expected a layer of points or polygons, found none.");
  return ExampleParameters::tr("Examples: expected a layer of points or polygons, found '%1'.")
      .arg(parameters.value(examplesName).toString());
}

engine::ExampleFeatures readExamples(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                     QgsProcessingContext &context) {
  const QString likeField =
      QgsProcessingParameters::parameterAsString(algorithm.parameterDefinition(likeFieldName), parameters, context);
  return engine::readExampleFeatures(*sourceOf(algorithm, parameters, context), likeField);
}

QString warningOfExamples(const engine::PlacedExamples &placed, const QString &rasterName) {
  if (placed.leftOut == 0)
    return {};
  return ExampleParameters::tr("Examples: %1 of %2 lie outside of the extent on layer '%3' and are left out.")
      .arg(placed.leftOut)
      .arg(placed.leftOut + static_cast<int>(placed.examples.size()))
      .arg(rasterName);
}

QString noneOfExamplesIn(const engine::ExampleFeatures &shown, const QString &rasterName) {
  return ExampleParameters::tr("Examples: expected features of layer '%1' within the extent on layer '%2', found none.")
      .arg(shown.layerName, rasterName);
}

} // namespace xemap::processing
