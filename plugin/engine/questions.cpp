// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/questions.h"

#include "plugin_info.h"
#include "xemap/raster/geotiff_sink.h"

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

} // namespace

std::vector<EngineAnswer> askEngine(EngineHost &host, const Questions &questions, raster::RasterSource &source,
                                    Feedback &feedback) {
  std::vector<EngineAnswer> answers;
  host.with(questions.modelDirectory, feedback, [&](infer::Engine &engine) {
    const infer::ModelInfo &model = engine.model();
    std::vector<std::unique_ptr<raster::MapSink>> sinks;
    std::vector<infer::ExpressionSink> each;
    for (std::size_t i = 0; i < questions.expressions.size(); ++i) {
      const raster::Provenance provenance{questions.titles[i], model.name, model.sha256, plugin::pluginVersion};
      sinks.push_back(raster::createGeoTiffSink(questions.resultPaths[i], provenance));
      each.push_back({questions.expressions[i], sinks.back().get()});
    }
    infer::Query query = queryOver(source, questions.scope);
    query.keepPart = questions.keepPart;
    for (const infer::MapSummary &summary : engine.mapEach(query, each, feedback))
      if (!summary.cancelled)
        answers.push_back({model, summary});
  });
  return answers;
}

std::shared_ptr<const teach::Concept> learnFromExamples(EngineHost &host, const Lesson &lesson,
                                                        raster::RasterSource &source, Feedback &feedback) {
  std::shared_ptr<const teach::Concept> learned;
  host.with(lesson.modelDirectory, feedback, [&](infer::Engine &engine) {
    infer::Query query = queryOver(source, lesson.scope);
    query.expression = lesson.words;
    learned = engine.learn(query, feedback);
  });
  return learned;
}

} // namespace xemap::engine
