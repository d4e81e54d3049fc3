// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/concept_parameter.h"

#include "plugin/engine/concept_file.h"
#include "plugin/layer/layer_text.h"

#include <qgsprocessingalgorithm.h>
#include <qgsprocessingparameters.h>

namespace xemap::processing {

namespace {

struct ConceptParameter {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::ConceptParameter)
};

} // namespace

QString conceptFilter() {
  return ConceptParameter::tr("Concepts (*.json)");
}

std::unique_ptr<QgsProcessingParameterDefinition> conceptParameter(bool optional) {
  auto parameter = std::make_unique<QgsProcessingParameterFile>(
      conceptName, optional ? ConceptParameter::tr("Concept (none when empty)") : ConceptParameter::tr("Concept"),
      Qgis::ProcessingFileParameterBehavior::File, QString(), QVariant(), optional, conceptFilter());
  parameter->setHelp(ConceptParameter::tr("What was taught elsewhere with the same model: a file of \"Learn concept "
                                          "from samples\" or of the command xemap."));
  return parameter;
}

bool hasConcept(const QVariantMap &parameters) {
  return !parameters.value(conceptName).toString().isEmpty();
}

std::shared_ptr<const teach::Concept> readConceptOf(const QgsProcessingAlgorithm &algorithm,
                                                    const QVariantMap &parameters, QgsProcessingContext &context) {
  const QString path =
      QgsProcessingParameters::parameterAsFile(algorithm.parameterDefinition(conceptName), parameters, context);
  try {
    return engine::readConceptFile(path);
  } catch (const Error &error) {
    throw layer::problem(error.code(), ConceptParameter::tr("Concept: %1").arg(QString::fromUtf8(error.what())));
  }
}

} // namespace xemap::processing
