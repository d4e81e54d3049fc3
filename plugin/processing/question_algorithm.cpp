// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/question_algorithm.h"

#include "plugin/engine/installation.h"
#include "plugin/layer/layer_text.h"
#include "plugin/processing/run/watched_feedback.h"
#include "ui/state/question.h"
#include "xemap/raster/coordinates.h"

#include <QDir>
#include <QFileInfo>
#include <QPolygonF>
#include <qgsmapsettings.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsrasterlayer.h>

#include <cmath>

namespace xemap::processing {

namespace {

const QString extentName = QStringLiteral("EXTENT");
const QString modelName = QStringLiteral("MODEL");
const QString exampleName = QStringLiteral("EXAMPLE");
const QString gsdName = QStringLiteral("GSD");

QStringList modelNames() {
  QStringList names;
  for (const engine::InstalledModel &model : engine::installedModels())
    names << model.name;
  return names;
}

/// The folder of a model given by its name or its folder; empty where there is none.
QString modelDirectory(const QString &model) {
  for (const engine::InstalledModel &installed : engine::installedModels())
    if (installed.name == model)
      return installed.path;
  const bool isFolder = !model.isEmpty() && QFileInfo::exists(QDir(model).filePath(QStringLiteral("model.json")));
  return isFolder ? QDir::cleanPath(model) : QString();
}

/// The size of a square of `gsdMetres` on the ground in the layer's map units, at the centre of the part.
double mapUnitsOf(double gsdMetres, const layer::QueryExtent &extent, const QgsRasterLayer &layer) {
  const raster::MapBox box = layer::boxInLayer(extent, layer);
  const raster::GeoTransform unit({(box.minX + box.maxX) / 2.0, 1.0, 0.0, (box.minY + box.maxY) / 2.0, 0.0, -1.0});
  const raster::GroundResolution ground =
      raster::groundResolutionAt(unit, layer.crs().toWkt(Qgis::CrsWktVariant::PreferredGdal).toStdString(), {0.0, 0.0});
  const double metres = std::sqrt(ground.x * ground.y);
  if (!(metres > 0.0))
    throw layer::problem(
        ErrorCode::InvalidArgument,
        QuestionAlgorithm::tr("layer '%1' has no CRS: its ground sample distance cannot be told").arg(layer.name()));
  return gsdMetres / metres;
}

/// A map at the scale a service is to be read at.
QgsMapSettings mapWithPixel(double mapUnits, const QgsRasterLayer &layer) {
  constexpr int sidePx = 1000;
  QgsMapSettings map;
  map.setDestinationCrs(layer.crs());
  map.setOutputSize(QSize(sidePx, sidePx));
  const QgsPointXY centre = layer.extent().center();
  const double half = mapUnits * sidePx / 2.0;
  map.setExtent(QgsRectangle(centre.x() - half, centre.y() - half, centre.x() + half, centre.y() + half));
  return map;
}

} // namespace

void QuestionAlgorithm::addInput() {
  addParameter(new QgsProcessingParameterRasterLayer(names::input, tr("Raster layer")));
}

void QuestionAlgorithm::addScope() {
  addParameter(
      new QgsProcessingParameterExtent(extentName, tr("Extent (all of the layer when empty)"), QVariant(), true));
  const QStringList models = modelNames();
  auto model = std::make_unique<QgsProcessingParameterString>(modelName, tr("Model"),
                                                              models.isEmpty() ? QVariant() : QVariant(models.first()));
  model->setMetadata({{QStringLiteral("widget_wrapper"), QVariantMap{{QStringLiteral("value_hints"), models}}}});
  model->setHelp(tr("Name of an installed model, or the folder of a model."));
  addParameter(model.release());
  addThreshold();
  auto gsd = std::make_unique<QgsProcessingParameterNumber>(
      gsdName, tr("Ground sample distance (metres; that of the layer when empty)"),
      Qgis::ProcessingNumberParameterType::Double, QVariant(), true, 0.0);
  gsd->setFlags(gsd->flags() | Qgis::ProcessingParameterFlag::Advanced);
  gsd->setHelp(tr("Ground resolution to look at the layer with. Web services need one."));
  addParameter(gsd.release());
}

void QuestionAlgorithm::addExample() {
  auto example = std::make_unique<QgsProcessingParameterExtent>(
      exampleName, tr("Example (more like this; none when empty)"), QVariant(), true);
  example->setHelp(tr("A rectangle around one of the places to be found. With an expression, places are found that are "
                      "what it says and look like the example."));
  addParameter(example.release());
}

bool QuestionAlgorithm::hasExample(const QVariantMap &parameters) {
  const QVariant example = parameters.value(exampleName);
  return example.isValid() && (example.userType() != QMetaType::QString || !example.toString().isEmpty());
}

QString QuestionAlgorithm::titleOf(const QString &expression, const QVariantMap &parameters) {
  return ui::titleOf(expression, hasExample(parameters));
}

std::optional<layer::QueryExtent> QuestionAlgorithm::partOf(const QgsRasterLayer &layer, const QString &name,
                                                            const QVariantMap &parameters,
                                                            QgsProcessingContext &context) const {
  const QgsRectangle given = parameterAsExtent(parameters, name, context);
  if (given.isNull())
    return std::nullopt;
  // An extent that names no CRS is meant in that of the layer.
  const bool isLayers = given == parameterAsExtent(parameters, name, context, layer.crs());
  return layer::partOfLayer(QPolygonF(given.toRectF()),
                            isLayers ? layer.crs() : parameterAsExtentCrs(parameters, name, context), layer,
                            context.transformContext());
}

QString QuestionAlgorithm::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  const QStringList wanted = expressions(parameters, context);
  if (wanted.isEmpty())
    return tr("Expression: expected what to look for, found nothing.");
  const QString model = parameterAsString(parameters, modelName, context);
  if (modelDirectory(model).isEmpty()) {
    const QStringList models = modelNames();
    return models.isEmpty() ? tr("No model is installed: no folder with a model.json in %1. The environment variable "
                                 "XEMAP_MODEL_PATH can name others.")
                                  .arg(engine::modelFolderCandidates().join(tr(" or ")))
                            : tr("Model '%1' is not installed: expected one of %2, or the folder of a model.")
                                  .arg(model, models.join(QStringLiteral(", ")));
  }
  const QString threshold = problemWithThreshold(parameters, context);
  if (!threshold.isEmpty())
    return threshold;
  const QgsRasterLayer *layer = parameterAsRasterLayer(parameters, names::input, context);
  return layer == nullptr ? invalidRasterError(parameters, names::input) : QString();
}

void QuestionAlgorithm::take(const QVariantMap &parameters, QgsProcessingContext &context) {
  const QgsRasterLayer &layer = *parameterAsRasterLayer(parameters, names::input, context);
  mModelDirectory = modelDirectory(parameterAsString(parameters, modelName, context)).toStdString();
  mInputFile = layer.providerType() == QLatin1String("gdal") ? layer.source() : QString();
  mCrs = layer.crs();
  if (const auto extent = partOf(layer, extentName, parameters, context))
    mScope.extent = *extent;
  if (const auto example = partOf(layer, exampleName, parameters, context))
    mScope.example = layer::ringAround(*example);
  const double gsd = parameterAsDouble(parameters, gsdName, context);
  if (gsd > 0.0 && layer::hasOwnPixels(layer))
    mScope.gsdMetres = gsd;
  QgsMapSettings map;
  if (!layer::hasOwnPixels(layer)) {
    if (!(gsd > 0.0))
      throw layer::problem(
          ErrorCode::InvalidArgument,
          tr("layer '%1' is a service without pixels of its own: expected a ground sample distance, found none")
              .arg(layer.name()));
    map = mapWithPixel(mapUnitsOf(gsd, mScope.extent, layer), layer);
  }
  mRaster = std::make_unique<layer::RasterSnapshot>(layer, mScope.extent, map);
  mScope.sourceKey = mRaster->key();
}

std::vector<engine::EngineAnswer> QuestionAlgorithm::ask(const QStringList &expressions, const QStringList &titles,
                                                         const std::vector<std::string> &paths, double share,
                                                         WatchedFeedback &feedback) {
  engine::Questions questions;
  for (const QString &expression : expressions)
    questions.expressions.push_back(expression.toStdString());
  for (const QString &title : titles)
    questions.titles.push_back(title.toStdString());
  questions.resultPaths = paths;
  questions.modelDirectory = mModelDirectory;
  questions.scope = mScope;
  feedback.setPart(0.0, share);
  feedback.onCancel([this] { mRaster->cancel(); });
  struct Release {
    WatchedFeedback &feedback;
    std::unique_ptr<layer::RasterSnapshot> &raster;
    ~Release() {
      feedback.onCancel({});
      // The snapshot's provider belongs to this thread by now, and must end in it.
      raster.reset();
    }
  } const release{feedback, mRaster};
  const std::unique_ptr<raster::RasterSource> source = mRaster->open();
  std::vector<engine::EngineAnswer> answers =
      engine::askEngine(*workshop().engines, questions, *source, feedback.feedback());
  QStringList warnings;
  for (const engine::EngineAnswer &answer : answers)
    for (const std::string &warning : answer.summary.warnings)
      warnings << QString::fromStdString(warning);
  // What is wrong with the raster, every answer says.
  warnings.removeDuplicates();
  for (const QString &warning : warnings)
    feedback.target().pushWarning(warning);
  return answers;
}

} // namespace xemap::processing
