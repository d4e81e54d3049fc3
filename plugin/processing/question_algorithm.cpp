// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/question_algorithm.h"

#include "plugin/processing/question_parameters.h"
#include "plugin/processing/run/watched_feedback.h"

#include <QPolygonF>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsrasterlayer.h>

namespace xemap::processing {

namespace {

const QString extentName = QStringLiteral("EXTENT");

} // namespace

void QuestionAlgorithm::addInput() {
  addParameter(new QgsProcessingParameterRasterLayer(names::input, tr("Raster layer")));
}

void QuestionAlgorithm::addScope() {
  addParameter(
      new QgsProcessingParameterExtent(extentName, tr("Extent (all of the layer when empty)"), QVariant(), true));
  addParameter(modelParameter().release());
  addParameter(languageParameter().release());
  addThreshold();
  addParameter(gsdParameter().release());
  for (auto &parameter : readParameters())
    addParameter(parameter.release());
}

layer::QueryExtent QuestionAlgorithm::partOf(const QgsRasterLayer &layer, const QVariantMap &parameters,
                                             QgsProcessingContext &context) const {
  const QgsRectangle given = parameterAsExtent(parameters, extentName, context);
  if (given.isNull())
    return layer::wholeLayer();
  // An extent that names no CRS is meant in that of the layer.
  const bool isLayers = given == parameterAsExtent(parameters, extentName, context, layer.crs());
  return layer::partOfLayer(QPolygonF(given.toRectF()),
                            isLayers ? layer.crs() : parameterAsExtentCrs(parameters, extentName, context), layer,
                            context.transformContext());
}

QString QuestionAlgorithm::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  const QStringList wanted = expressions(parameters, context);
  if (wanted.isEmpty())
    return tr("Expression: expected what to look for, found nothing.");
  const QString model = problemWithModel(*this, parameters, context);
  if (!model.isEmpty())
    return model;
  const QString threshold = problemWithThreshold(parameters, context);
  if (!threshold.isEmpty())
    return threshold;
  const QString bands = problemWithBands(*this, parameters, context);
  if (!bands.isEmpty())
    return bands;
  const QgsRasterLayer *layer = parameterAsRasterLayer(parameters, names::input, context);
  return layer == nullptr ? invalidRasterError(parameters, names::input) : QString();
}

void QuestionAlgorithm::take(const QVariantMap &parameters, QgsProcessingContext &context) {
  const QgsRasterLayer &layer = *parameterAsRasterLayer(parameters, names::input, context);
  mModelDirectory = modelDirectory(*this, parameters, context);
  mLanguage = expressionLanguage(*this, parameters, context);
  mInputFile = layer.providerType() == QLatin1String("gdal") ? layer.source() : QString();
  mCrs = layer.crs();
  mRaster = takeRaster(layer, partOf(layer, parameters, context), gsdMetres(*this, parameters, context),
                       readChoice(*this, parameters, context));
}

std::vector<engine::EngineAnswer> QuestionAlgorithm::ask(const QStringList &expressions, const QStringList &titles,
                                                         const std::vector<std::string> &paths, double threshold,
                                                         double share, WatchedFeedback &feedback) {
  engine::Questions questions;
  for (const QString &expression : expressions)
    questions.expressions.push_back(expression.toStdString());
  for (const QString &title : titles)
    questions.titles.push_back(title.toStdString());
  questions.resultPaths = paths;
  questions.modelDirectory = mModelDirectory;
  questions.language = mLanguage;
  questions.scope = mRaster.scope;
  questions.threshold = threshold;
  feedback.setPart(0.0, share);
  std::vector<engine::EngineAnswer> answers;
  readRaster(mRaster, feedback, [&](raster::RasterSource &source) {
    answers = engine::askEngine(*workshop().engines, questions, source, feedback.feedback());
  });
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (const std::string &line = answers[i].reading.line; !line.empty())
      feedback.target().pushInfo(
          tr("'%1' was read as: %2").arg(expressions.at(static_cast<int>(i)), QString::fromStdString(line)));
  if (!answers.empty())
    feedback.target().pushInfo(tr("The raster was read as: %1").arg(QString::fromStdString(answers.front().input)));
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
