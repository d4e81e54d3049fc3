// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/questions.h"

#include "plugin_info.h"
#include "xemap/raster/geotiff_sink.h"
#include "xemap/raster/regions.h"

#include <qgsapplication.h>

#include <type_traits>

namespace xemap::engine {

namespace {

infer::Query queryOver(raster::RasterSource &source, const QuestionScope &scope) {
  infer::Query query;
  query.source = &source;
  query.sourceKey = scope.sourceKey;
  query.grid = raster::planGrid(source.info(), scope.extent.box, scope.gsdMetres);
  query.clipPolygon = scope.extent.polygon;
  query.examples = scope.examples;
  query.taught = scope.taught;
  if (scope.extent.box && !query.grid.geotransform.isNorthUp())
    query.clipPolygon = layer::ringAround(scope.extent);
  return query;
}

/// What `ask` makes of an engine and a query about the topic.
template <class Ask>
auto askAbout(EngineHost &host, const Topic &topic, raster::RasterSource &source, Feedback &feedback, const Ask &ask) {
  std::invoke_result_t<Ask, infer::Engine &, const infer::Query &> answer;
  host.with(topic.modelDirectory, feedback, [&](infer::Engine &engine) {
    infer::Query query = queryOver(source, topic.scope);
    query.expression = topic.words;
    answer = ask(engine, query);
  });
  return answer;
}

/// Nothing when cancelled.
std::optional<std::int64_t> countRegions(const std::string &path, const infer::ExpressionReading &reading,
                                         double threshold, Feedback &feedback) {
  raster::RegionOptions options;
  options.threshold = threshold;
  options.minAreaM2 = reading.minAreaM2;
  options.maxAreaM2 = reading.maxAreaM2;
  std::int64_t count = 0;
  const bool isWhole = raster::findRegions(
      path, path, options, [&](const raster::Region &) { ++count; }, feedback);
  return isWhole ? std::optional<std::int64_t>(count) : std::nullopt;
}

} // namespace

infer::ExpressionLanguage languageOfQgis() {
  return {{}, QgsApplication::locale().toStdString()};
}

std::vector<EngineAnswer> askEngine(EngineHost &host, const Questions &questions, raster::RasterSource &source,
                                    Feedback &feedback) {
  std::vector<EngineAnswer> answers;
  host.with(questions.modelDirectory, feedback, [&](infer::Engine &engine) {
    const infer::ModelInfo &model = engine.model();
    std::vector<infer::ExpressionReading> readings;
    std::vector<std::unique_ptr<raster::MapSink>> sinks;
    std::vector<infer::ExpressionSink> each;
    for (std::size_t i = 0; i < questions.expressions.size(); ++i) {
      const std::string &expression = questions.expressions[i];
      readings.push_back(expression.empty() ? infer::ExpressionReading{} : engine.read(expression, questions.language));
      const raster::Provenance provenance{questions.titles[i],  model.name,
                                          model.sha256,         plugin::pluginVersion,
                                          readings.back().line, raster::readingLine(source.info()),
                                          source.info().origin};
      sinks.push_back(raster::createGeoTiffSink(questions.resultPaths[i], provenance));
      each.push_back({questions.expressions[i], sinks.back().get()});
    }
    infer::Query query = queryOver(source, questions.scope);
    query.keepPart = questions.keepPart;
    query.language = questions.language;
    const std::vector<infer::MapSummary> summaries = engine.mapEach(query, each, feedback);
    for (std::size_t i = 0; i < summaries.size(); ++i)
      if (!summaries[i].cancelled)
        answers.push_back({model, summaries[i], readings[i], raster::readingLine(source.info()), {}});
  });
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i].reading.counts)
      answers[i].regionCount =
          countRegions(questions.resultPaths[i], answers[i].reading, questions.threshold, feedback);
  return answers;
}

std::shared_ptr<const teach::Concept> learnFromExamples(EngineHost &host, const Topic &topic,
                                                        raster::RasterSource &source, Feedback &feedback) {
  return askAbout(host, topic, source, feedback,
                  [&](infer::Engine &engine, const infer::Query &query) { return engine.learn(query, feedback); });
}

std::optional<infer::DoubtfulPlace> doubtfulPlaceAfter(EngineHost &host, const Topic &topic,
                                                       raster::RasterSource &source, Feedback &feedback) {
  return askAbout(host, topic, source, feedback, [&](infer::Engine &engine, const infer::Query &query) {
    return engine.doubtfulPlace(query, feedback);
  });
}

std::vector<infer::PhraseShare> phrasesAt(EngineHost &host, const Topic &topic, const raster::Point &where,
                                          raster::RasterSource &source, Feedback &feedback) {
  return askAbout(host, topic, source, feedback, [&](infer::Engine &engine, const infer::Query &query) {
    return engine.identify(query, where, feedback);
  });
}

} // namespace xemap::engine
