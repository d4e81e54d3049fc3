// SPDX-License-Identifier: GPL-2.0-or-later
#include "concept_learn_job.h"

#include <filesystem>
#include <iostream>
#include <memory>

#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "end_in_time.h"
#include "exit_code.h"
#include "message.h"
#include "model_lookup.h"
#include "print_json.h"
#include "terminal_progress.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/text_output.h"
#include "xemap/infer/engine.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/pixel_bounds.h"
#include "xemap/teach/concept_file.h"

namespace xemap::tools {

namespace {

using ConceptPointer = std::shared_ptr<const teach::Concept>;

/// Whether an example reaches over the raster.
bool meets(const infer::Example &example, const raster::RasterInfo &raster) {
  return !example.outline.empty() &&
         raster::meet(raster::boundsInPixels(example.outline, raster.geotransform),
                      {0.0, 0.0, static_cast<double>(raster.width), static_cast<double>(raster.height)});
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
    printJson(nlohmann::ordered_json{{"output", arguments.output},
                                     {"name", learned.name},
                                     {"model", learned.model.name},
                                     {"like", learned.likeCount},
                                     {"unlike", learned.unlikeCount},
                                     {"extents", learned.extentCount}});
}

} // namespace

int runConceptLearn(const ConceptLearnArguments &arguments) {
  restartWithBetterBlasCore();
  if (arguments.examples.empty())
    throw Error(ErrorCode::InvalidArgument, "concept: expected examples to learn from (--like, --unlike), found none");
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  EndInTime endInTime(feedback, progress);
  requireTextPlace(arguments.output);
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
  if (!endInTime.standDown())
    return exitCancelled;
  writeText(arguments.output, teach::conceptText(kept));
  progress.enterStage(1.0, 1.0);
  progress.report(1.0);
  report(arguments, kept);
  return exitDone;
}

} // namespace xemap::tools
