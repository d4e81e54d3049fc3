// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/regions_from_probability.h"

#include "plugin/output/region_file.h"
#include "plugin/processing/region_parameters.h"
#include "plugin/processing/run/layer_styles.h"
#include "plugin/processing/run/watched_feedback.h"
#include "xemap/raster/provenance.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsrasterlayer.h>

namespace xemap::processing {

namespace {

const QString areaName = QStringLiteral("AREA_M2");
const QString areaPxName = QStringLiteral("AREA_PX");

} // namespace

QString RegionsFromProbability::displayName() const {
  return tr("Regions from probability");
}

QStringList RegionsFromProbability::tags() const {
  return tr("area,outline,polygonize,polygons,probability,regions,simplify,threshold,vectorize,xemap")
      .split(QLatin1Char(','));
}

QString RegionsFromProbability::shortDescription() const {
  return tr("Makes polygons of what reaches a threshold of a probability raster.");
}

QString RegionsFromProbability::shortHelpString() const {
  return tr(
      "Makes polygons of what reaches a threshold of a probability raster, which \"Refer to region\", the dock or "
      "the command xemap wrote.\n\n"
      "Each has the expression and what it was read as, the mean and the greatest probability, the area and the "
      "perimeter on the ellipsoid (area_m2, perimeter_m; area_px, perimeter_px, in pixels, where the raster has no "
      "CRS) and in the units of the project, its rank by area, its centroid, the threshold, the presence of the "
      "answer, the raster that was asked, when, the model and the date. Points, where they are wanted, are their "
      "centroids with the same.\n\n"
      "Outlines near each other are simplified and rounded together, so that none comes to lie over another and "
      "none becomes invalid. What touches at a corner is one region, and two pieces.");
}

void RegionsFromProbability::initAlgorithm(const QVariantMap & /*configuration*/) {
  addParameter(new QgsProcessingParameterRasterLayer(names::input, tr("Probability raster")));
  addThreshold();
  for (auto &parameter : regionParameters(false))
    addParameter(parameter.release());
  addParameter(new QgsProcessingParameterFeatureSink(
      names::regions, tr("Regions"), Qgis::ProcessingSourceType::VectorPolygon, QVariant(), false, true, true));
  addParameter(pointsParameter().release());
  addOutput(new QgsProcessingOutputNumber(names::regionCount, tr("Number of regions")));
  addOutput(new QgsProcessingOutputNumber(areaName, tr("Area of all regions (square metres)")));
  addOutput(new QgsProcessingOutputNumber(areaPxName, tr("Area of all regions (pixels, without a CRS)")));
}

QString RegionsFromProbability::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  const QgsRasterLayer *layer = parameterAsRasterLayer(parameters, names::input, context);
  if (layer == nullptr)
    return invalidRasterError(parameters, names::input);
  if (layer->providerType() != QLatin1String("gdal"))
    return tr("Layer '%1': expected a raster file of probabilities.").arg(layer->name());
  return problemWithThreshold(parameters, context);
}

void RegionsFromProbability::take(const QVariantMap &parameters, QgsProcessingContext &context) {
  const QgsRasterLayer &layer = *parameterAsRasterLayer(parameters, names::input, context);
  mPath = layer.source();
  mCrs = layer.crs();
}

QVariantMap RegionsFromProbability::work(const Run &run) {
  const auto &[parameters, context, feedback, staged] = run;
  const std::string path = mPath.toStdString();
  raster::RegionOptions options = regionOptions(*this, parameters, context);
  options.threshold = parameterAsDouble(parameters, names::threshold, context);
  const output::RegionOrigin origin = output::originOf(mPath, options.threshold, projectUnits());
  const raster::Provenance &provenance = origin.facts.provenance;
  const QString expression = QString::fromStdString(provenance.expression);
  const std::optional<QgsFeatureList> features = findRegionFeatures(path, options, origin, feedback);
  if (!features || feedback.isCancelled())
    return {};
  double area = 0.0;
  for (const QgsFeature &feature : *features)
    area += feature.attribute(origin.areaField()).toDouble();
  const QgsFields fields = output::regionFields(origin);
  const QgsCoordinateReferenceSystem place = output::withEpochOf(mCrs, mPath);
  const QString regions = writeRegions(run, names::regions, *features, fields, place);
  styleOnLoad(context, regions, LayerKind::Regions,
              expression.isEmpty() ? tr("regions") : tr("regions: %1").arg(expression), provenance);
  const QString &areaOutput = origin.facts.onGround ? areaName : areaPxName;
  QVariantMap outputs{{names::regions, regions}, {names::regionCount, features->size()}, {areaOutput, area}};
  if (isGiven(parameters, names::points))
    outputs.insert(names::points, writeRegions(run, names::points, output::pointsOf(*features), fields, place));
  return outputs;
}

} // namespace xemap::processing
