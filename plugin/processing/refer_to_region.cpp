// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/refer_to_region.h"

#include "plugin/layer/layer_text.h"
#include "plugin/processing/concept_parameter.h"
#include "plugin/processing/example_parameters.h"
#include "plugin/processing/run/watched_feedback.h"
#include "ui/state/question.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsrasterlayer.h>

namespace xemap::processing {

namespace {

const QString expressionName = QStringLiteral("EXPRESSION");

} // namespace

QString ReferToRegion::displayName() const {
  return tr("Refer to region");
}

QStringList ReferToRegion::tags() const {
  return tr("ai,deep learning,detection,expression,find,language,locate,probability,referring,segmentation,text,where,"
            "xemap")
      .split(QLatin1Char(','));
}

QString ReferToRegion::shortDescription() const {
  return tr("Maps where a described place is in a raster layer.");
}

QString ReferToRegion::shortHelpString() const {
  return tr(
      "Maps, pixel by pixel, where a described place is in a raster layer.\n\n"
      "The expression says what to look for: a kind of place (\"storage tanks\") or a place among others "
      "(\"residential blocks beside the river\"). Examples can stand in its place, or correct what it says: the "
      "features of a layer, which show what is meant and, by a field, what is not. So can a concept, which was taught "
      "elsewhere.\n\n"
      "The probability raster is the result; the mask (1 where the probability reaches the threshold, else 0) and "
      "the regions (polygons of it, with probabilities and area) are made of it where they are wanted. "
      "\"Regions from probability\" makes them later, with another threshold, without asking again.\n\n"
      "PRESENCE is how likely it is that the extent shows what was asked for at all.\n\n"
      "A second question about the same layer, extent and ground sample distance is answered faster: what the "
      "network saw is kept. Rasters are written as GeoTIFF.");
}

void ReferToRegion::initAlgorithm(const QVariantMap & /*configuration*/) {
  addInput();
  auto expression =
      std::make_unique<QgsProcessingParameterString>(expressionName, tr("Expression"), QVariant(), false, true);
  expression->setHelp(tr("What to look for; may be empty where there are examples or a concept."));
  addParameter(expression.release());
  for (auto &parameter : exampleParameters(true))
    addParameter(parameter.release());
  addParameter(conceptParameter(true).release());
  addScope();
  addAnswer();
}

QStringList ReferToRegion::expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const {
  const QString expression = parameterAsString(parameters, expressionName, context).trimmed();
  const bool isTaught = hasExamples(parameters) || hasConcept(parameters);
  return expression.isEmpty() && !isTaught ? QStringList() : QStringList{expression};
}

QString ReferToRegion::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  const QString problem = RegionQuestion::problemWith(parameters, context);
  if (!problem.isEmpty() || !hasExamples(parameters))
    return problem;
  return problemWithExamples(*this, parameters, context);
}

void ReferToRegion::take(const QVariantMap &parameters, QgsProcessingContext &context) {
  RegionQuestion::take(parameters, context);
  mWarning.clear();
  if (hasConcept(parameters))
    scope().taught = readConceptOf(*this, parameters, context);
  if (!hasExamples(parameters))
    return;
  const engine::ExampleFeatures shown = readExamples(*this, parameters, context);
  const QgsRasterLayer &layer = *parameterAsRasterLayer(parameters, names::input, context);
  engine::PlacedExamples placed = engine::placeExamples(shown, layer, scope().extent, context.transformContext());
  if (placed.examples.empty())
    throw layer::problem(ErrorCode::OutsideExtent, noneOfExamplesIn(shown, layer.name()));
  mWarning = warningOfExamples(placed, layer.name());
  scope().examples = std::move(placed.examples);
}

QString ReferToRegion::title(const QVariantMap &parameters, const QgsProcessingContext &context) {
  QStringList parts;
  const QString expression = parameterAsString(parameters, expressionName, context).trimmed();
  if (!expression.isEmpty())
    parts << expression;
  if (scope().taught)
    parts << QString::fromStdString(scope().taught->name);
  return ui::titleOf(parts.join(tr(", ")), hasExamples(parameters));
}

QVariantMap ReferToRegion::work(const Run &run) {
  if (!mWarning.isEmpty())
    run.feedback.target().pushWarning(mWarning);
  return RegionQuestion::work(run);
}

} // namespace xemap::processing
