// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/learn_concept.h"

#include "plugin/engine/concept_file.h"
#include "plugin/layer/layer_text.h"
#include "plugin/processing/concept_parameter.h"
#include "plugin/processing/example_parameters.h"
#include "plugin/processing/question_parameters.h"
#include "plugin/processing/run/staged_outputs.h"
#include "plugin/processing/run/watched_feedback.h"
#include "xemap/base/text_output.h"
#include "xemap/teach/concept_file.h"

#include <QFileInfo>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsrasterlayer.h>

namespace xemap::processing {

namespace {

const QString wordsName = QStringLiteral("WORDS");
const QString nameName = QStringLiteral("NAME");
const QString licenseName = QStringLiteral("LICENSE");
const QString authorName = QStringLiteral("AUTHOR");
const QString placesName = QStringLiteral("KEEP_PLACES");
const QString likeCountName = QStringLiteral("LIKE_COUNT");
const QString unlikeCountName = QStringLiteral("UNLIKE_COUNT");
const QString rasterCountName = QStringLiteral("RASTER_COUNT");

} // namespace

QString LearnConcept::displayName() const {
  return tr("Learn concept from samples");
}

QStringList LearnConcept::tags() const {
  return tr("ai,classification,concept,deep learning,examples,few-shot,samples,supervised,teach,training,xemap")
      .split(QLatin1Char(','));
}

QString LearnConcept::shortDescription() const {
  return tr("Learns from examples on raster layers what is meant, to be mapped on others.");
}

QString LearnConcept::shortHelpString() const {
  return tr(
      "Learns what is meant from the features of a layer, points or polygons, and writes it as a concept: a small "
      "file that \"Map concept\" uses on other rasters.\n\n"
      "A field can tell features that show what is meant from those that show what is not. All features have the "
      "same say, however large they are; a point stands for a small square around it. A few of each are enough "
      "to begin with.\n\n"
      "Words that say it in English, as far as words do, help where examples are few.\n\n"
      "Each raster layer teaches with the features that lie on it; what was taught on several is more to be "
      "trusted elsewhere.\n\n"
      "A concept belongs to the model it was learned with. It can be passed on with or without the coordinates "
      "of its examples.");
}

void LearnConcept::initAlgorithm(const QVariantMap & /*configuration*/) {
  addParameter(
      new QgsProcessingParameterMultipleLayers(names::input, tr("Raster layers"), Qgis::ProcessingSourceType::Raster));
  for (auto &parameter : exampleParameters(false))
    addParameter(parameter.release());
  const auto addText = [this](const QString &name, const QString &description, const QString &help) {
    auto text = std::make_unique<QgsProcessingParameterString>(name, description, QVariant(), false, true);
    text->setHelp(help);
    addParameter(text.release());
  };
  addText(wordsName, tr("Words"), tr("What it is called in English, as an expression; may be empty."));
  addParameter(modelParameter().release());
  addText(nameName, tr("Name"), tr("Of the concept; that of its file when empty."));
  addText(licenseName, tr("Licence"), tr("Under which the concept may be passed on; may be empty."));
  addText(authorName, tr("Author"), tr("Who taught it; may be empty."));
  auto places = std::make_unique<QgsProcessingParameterBoolean>(placesName, tr("Keep where the examples lie"), true);
  places->setHelp(tr("With their coordinates a concept can be learned again with another model; without them it tells "
                     "nobody where they are."));
  addParameter(places.release());
  addParameter(gsdParameter().release());
  addParameter(new QgsProcessingParameterFileDestination(conceptName, tr("Concept"), conceptFilter()));
  addOutput(new QgsProcessingOutputNumber(likeCountName, tr("Examples of what is meant")));
  addOutput(new QgsProcessingOutputNumber(unlikeCountName, tr("Examples of what is not meant")));
  addOutput(new QgsProcessingOutputNumber(rasterCountName, tr("Raster layers with examples")));
}

QString LearnConcept::problemWith(const QVariantMap &parameters, QgsProcessingContext &context) const {
  const QString model = problemWithModel(*this, parameters, context);
  if (!model.isEmpty())
    return model;
  const QList<QgsMapLayer *> layers = parameterAsLayerList(parameters, names::input, context);
  if (layers.isEmpty())
    return tr("Raster layers: expected one or more, found none.");
  for (QgsMapLayer *layer : layers)
    if (qobject_cast<QgsRasterLayer *>(layer) == nullptr)
      return tr("Raster layers: expected rasters, found '%1'.").arg(layer->name());
  const QString path = parameterAsFileOutput(parameters, conceptName, context);
  if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
    return tr("Concept: expected the name of a file that ends in .json, found '%1'.").arg(path);
  return problemWithExamples(*this, parameters, context);
}

void LearnConcept::take(const QVariantMap &parameters, QgsProcessingContext &context) {
  mRasters.clear();
  mWarnings.clear();
  mModelDirectory = modelDirectory(*this, parameters, context);
  const engine::ExampleFeatures shown = readExamples(*this, parameters, context);
  const double gsd = gsdMetres(*this, parameters, context);
  QStringList without;
  for (QgsMapLayer *each : parameterAsLayerList(parameters, names::input, context)) {
    const auto &layer = static_cast<const QgsRasterLayer &>(*each);
    engine::PlacedExamples placed =
        engine::placeExamples(shown, layer, layer::wholeLayer(), context.transformContext());
    if (placed.examples.empty()) {
      without << layer.name();
      continue;
    }
    mRasters.push_back(takeRaster(layer, layer::wholeLayer(), gsd));
    mRasters.back().scope.examples = std::move(placed.examples);
  }
  if (mRasters.empty())
    throw layer::problem(ErrorCode::InvalidArgument, noneOfExamplesIn(shown, without.join(QStringLiteral("', '"))));
  for (const QString &name : without)
    mWarnings << tr("Raster layers: no example lies on '%1'.").arg(name);
}

std::shared_ptr<const teach::Concept> LearnConcept::learn(const std::string &words, WatchedFeedback &feedback) {
  std::shared_ptr<const teach::Concept> learned;
  const auto count = static_cast<double>(mRasters.size());
  for (std::size_t i = 0; i < mRasters.size() && !feedback.isCancelled(); ++i) {
    feedback.setPart(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
    mRasters[i].scope.taught = learned;
    readRaster(mRasters[i], feedback, [&](raster::RasterSource &source) {
      learned = engine::learnFromExamples(*workshop().engines, {words, mModelDirectory, mRasters[i].scope}, source,
                                          feedback.feedback());
    });
  }
  return learned;
}

QVariantMap LearnConcept::work(const Run &run) {
  const auto &[parameters, context, feedback, staged] = run;
  for (const QString &warning : mWarnings)
    feedback.target().pushWarning(warning);
  const QString path = parameterAsFileOutput(parameters, conceptName, context);
  requireTextPlace(path.toStdString());
  const auto learned = learn(parameterAsString(parameters, wordsName, context).trimmed().toStdString(), feedback);
  if (!learned || feedback.isCancelled())
    return {};
  const QString name = parameterAsString(parameters, nameName, context).trimmed();
  const bool keepsPlaces = parameterAsBoolean(parameters, placesName, context);
  teach::Concept kept = keepsPlaces ? *learned : teach::withoutPlaces(*learned);
  kept.name = (name.isEmpty() ? QFileInfo(path).completeBaseName() : name).toStdString();
  kept.license = parameterAsString(parameters, licenseName, context).trimmed().toStdString();
  kept.author = parameterAsString(parameters, authorName, context).trimmed().toStdString();
  staged.addText(path, QByteArray::fromStdString(teach::conceptText(kept)));
  return {{conceptName, path},
          {likeCountName, kept.likeCount},
          {unlikeCountName, kept.unlikeCount},
          {rasterCountName, kept.extentCount}};
}

} // namespace xemap::processing
