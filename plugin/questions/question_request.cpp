// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/question_request.h"

#include "plugin/engine/example_features.h"
#include "plugin/engine/installation.h"
#include "plugin/engine/questions.h"
#include "plugin/layer/layer_text.h"
#include "plugin/output/result_layers.h"
#include "plugin/output/result_store.h"
#include "plugin/settings/settings.h"

#include <QDir>
#include <qgscoordinatereferencesystem.h>
#include <qgsgeometry.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace xemap::questions {

namespace {

// Qt 6's lupdate takes layer:: and the like at the start of a function for the class of its texts.
using engine::PlacedExamples;
using layer::QueryExtent;

// An edge bends in another CRS.
constexpr int pointsPerEdge = 8;

struct RequestText {
  Q_DECLARE_TR_FUNCTIONS(xemap::questions::RequestText)
};

/// The directory of the model, or of one of its name where it lies elsewhere.
QString modelOf(const ui::Question &question) {
  const QList<engine::InstalledModel> models = engine::installedModels();
  const auto has = [&](const auto &matches) { return std::find_if(models.cbegin(), models.cend(), matches); };
  auto found = has([&](const engine::InstalledModel &model) { return model.path == question.modelPath; });
  if (found == models.cend())
    found = has([&](const engine::InstalledModel &model) { return model.name == question.modelName; });
  if (found == models.cend())
    throw layer::problem(ErrorCode::NotFound,
                         RequestText::tr("'%1' was asked of model '%2' in %3, which is not there: import it, or choose "
                                         "another and ask anew")
                             .arg(question.name, question.modelName, QDir::toNativeSeparators(question.modelPath)));
  return found->path;
}

QueryExtent extentOf(const ui::Question &question, const QgsRasterLayer &layer) {
  if (question.extentWkt.isEmpty())
    return layer::wholeLayer();
  const QgsGeometry polygon = QgsGeometry::fromWkt(question.extentWkt);
  if (polygon.type() != Qgis::GeometryType::Polygon || polygon.isEmpty())
    throw layer::problem(ErrorCode::InvalidArgument,
                         RequestText::tr("'%1': extent: expected a polygon as well-known text").arg(question.name));
  QgsCoordinateReferenceSystem crs;
  crs.createFromUserInput(question.extentCrs);
  return layer::partOfLayer(polygon.asQPolygonF(), crs, layer, QgsProject::instance()->transformContext());
}

/// The examples of a question within its extent, in the layer's CRS; how many lie outside of it.
PlacedExamples examplesOf(const ui::Question &question, const QueryExtent &extent, const QgsRasterLayer &layer) {
  PlacedExamples all;
  for (const ui::ShownExample &example : question.examples) {
    engine::ExampleFeatures shown;
    shown.layerName = question.name;
    shown.crs.createFromUserInput(example.crs);
    QgsGeometry shape = QgsGeometry::fromWkt(example.wkt);
    if (shape.isEmpty() || shape.type() == Qgis::GeometryType::Line)
      throw layer::problem(
          ErrorCode::InvalidArgument,
          RequestText::tr("'%1': example: expected a point or a polygon as well-known text").arg(question.name));
    if (shown.crs != layer.crs())
      shape = shape.densifyByCount(pointsPerEdge);
    shown.features.push_back({shape, example.like});
    PlacedExamples placed = engine::placeExamples(shown, layer, extent, QgsProject::instance()->transformContext());
    std::move(placed.examples.begin(), placed.examples.end(), std::back_inserter(all.examples));
    all.leftOut += placed.leftOut;
  }
  if (all.examples.empty() && all.leftOut > 0)
    throw layer::problem(ErrorCode::OutsideExtent,
                         RequestText::tr("'%1': none of its examples lies within the extent on layer '%2'")
                             .arg(question.name, layer.name()));
  return all;
}

} // namespace

QgsRasterLayer &layerOf(const ui::Question &question) {
  const QgsProject &project = *QgsProject::instance();
  if (auto *layer = qobject_cast<QgsRasterLayer *>(project.mapLayer(question.layerId)))
    return *layer;
  for (QgsMapLayer *candidate : project.mapLayersByName(question.layerName))
    if (auto *layer = qobject_cast<QgsRasterLayer *>(candidate))
      return *layer;
  throw layer::problem(ErrorCode::NotFound,
                       RequestText::tr("'%1' is about layer '%2', which the project does not have: add it, or ask anew")
                           .arg(question.name, question.layerName));
}

QueryRequest scopeOf(const ui::Question &question, const QgsRasterLayer &layer, const QgsMapSettings &canvas) {
  QueryRequest request;
  request.modelDirectory = modelOf(question).toStdString();
  request.gsdMetres = question.gsdMetres;
  request.extent = extentOf(question, layer);
  PlacedExamples placed = examplesOf(question, request.extent, layer);
  request.examples = std::move(placed.examples);
  if (placed.leftOut > 0)
    request.warning = RequestText::tr("%1 of %2 examples lie outside of the extent and are left out.")
                          .arg(placed.leftOut)
                          .arg(placed.leftOut + static_cast<int>(request.examples.size()));
  request.conceptPath = question.conceptPath;
  request.language = engine::languageOfQgis();
  request.raster = std::make_unique<layer::RasterSnapshot>(layer, request.extent, canvas);
  request.expressions << question.expression;
  return request;
}

QueryRequest requestFor(const QList<ui::Question> &questions, const QgsRasterLayer &layer, const QgsMapSettings &canvas,
                        double threshold) {
  QueryRequest request = scopeOf(questions.first(), layer, canvas);
  request.threshold = threshold;
  request.expressions.clear();
  const QgsProject &project = *QgsProject::instance();
  const QString folder = settings::loadSettings().resultFolder;
  for (const ui::Question &question : questions) {
    request.expressions << question.expression;
    request.titles << question.title();
    request.resultPaths << output::newResultPath(question.title(), project, folder, request.resultPaths);
    const output::ResultLayers before = output::resultOfRun(project, question.run);
    if (question.isCorrection && before.probability) {
      request.comparedPath = before.probability->source();
      request.threshold = output::thresholdOf(before);
    }
  }
  return request;
}

} // namespace xemap::questions
