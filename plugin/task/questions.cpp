// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/task/questions.h"

#include "plugin_info.h"
#include "xemap/raster/geotiff_sink.h"

namespace xemap::task {

infer::Query queryOf(const std::string &expression, raster::RasterSource &source, const QuestionScope &scope) {
  infer::Query query;
  query.expression = expression;
  query.source = &source;
  query.sourceKey = scope.sourceKey;
  query.grid = raster::planGrid(source.info(), scope.extent.box, scope.gsdMetres);
  query.clipPolygon = scope.extent.polygon;
  if (query.clipPolygon.empty() && scope.extent.box && !query.grid.geotransform.isNorthUp()) {
    const raster::MapBox &box = *scope.extent.box;
    query.clipPolygon = {{box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}};
  }
  return query;
}

std::vector<EngineAnswer> askEngine(EngineHost &host, const Questions &questions, raster::RasterSource &source,
                                    Feedback &feedback, const std::function<void(std::size_t)> &starts) {
  std::vector<EngineAnswer> answers;
  const auto askAll = [&](infer::Engine &engine) {
    EngineAnswer answer;
    answer.model = engine.model();
    for (std::size_t index = 0; index < questions.expressions.size() && !answer.summary.cancelled; ++index) {
      starts(index);
      const infer::Query query = queryOf(questions.expressions[index], source, questions.scope);
      const raster::Provenance provenance{query.expression, answer.model.name, answer.model.sha256,
                                          plugin::pluginVersion};
      const auto sink = raster::createGeoTiffSink(questions.resultPaths[index], provenance);
      answer.summary = engine.map(query, *sink, feedback);
      answers.push_back(answer);
    }
    return answer;
  };
  if (host.with(questions.modelDirectory, feedback, askAll).summary.cancelled)
    answers.clear();
  return answers;
}

} // namespace xemap::task
