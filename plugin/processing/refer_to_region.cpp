// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/refer_to_region.h"

#include "plugin/processing/region_parameters.h"
#include "plugin/processing/run/layer_styles.h"
#include "plugin/processing/run/staged_outputs.h"
#include "plugin/processing/run/watched_feedback.h"
#include "xemap/raster/derived_outputs.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

namespace xemap::processing {

namespace {

const QString expressionName = QStringLiteral("EXPRESSION");
const QString probabilityName = QStringLiteral("PROBABILITY");
const QString maskName = QStringLiteral("MASK");
const QString presenceName = QStringLiteral("PRESENCE");
const QString maxName = QStringLiteral("MAX_PROBABILITY");
const QString meanName = QStringLiteral("MEAN_PROBABILITY");
const QString countName = QStringLiteral("REGION_COUNT");

// How the whole is shared out among question and mask; the rest is for the regions.
constexpr double questionShare = 0.8;
constexpr double maskShare = 0.9;

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
      "The expression says in English what to look for: a kind of place (\"storage tanks\") or a place among others "
      "(\"residential blocks beside the river\"). An example on the map can stand in its place, or beside it.\n\n"
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
  expression->setHelp(tr("What to look for, in English; may be empty where there is an example."));
  addParameter(expression.release());
  addExample();
  addScope();
  for (auto &parameter : regionParameters(true))
    addParameter(parameter.release());
  addParameter(new QgsProcessingParameterRasterDestination(probabilityName, tr("Probability")));
  addParameter(new QgsProcessingParameterRasterDestination(maskName, tr("Mask"), QVariant(), true, false));
  addParameter(new QgsProcessingParameterFeatureSink(
      names::regions, tr("Regions"), Qgis::ProcessingSourceType::VectorPolygon, QVariant(), true, false));
  addOutput(new QgsProcessingOutputNumber(presenceName, tr("Presence")));
  addOutput(new QgsProcessingOutputNumber(maxName, tr("Greatest probability")));
  addOutput(new QgsProcessingOutputNumber(meanName, tr("Mean probability")));
  addOutput(new QgsProcessingOutputNumber(countName, tr("Number of regions")));
}

QStringList ReferToRegion::expressions(const QVariantMap &parameters, const QgsProcessingContext &context) const {
  const QString expression = parameterAsString(parameters, expressionName, context).trimmed();
  return expression.isEmpty() && !hasExample(parameters) ? QStringList() : QStringList{expression};
}

QVariantMap ReferToRegion::work(const Run &run) {
  const auto &[parameters, context, feedback, staged] = run;
  const bool wantsMask = isGiven(parameters, maskName);
  const bool wantsRegions = isGiven(parameters, names::regions);
  const double threshold = parameterAsDouble(parameters, names::threshold, context);
  const QString probability = parameterAsOutputLayer(parameters, probabilityName, context);
  const QString mask = wantsMask ? parameterAsOutputLayer(parameters, maskName, context) : QString();
  const std::string probabilityPath = staged.add(probability, inputFile());
  const std::string maskPath = wantsMask ? staged.add(mask, inputFile()) : std::string();

  const QStringList wanted = expressions(parameters, context);
  const QString title = titleOf(wanted.first(), parameters);
  const std::vector<engine::EngineAnswer> answers = ask(wanted, {title}, {probabilityPath}, questionShare, feedback);
  if (answers.empty())
    return {};
  feedback.setPart(questionShare, maskShare);
  if (wantsMask && !raster::writeMask(probabilityPath, maskPath, threshold, feedback.feedback()))
    return {};
  const infer::MapSummary &summary = answers.front().summary;
  QVariantMap outputs{{probabilityName, probability},
                      {presenceName, summary.presence},
                      {maxName, summary.maxProbability},
                      {meanName, summary.meanProbability}};
  if (wantsRegions) {
    feedback.setPart(maskShare, 1.0);
    raster::RegionOptions options = regionOptions(*this, parameters, context);
    options.threshold = threshold;
    const output::RegionOrigin origin{title, QString::fromStdString(answers.front().model.name), QDate::currentDate()};
    const std::optional<QgsFeatureList> features = findRegionFeatures(probabilityPath, options, origin, feedback);
    if (!features || feedback.isCancelled())
      return {};
    const QString regions = writeRegions(run, *features, crs());
    outputs.insert(names::regions, regions);
    outputs.insert(countName, features->size());
    styleOnLoad(context, regions, LayerKind::Regions, tr("regions: %1").arg(title));
  }
  if (wantsMask)
    outputs.insert(maskName, mask);
  styleOnLoad(context, probability, LayerKind::Probability, tr("probability: %1").arg(title));
  styleOnLoad(context, mask, LayerKind::Mask, tr("mask: %1").arg(title));
  return outputs;
}

} // namespace xemap::processing
