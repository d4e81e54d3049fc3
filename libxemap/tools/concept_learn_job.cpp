// SPDX-License-Identifier: GPL-2.0-or-later
#include "concept_learn_job.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "message.h"
#include "model_lookup.h"
#include "output_set.h"
#include "terminal_progress.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/infer/engine.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/teach/concept_file.h"

namespace xemap::tools {

namespace {

using ConceptPointer = std::shared_ptr<const teach::Concept>;

/// Whether any of an example's corners lies on the raster, or it may lie around it.
bool meets(const infer::Example &example, const raster::RasterInfo &raster) {
  double minX = raster.width;
  double minY = raster.height;
  double maxX = 0.0;
  double maxY = 0.0;
  for (const auto &point : example.outline) {
    const auto pixel = raster.geotransform.pixelFromMap(point);
    minX = std::min(minX, pixel.x);
    minY = std::min(minY, pixel.y);
    maxX = std::max(maxX, pixel.x);
    maxY = std::max(maxY, pixel.y);
  }
  return maxX > 0.0 && maxY > 0.0 && minX < raster.width && minY < raster.height;
}

ConceptPointer learnOn(const std::string &path, const ConceptLearnArguments &arguments, infer::Engine &engine,
                       const ConceptPointer &before, Feedback &feedback) {
  const auto source = raster::openRaster(path);
  infer::Query query;
  query.expression = arguments.words;
  query.source = source.get();
  query.sourceKey = path;
  query.grid = raster::planGrid(source->info(), {}, arguments.gsdMetres);
  query.taught = before;
  for (auto &example : examplesFor(arguments.examples, arguments.crs, source->info()))
    if (meets(example, source->info()))
      query.examples.push_back(std::move(example));
  if (query.examples.empty()) {
    printLine("warning: " + path + ": none of the examples lies on it");
    return before;
  }
  return engine.learn(query, feedback);
}

void report(const ConceptLearnArguments &arguments, const teach::Concept &learned) {
  if (arguments.json)
    std::cout << nlohmann::ordered_json{{"output", arguments.output},    {"name", learned.name},
                                        {"model", learned.model.name},   {"like", learned.likeCount},
                                        {"unlike", learned.unlikeCount}, {"extents", learned.extentCount}}
                     .dump(2, ' ', false, nlohmann::json::error_handler_t::replace)
              << '\n';
}

} // namespace

int runConceptLearn(const ConceptLearnArguments &arguments) {
  restartWithBetterBlasCore();
  if (arguments.examples.empty())
    throw Error(ErrorCode::InvalidArgument, "concept: expected examples to learn from (--like, --unlike), found none");
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  ConceptPointer learned;
  if (!arguments.before.empty())
    learned = std::make_shared<teach::Concept>(teach::readConcept(arguments.before));
  const auto before = learned;
  infer::EngineOptions options;
  options.modelDirectory = findModel(arguments.model);
  options.threads = arguments.threads;
  const auto engine = infer::createEngine(options);
  const auto count = static_cast<double>(arguments.rasters.size());
  for (std::size_t i = 0; i < arguments.rasters.size(); ++i) {
    progress.enterStage(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
    learned = learnOn(arguments.rasters[i], arguments, *engine, learned, feedback);
    if (feedback.isCancelled())
      return exitCancelled;
  }
  if (learned == before)
    throw Error(ErrorCode::InvalidArgument, "concept: expected examples on the rasters, found none");
  auto kept = arguments.places ? *learned : teach::withoutPlaces(*learned);
  kept.name = !arguments.name.empty() ? arguments.name
              : before                ? before->name
                                      : std::filesystem::path(arguments.output).stem().string();
  kept.license = arguments.license.empty() ? kept.license : arguments.license;
  kept.author = arguments.author.empty() ? kept.author : arguments.author;
  writeWholeFile(arguments.output, teach::conceptText(kept));
  progress.enterStage(1.0, 1.0);
  progress.report(1.0);
  report(arguments, kept);
  return exitDone;
}

} // namespace xemap::tools
