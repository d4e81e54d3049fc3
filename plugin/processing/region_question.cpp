// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/region_question.h"

#include "plugin/output/region_file.h"
#include "plugin/processing/region_parameters.h"
#include "plugin/processing/run/layer_styles.h"
#include "plugin/processing/run/staged_outputs.h"
#include "plugin/processing/run/watched_feedback.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/provenance.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <algorithm>

namespace xemap::processing {

namespace {

const QString probabilityName = QStringLiteral("PROBABILITY");
const QString maskName = QStringLiteral("MASK");
const QString presenceName = QStringLiteral("PRESENCE");
const QString maxName = QStringLiteral("MAX_PROBABILITY");
const QString meanName = QStringLiteral("MEAN_PROBABILITY");
const QString readingName = QStringLiteral("READING");
const QString inputName = QStringLiteral("RASTER_READING");

// How the whole is shared out among question and mask; the rest is for the regions.
constexpr double questionShare = 0.8;
constexpr double maskShare = 0.9;

} // namespace

void RegionQuestion::addAnswer() {
  for (auto &parameter : regionParameters(true))
    addParameter(parameter.release());
  addParameter(new QgsProcessingParameterRasterDestination(probabilityName, tr("Probability")));
  addParameter(new QgsProcessingParameterRasterDestination(maskName, tr("Mask"), QVariant(), true, false));
  addParameter(new QgsProcessingParameterFeatureSink(
      names::regions, tr("Regions"), Qgis::ProcessingSourceType::VectorPolygon, QVariant(), true, false));
  addParameter(pointsParameter().release());
  addOutput(new QgsProcessingOutputNumber(presenceName, tr("Presence")));
  addOutput(new QgsProcessingOutputNumber(maxName, tr("Greatest probability")));
  addOutput(new QgsProcessingOutputNumber(meanName, tr("Mean probability")));
  addOutput(new QgsProcessingOutputNumber(names::regionCount, tr("Number of regions")));
  addOutput(new QgsProcessingOutputString(readingName, tr("What the expression was read as")));
  addOutput(new QgsProcessingOutputString(inputName, tr("How the raster was read")));
}

QVariantMap RegionQuestion::work(const Run &run) {
  const auto &[parameters, context, feedback, staged] = run;
  const bool wantsMask = isGiven(parameters, maskName);
  const bool wantsRegions = isGiven(parameters, names::regions);
  const bool wantsPoints = isGiven(parameters, names::points);
  const double threshold = parameterAsDouble(parameters, names::threshold, context);
  const QString probability = parameterAsOutputLayer(parameters, probabilityName, context);
  const QString mask = wantsMask ? parameterAsOutputLayer(parameters, maskName, context) : QString();
  const std::string probabilityPath = staged.add(probability, inputFile());
  const std::string maskPath = wantsMask ? staged.add(mask, inputFile()) : std::string();

  const QStringList wanted = expressions(parameters, context);
  const QString name = title(parameters, context);
  const std::vector<engine::EngineAnswer> answers =
      ask(wanted, {name}, {probabilityPath}, threshold, questionShare, feedback);
  if (answers.empty())
    return {};
  feedback.setPart(questionShare, maskShare);
  if (wantsMask && !raster::writeMask(probabilityPath, maskPath, threshold, feedback.feedback()))
    return {};
  const raster::Provenance provenance = raster::readProvenance(probabilityPath);
  const infer::MapSummary &summary = answers.front().summary;
  QVariantMap outputs{{probabilityName, probability},
                      {presenceName, summary.presence},
                      {maxName, summary.maxProbability},
                      {meanName, summary.meanProbability},
                      {readingName, QString::fromStdString(answers.front().reading.line)},
                      {inputName, QString::fromStdString(answers.front().input)}};
  if (answers.front().regionCount)
    outputs.insert(names::regionCount, static_cast<qlonglong>(*answers.front().regionCount));
  if (wantsRegions || wantsPoints) {
    feedback.setPart(maskShare, 1.0);
    raster::RegionOptions options = regionOptions(*this, parameters, context);
    options.threshold = threshold;
    const infer::ExpressionReading &reading = answers.front().reading;
    options.minAreaM2 = std::max(options.minAreaM2, reading.minAreaM2);
    options.maxAreaM2 = std::max(options.minAreaM2, reading.maxAreaM2);
    const output::RegionOrigin origin =
        output::originOf(QString::fromStdString(probabilityPath), threshold, projectUnits());
    const std::optional<QgsFeatureList> features = findRegionFeatures(probabilityPath, options, origin, feedback);
    if (!features || feedback.isCancelled())
      return {};
    const QgsFields fields = output::regionFields(origin);
    const QgsCoordinateReferenceSystem place = output::withEpochOf(crs(), QString::fromStdString(probabilityPath));
    outputs.insert(names::regionCount, features->size());
    if (wantsRegions) {
      const QString regions = writeRegions(run, names::regions, *features, fields, place);
      outputs.insert(names::regions, regions);
      styleOnLoad(context, regions, LayerKind::Regions, tr("regions: %1").arg(name), provenance);
    }
    if (wantsPoints)
      outputs.insert(names::points, writeRegions(run, names::points, output::pointsOf(*features), fields, place));
  }
  if (wantsMask)
    outputs.insert(maskName, mask);
  styleOnLoad(context, probability, LayerKind::Probability, tr("probability: %1").arg(name), provenance);
  styleOnLoad(context, mask, LayerKind::Mask, tr("mask: %1").arg(name), provenance);
  return outputs;
}

} // namespace xemap::processing
