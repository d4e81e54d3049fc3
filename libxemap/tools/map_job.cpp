// SPDX-License-Identifier: GPL-2.0-or-later
#include "map_job.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "end_in_time.h"
#include "exit_code.h"
#include "map_outputs.h"
#include "map_summary.h"
#include "message.h"
#include "model_lookup.h"
#include "print_json.h"
#include "terminal_progress.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/infer/engine.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/geotiff_sink.h"
#include "xemap/raster/regions.h"
#include "xemap/raster/threshold.h"
#include "xemap/teach/concept_file.h"

namespace xemap::tools {

namespace {

constexpr double mostMegabytes = 1e9; // More than any machine has, and less than overflows.

/// Counts what reaches the threshold on its way to the file.
class CountingSink : public raster::MapSink {
public:
  CountingSink(raster::MapSink &sink, double threshold)
      : mSink(sink), mThreshold(raster::probabilityLimit(threshold)) {}

  void begin(const raster::AnalysisGrid &grid) override {
    mWidth = grid.width;
    mSink.begin(grid);
  }

  void writeRows(int firstRow, int rowCount, const float *probability) override {
    mCount += std::count_if(probability, probability + static_cast<std::ptrdiff_t>(rowCount) * mWidth,
                            [&](float value) { return value >= mThreshold; });
    mSink.writeRows(firstRow, rowCount, probability);
  }

  void answered(double presence) override { mSink.answered(presence); }

  void finish() override { mSink.finish(); }

  std::int64_t count() const { return mCount; }

private:
  raster::MapSink &mSink;
  float mThreshold;
  int mWidth = 0;
  std::int64_t mCount = 0;
};

std::string plain(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

void requireNotNegative(const char *option, double value) {
  if (!(std::isfinite(value) && value >= 0.0))
    throw Error(ErrorCode::InvalidArgument,
                std::string(option) + ": expected a number of at least 0, found " + plain(value));
}

void checkValues(const MapArguments &arguments) {
  raster::probabilityLimit(arguments.threshold);
  requireNotNegative("--min-area", arguments.minAreaM2);
  requireNotNegative("--simplify", arguments.simplifyMetres);
  if (arguments.threads && *arguments.threads < 1)
    throw Error(ErrorCode::InvalidArgument,
                "--threads: expected at least 1, found " + std::to_string(*arguments.threads));
  if (arguments.maxMemoryMb && !(*arguments.maxMemoryMb > 0.0 && *arguments.maxMemoryMb <= mostMegabytes))
    throw Error(ErrorCode::InvalidArgument,
                "--max-memory: expected a number of megabytes above 0, found " + plain(*arguments.maxMemoryMb));
}

/// A box of the arguments in the raster's CRS.
std::optional<raster::MapBox> inRaster(const std::optional<raster::MapBox> &box, const MapArguments &arguments,
                                       const raster::RasterInfo &raster) {
  if (!box || !arguments.extentCrs)
    return box;
  if (raster.crsWkt.empty())
    throw Error(ErrorCode::InvalidArgument,
                "--extent-crs: expected a raster with a CRS to transform to, found none in " + raster.name);
  return raster::transformBox(*box, *arguments.extentCrs, raster.crsWkt);
}

raster::AnalysisGrid gridFor(const MapArguments &arguments, const raster::RasterInfo &raster) {
  return raster::planGrid(raster, inRaster(arguments.extent, arguments, raster), arguments.gsdMetres);
}

/// What the probability raster says it is of.
std::string titleOf(const MapArguments &arguments, const teach::Concept *taught) {
  auto title = arguments.expression;
  if (taught != nullptr)
    title += (title.empty() ? "" : ", ") + (taught->name.empty() ? "a concept" : taught->name);
  if (!arguments.examples.empty())
    title += title.empty() ? "like the examples" : ", like the examples";
  return title;
}

/// The language of the machine decides where words fit several.
infer::ExpressionLanguage languageOf(const MapArguments &arguments) {
  infer::ExpressionLanguage language{arguments.language};
  for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char *locale = std::getenv(name); locale != nullptr && *locale != '\0') {
      language.preferred = locale;
      break;
    }
  return language;
}

constexpr double derivedShare = 0.05; // Of the progress, for the mask and for the regions.
constexpr double convertShare = 0.02; // To other formats.
constexpr double commitShare = 0.01;

/// One run: the engine over the grid, then what is derived from the probability raster.
class MapRun {
public:
  MapRun(const MapArguments &arguments, const MapOutputs &outputs, TerminalProgress &progress, Feedback &feedback)
      : mArguments(arguments), mOutputs(outputs), mProgress(progress), mFeedback(feedback) {}

  /// Returns false when cancelled.
  bool execute(raster::RasterSource &source, MapResult &result) {
    infer::EngineOptions options;
    options.modelDirectory = findModel(mArguments.model);
    options.threads = mArguments.threads.value_or(0);
    // One query is asked: features kept for a second one would only cost memory, but examples are looked at first.
    if (mArguments.examples.empty())
      options.cacheBytes = 0;
    options.maxMemoryBytes = static_cast<std::size_t>(mArguments.maxMemoryMb.value_or(0.0) * 1e6);
    const auto engine = infer::createEngine(options);
    result.model = engine->model();
    if (!mArguments.expression.empty())
      result.reading = engine->read(mArguments.expression, languageOf(mArguments));
    mCounts = result.reading.counts;
    if (result.reading.line != mArguments.expression)
      printLine("read as: " + result.reading.line);
    printLine("raster read as: " + raster::readingLine(source.info()));
    return !mFeedback.isCancelled() && writeProbability(*engine, source, result) && writeDerived(result);
  }

private:
  bool writeProbability(infer::Engine &engine, raster::RasterSource &source, MapResult &result) {
    std::shared_ptr<const teach::Concept> taught;
    if (!mArguments.conceptFile.empty())
      taught = std::make_shared<teach::Concept>(teach::readConcept(mArguments.conceptFile));
    const auto file =
        raster::createGeoTiffSink(mOutputs.probability(), {titleOf(mArguments, taught.get()), result.model.name,
                                                           result.model.sha256, XEMAP_VERSION, result.reading.line,
                                                           raster::readingLine(source.info()), source.info().origin});
    CountingSink sink(*file, mArguments.threshold);
    infer::Query query;
    query.expression = mArguments.expression;
    query.language = languageOf(mArguments);
    query.source = &source;
    query.grid = result.grid;
    query.sourceKey = mArguments.raster;
    query.examples = examplesFor(mArguments.examples, mArguments.extentCrs, source.info());
    query.taught = taught;
    mProgress.enterStage(0.0, mapShare());
    result.summary = engine.map(query, sink, mFeedback);
    result.pixelsAtThreshold = sink.count();
    return !result.summary.cancelled;
  }

  bool writeDerived(MapResult &result) {
    double done = mapShare();
    if (!mOutputs.mask().empty()) {
      mProgress.enterStage(done, done + derivedShare);
      done += derivedShare;
      if (!raster::writeMask(mOutputs.probability(), mOutputs.mask(), mArguments.threshold, mFeedback))
        return false;
    }
    using Geometry = raster::RegionGeometry;
    for (const auto &[path, geometry] :
         {std::pair(mOutputs.regions(), Geometry::Outlines), std::pair(mOutputs.points(), Geometry::Points)}) {
      if (path.empty())
        continue;
      mProgress.enterStage(done, done + derivedShare);
      done += derivedShare;
      if (!raster::writeRegions(mOutputs.probability(), path, regionOptions(result), mFeedback, geometry))
        return false;
    }
    if (mCounts) {
      mProgress.enterStage(done, done + derivedShare);
      result.regions = 0;
      const auto count = [&](const raster::Region &) { ++*result.regions; };
      if (!raster::findRegions(mOutputs.probability(), mOutputs.probability(), regionOptions(result), count, mFeedback))
        return false;
      done += derivedShare;
    }
    mProgress.enterStage(done, 1.0 - commitShare);
    return mOutputs.convert(mFeedback) && !mFeedback.isCancelled();
  }

  /// Regions of the size the expression speaks of, within those of the arguments.
  raster::RegionOptions regionOptions(const MapResult &result) const {
    raster::RegionOptions options{mArguments.threshold, mArguments.minAreaM2, mArguments.simplifyMetres};
    options.minAreaM2 = std::max(options.minAreaM2, result.reading.minAreaM2);
    options.maxAreaM2 = std::max(options.minAreaM2, result.reading.maxAreaM2);
    return options;
  }

  double mapShare() const {
    int derived = mCounts ? 1 : 0;
    for (const std::string &path : {mOutputs.mask(), mOutputs.regions(), mOutputs.points()})
      derived += path.empty() ? 0 : 1;
    return 1.0 - commitShare - convertShare - derived * derivedShare;
  }

  const MapArguments &mArguments;
  const MapOutputs &mOutputs;
  TerminalProgress &mProgress;
  Feedback &mFeedback;
  bool mCounts = false; ///< The expression asks how many.
};

void report(const MapArguments &arguments, const MapResult &result) {
  for (const std::string &warning : result.summary.warnings)
    printLine("warning: " + warning);
  if (result.regions)
    printLine(std::to_string(*result.regions) + (*result.regions == 1 ? " region" : " regions") +
              " where the probability is at least " + plain(arguments.threshold));
  if (arguments.json)
    printJson(mapSummaryJson(arguments, result));
}

} // namespace

int runMap(const MapArguments &arguments) {
  restartWithBetterBlasCore();
  checkValues(arguments);
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  EndInTime endInTime(feedback, progress);
  const auto source = raster::openRaster(arguments.raster, arguments.read);
  MapResult result;
  result.grid = gridFor(arguments, source->info());
  result.input = source->info().reading;
  MapOutputs outputs(arguments);
  try {
    if (!MapRun(arguments, outputs, progress, feedback).execute(*source, result) || !endInTime.standDown())
      return exitCancelled;
    outputs.commit();
  } catch (const Error &error) {
    throw Error(error.code(), outputs.inUserTerms(error.what()));
  }
  progress.enterStage(1.0, 1.0);
  progress.report(1.0);
  report(arguments, result);
  return exitDone;
}

} // namespace xemap::tools
