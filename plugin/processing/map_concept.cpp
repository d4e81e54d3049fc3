// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/map_concept.h"

#include "plugin/processing/concept_parameter.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingparameters.h>

namespace xemap::processing {

QString MapConcept::displayName() const {
  return tr("Map concept");
}

QStringList MapConcept::tags() const {
  return tr("ai,apply,concept,deep learning,examples,find,locate,probability,samples,segmentation,taught,where,xemap")
      .split(QLatin1Char(','));
}

QString MapConcept::shortDescription() const {
  return tr("Maps where in a raster layer a concept is that was taught by examples elsewhere.");
}

QString MapConcept::shortHelpString() const {
  return tr("Maps, pixel by pixel, where in a raster layer is what a concept means: a file that \"Learn concept from "
            "samples\" wrote, or the command xemap.\n\n"
            "A concept belongs to the model it was learned with; another model refuses it. The words it was learned "
            "with, if any, are asked as well: the fewer rasters taught it, the more they count.\n\n"
            "The probability raster is the result; mask and regions are made of it where they are wanted. To correct "
            "a concept by examples on this very layer, or to ask other words with it, take \"Refer to region\".");
}

void MapConcept::initAlgorithm(const QVariantMap & /*configuration*/) {
  addInput();
  addParameter(conceptParameter(false).release());
  addScope();
  addAnswer();
}

QString MapConcept::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  if (!hasConcept(parameters))
    return tr("Concept: expected a file, found none.");
  return RegionQuestion::problemWith(parameters, context);
}

void MapConcept::take(const QVariantMap &parameters, QgsProcessingContext &context) {
  RegionQuestion::take(parameters, context);
  scope().taught = readConceptOf(*this, parameters, context);
}

QStringList MapConcept::expressions(const QVariantMap & /*parameters*/,
                                    const QgsProcessingContext & /*context*/) const {
  // The concept has its own words.
  return {QString()};
}

QString MapConcept::title(const QVariantMap & /*parameters*/, const QgsProcessingContext & /*context*/) {
  return QString::fromStdString(scope().taught->name);
}

} // namespace xemap::processing
