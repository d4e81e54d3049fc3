// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/evaluate_against_reference.h"

#include "plugin/layer/layer_text.h"
#include "plugin/processing/evaluation_report.h"
#include "plugin/processing/run/staged_outputs.h"
#include "plugin/processing/run/watched_feedback.h"
#include "xemap/base/text_output.h"
#include "xemap/raster/polygon_mask.h"
#include "xemap/raster/provenance.h"

#include <QDir>
#include <QTemporaryDir>
#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerfeatureiterator.h>

namespace xemap::processing {

namespace {

const QString referenceName = QStringLiteral("REFERENCE");
const QString valueName = QStringLiteral("REFERENCE_VALUE");
const QString pageName = QStringLiteral("REPORT");
const QString jsonName = QStringLiteral("FIGURES");

constexpr double burningShare = 0.3;

} // namespace

EvaluateAgainstReference::EvaluateAgainstReference(Workshop workshop) : Algorithm(std::move(workshop)) {}
EvaluateAgainstReference::~EvaluateAgainstReference() = default;

QString EvaluateAgainstReference::displayName() const {
  return tr("Evaluate against reference");
}

QStringList EvaluateAgainstReference::tags() const {
  return tr("accuracy,brier,calibration,f1,ground truth,iou,mask,precision,probability,recall,validation,xemap")
      .split(QLatin1Char(','));
}

QString EvaluateAgainstReference::shortDescription() const {
  return tr("Tells how well a probability raster agrees with a mask or with polygons.");
}

QString EvaluateAgainstReference::shortHelpString() const {
  return tr("Compares a probability raster with what is known to be there: a mask raster or a polygon layer.\n\n"
            "In a raster, pixels of the value given are referred to, or all but 0 where no value is given; pixels "
            "without data are left out. A raster of another resolution, extent or CRS is brought to the pixels of the "
            "probabilities. Of a polygon layer, pixels whose centre is in a polygon are referred to, all others are "
            "not.\n\n"
            "IoU, precision, recall, F1 and accuracy are those at the threshold. Average precision, Brier score and "
            "calibration error hold whatever the threshold. BEST_THRESHOLD is the one with the greatest IoU; chosen on "
            "the reference itself, it favours the map.");
}

void EvaluateAgainstReference::initAlgorithm(const QVariantMap & /*configuration*/) {
  addParameter(new QgsProcessingParameterRasterLayer(names::input, tr("Probability raster")));
  addParameter(new QgsProcessingParameterMapLayer(referenceName, tr("Reference (mask raster or polygon layer)"),
                                                  QVariant(), false,
                                                  {static_cast<int>(Qgis::ProcessingSourceType::Raster),
                                                   static_cast<int>(Qgis::ProcessingSourceType::VectorPolygon)}));
  addParameter(new QgsProcessingParameterNumber(valueName,
                                                tr("Value of the mask that is referred to (all but 0 when empty)"),
                                                Qgis::ProcessingNumberParameterType::Double, QVariant(), true));
  addThreshold();
  addParameter(
      new QgsProcessingParameterFileDestination(pageName, tr("Report"), tr("HTML files (*.html)"), QVariant(), true));
  addParameter(new QgsProcessingParameterFileDestination(jsonName, tr("Figures"), tr("JSON files (*.json)"), QVariant(),
                                                         true, false));
  const std::pair<const char *, QString> numbers[] = {{"IOU", tr("IoU")},
                                                      {"PRECISION", tr("Precision")},
                                                      {"RECALL", tr("Recall")},
                                                      {"F1", tr("F1")},
                                                      {"ACCURACY", tr("Accuracy")},
                                                      {"AVERAGE_PRECISION", tr("Average precision")},
                                                      {"BRIER", tr("Brier score")},
                                                      {"CALIBRATION_ERROR", tr("Calibration error")},
                                                      {"BEST_THRESHOLD", tr("Threshold with the greatest IoU")},
                                                      {"BEST_IOU", tr("Greatest IoU")},
                                                      {"PIXELS", tr("Pixels compared")}};
  for (const auto &[name, description] : numbers)
    addOutput(new QgsProcessingOutputNumber(QString::fromLatin1(name), description));
}

QString EvaluateAgainstReference::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  const QgsRasterLayer *probability = parameterAsRasterLayer(parameters, names::input, context);
  if (probability == nullptr)
    return invalidRasterError(parameters, names::input);
  if (probability->providerType() != QLatin1String("gdal"))
    return tr("Layer '%1': expected a raster file of probabilities.").arg(probability->name());
  const QgsMapLayer *reference = parameterAsLayer(parameters, referenceName, context);
  const auto *raster = qobject_cast<const QgsRasterLayer *>(reference);
  const auto *polygons = qobject_cast<const QgsVectorLayer *>(reference);
  if (reference == nullptr)
    return invalidSourceError(parameters, referenceName);
  if (raster != nullptr && raster->providerType() != QLatin1String("gdal"))
    return tr("Layer '%1': expected a raster file or polygons as a reference.").arg(reference->name());
  if (raster == nullptr && (polygons == nullptr || polygons->geometryType() != Qgis::GeometryType::Polygon))
    return tr("Layer '%1': expected a mask raster or polygons as a reference.").arg(reference->name());
  return problemWithThreshold(parameters, context);
}

void EvaluateAgainstReference::take(const QVariantMap &parameters, QgsProcessingContext &context) {
  const QgsRasterLayer &probability = *parameterAsRasterLayer(parameters, names::input, context);
  mProbability = probability.source();
  mCrs = probability.crs();
  QgsMapLayer *reference = parameterAsLayer(parameters, referenceName, context);
  mReferenceName = reference->name();
  mReferenceFile.clear();
  mPolygons.reset();
  if (auto *polygons = qobject_cast<QgsVectorLayer *>(reference))
    mPolygons = std::make_unique<QgsVectorLayerFeatureSource>(polygons);
  else
    mReferenceFile = reference->source();
}

bool EvaluateAgainstReference::burnPolygons(const std::string &maskPath, const QgsProcessingContext &context,
                                            WatchedFeedback &feedback) const {
  QgsFeatureRequest request;
  request.setNoAttributes();
  if (mCrs.isValid())
    request.setDestinationCrs(mCrs, context.transformContext());
  std::vector<raster::PolygonsWkb> polygons;
  QgsFeature feature;
  for (QgsFeatureIterator features = mPolygons->getFeatures(request); features.nextFeature(feature);) {
    if (feedback.isCancelled())
      return false;
    QgsGeometry geometry = feature.geometry();
    if (geometry.isEmpty())
      continue;
    geometry.convertToStraightSegment();
    const QByteArray wkb = geometry.asWkb();
    polygons.emplace_back(wkb.begin(), wkb.end());
  }
  return raster::writePolygonMask(mProbability.toStdString(), polygons, maskPath, feedback.feedback());
}

QVariantMap EvaluateAgainstReference::work(const Run &run) {
  const auto &[parameters, context, feedback, staged] = run;
  for (const QString &report : {pageName, jsonName})
    if (isGiven(parameters, report))
      requireTextPlace(parameterAsFileOutput(parameters, report, context).toStdString());
  const QTemporaryDir scratch(QDir(QgsProcessingUtils::tempFolder()).filePath(QStringLiteral("xemap-XXXXXX")));
  if (!scratch.isValid())
    throw layer::problem(ErrorCode::Unwritable,
                         tr("%1: cannot be written: %2").arg(scratch.path(), scratch.errorString()));
  eval::RasterComparison comparison;
  comparison.probabilityPath = mProbability.toStdString();
  comparison.scratchPath = scratch.filePath(QStringLiteral("scratch.tif")).toStdString();
  comparison.threshold = parameterAsDouble(parameters, names::threshold, context);
  if (mPolygons) {
    comparison.referencePath = scratch.filePath(QStringLiteral("polygons.tif")).toStdString();
    feedback.setPart(0.0, burningShare);
    if (!burnPolygons(comparison.referencePath, context, feedback))
      return {};
  } else {
    comparison.referencePath = mReferenceFile.toStdString();
    if (isGiven(parameters, valueName))
      comparison.referredValue = parameterAsDouble(parameters, valueName, context);
  }
  feedback.setPart(mPolygons ? burningShare : 0.0, 1.0);
  const std::optional<eval::RasterEvaluation> found = eval::evaluateRaster(comparison, feedback.feedback());
  if (!found)
    return {};

  const raster::Provenance provenance = raster::readProvenance(comparison.probabilityPath);
  const ReportSubject subject{QString::fromStdString(provenance.expression), QString::fromStdString(provenance.model),
                              mProbability, mReferenceName};
  QVariantMap outputs{{QStringLiteral("IOU"), found->asked.iou},
                      {QStringLiteral("PRECISION"), found->asked.precision},
                      {QStringLiteral("RECALL"), found->asked.recall},
                      {QStringLiteral("F1"), found->asked.f1},
                      {QStringLiteral("ACCURACY"), found->accuracy},
                      {QStringLiteral("AVERAGE_PRECISION"), found->averagePrecision},
                      {QStringLiteral("BRIER"), found->brierScore},
                      {QStringLiteral("CALIBRATION_ERROR"), found->calibrationError},
                      {QStringLiteral("BEST_THRESHOLD"), found->best.threshold},
                      {QStringLiteral("BEST_IOU"), found->best.iou},
                      {QStringLiteral("PIXELS"), static_cast<qlonglong>(found->judged)}};
  if (isGiven(parameters, pageName)) {
    const QString path = parameterAsFileOutput(parameters, pageName, context);
    staged.addText(path, reportPage(subject, *found).toUtf8());
    outputs.insert(pageName, path);
  }
  if (isGiven(parameters, jsonName)) {
    const QString path = parameterAsFileOutput(parameters, jsonName, context);
    staged.addText(path, reportJson(subject, *found));
    outputs.insert(jsonName, path);
  }
  return outputs;
}

} // namespace xemap::processing
