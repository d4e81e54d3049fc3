// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench_job.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <torch/nn.h>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "mirrored_source.h"
#include "model_lookup.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/staged_folder.h"
#include "xemap/base/text_output.h"
#include "xemap/infer/engine.h"
#include "xemap/model/layers/blas_threads.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/geotiff_sink.h"

namespace xemap::tools {

namespace {

/// What a map view in QGIS holds.
constexpr int viewSizePx = 1000;
/// Not a divisor of any tile size, so that every interior tile border moves.
constexpr int seamOffsetPx = 480;
constexpr std::size_t cacheBytes = std::size_t{8} << 30U;

/// Keeps a map to compare another with, or throws it away.
class BenchSink : public raster::MapSink {
public:
  explicit BenchSink(bool keep) : mKeep(keep) {}

  void begin(const raster::AnalysisGrid &grid) override {
    mWidth = static_cast<std::size_t>(grid.width);
    if (mKeep)
      values.reserve(mWidth * static_cast<std::size_t>(grid.height));
  }
  void writeRows(int, int rowCount, const float *probability) override {
    if (mKeep)
      values.insert(values.end(), probability, probability + static_cast<std::size_t>(rowCount) * mWidth);
  }
  void finish() override {}

  std::vector<float> values;

private:
  bool mKeep;
  std::size_t mWidth = 0;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double secondsOf(const std::function<void()> &work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Speed of plain matrix products on that many threads, each on its own: what the machine could give a network at most.
/// Units: 10^9 operations per second.
double matrixProductGflops(int threads, int repeats) {
  constexpr std::int64_t side = 1024;
  constexpr int products = 4;
  const model::BlasThreadScope blasThreads(1);
  const auto multiply = [&] {
    torch::NoGradGuard noGrad;
    const auto a = torch::rand({side, side});
    const auto b = torch::rand({side, side});
    for (int i = 0; i < products; ++i)
      torch::mm(a, b);
  };
  std::vector<double> seconds;
  for (int repeat = 0; repeat < repeats; ++repeat)
    seconds.push_back(secondsOf([&] {
      std::vector<std::thread> workers;
      for (int i = 0; i < threads; ++i)
        workers.emplace_back(multiply);
      for (auto &worker : workers)
        worker.join();
    }));
  return 2.0 * side * side * side * products * threads / median(seconds) * 1e-9;
}

/// Asked first where the expression is to find known features, but not its own answer.
constexpr const char *anotherThing = "bare land";
/// Of a correction's measurement, each with all before it.
constexpr int corrections = 10;

/// Seconds of queries about an extent: the first, another, and one that was asked before with one example more, where
/// the model can be taught.
struct QueryTimes {
  double first = 0.0;
  double repeated = 0.0;
  std::optional<double> corrected;
};

struct SeamFigures {
  double mean = 0.0;
  double maximum = 0.0;
};

class Bench {
public:
  Bench(const BenchArguments &arguments, raster::RasterSource &original, Feedback &feedback)
      : mArguments(arguments), mOriginal(original), mFeedback(feedback) {
    mOptions.modelDirectory = findModel(arguments.model);
    mOptions.threads = arguments.threads;
    mOptions.cacheBytes = cacheBytes;
  }

  QueryTimes queryTimes(int sizePx) {
    MirroredSource source(mOriginal, sizePx);
    const auto engine = infer::createEngine(mOptions);
    // What the libraries prepare once for a shape is not part of a query's time.
    ask(*engine, queryOver(source, ""));
    std::vector<double> first;
    std::vector<double> repeated;
    std::vector<double> corrected;
    for (int repeat = 0; repeat < mArguments.repeats; ++repeat) {
      auto query = queryOver(source, "repeat " + std::to_string(repeat));
      query.expression = anotherThing;
      first.push_back(ask(*engine, query).seconds);
      query.expression = mArguments.expression;
      repeated.push_back(ask(*engine, query).seconds);
      const auto seconds = correctionTimes(*engine, query);
      corrected.insert(corrected.end(), seconds.begin(), seconds.end());
    }
    return {median(first), median(repeated), corrected.empty() ? std::nullopt : std::optional(median(corrected))};
  }

  /// How many times as long ten expressions in one pass take as one alone, without known features, files included.
  double tenToOne(int sizePx) {
    MirroredSource source(mOriginal, sizePx);
    const auto engine = infer::createEngine(mOptions);
    const StagedFolder folder((std::filesystem::temp_directory_path() / "xemap-bench").string());
    const auto secondsFor = [&](const std::vector<std::string> &expressions) {
      std::vector<std::unique_ptr<raster::MapSink>> sinks;
      std::vector<infer::ExpressionSink> each;
      for (const auto &expression : expressions) {
        const auto file = folder.temporary() + "/" + std::to_string(sinks.size()) + ".tif";
        sinks.push_back(raster::createGeoTiffSink(file, {expression, mArguments.model, {}, {}}));
        each.push_back({expression, sinks.back().get()});
      }
      return engine->mapEach(queryOver(source, ""), each, mFeedback).front().seconds;
    };
    const std::vector<std::string> one{mArguments.expression};
    std::vector<std::string> ten = one;
    for (const auto *thing : {"river", "farmland", "forest", "industrial area", "airport", "bare land", "parking lot",
                              "lake", "railway station"})
      ten.emplace_back(thing);
    secondsFor(one);
    std::vector<double> ratios;
    for (int repeat = 0; repeat < mArguments.repeats; ++repeat)
      ratios.push_back(secondsFor(ten) / secondsFor(one));
    return median(ratios);
  }

  SeamFigures seams(int sizePx) {
    MirroredSource source(mOriginal, sizePx);
    BenchSink straight(true);
    BenchSink shifted(true);
    auto options = mOptions;
    options.cacheBytes = 0;
    const auto query = queryOver(source, "");
    infer::createEngine(options)->map(query, straight, mFeedback);
    options.tileOffsetPx = seamOffsetPx;
    infer::createEngine(options)->map(query, shifted, mFeedback);
    SeamFigures figures;
    if (mFeedback.isCancelled())
      return figures;
    for (std::size_t i = 0; i < straight.values.size(); ++i) {
      const double difference = std::abs(static_cast<double>(straight.values[i]) - shifted.values[i]);
      if (std::isnan(difference))
        continue;
      figures.mean += difference / static_cast<double>(straight.values.size());
      figures.maximum = std::max(figures.maximum, difference);
    }
    return figures;
  }

private:
  /// Of clicks along a diagonal, yes and no by turns; none for a model that cannot be taught.
  std::vector<double> correctionTimes(infer::Engine &engine, infer::Query query) {
    std::vector<double> seconds;
    try {
      for (int correction = 0; correction < corrections; ++correction) {
        const double share = (correction + 0.5) / corrections;
        const raster::Point pixel{share * query.grid.width, (1.0 - share) * query.grid.height};
        query.examples.push_back({{query.grid.geotransform.mapFromPixel(pixel)}, correction % 2 == 0});
        seconds.push_back(ask(engine, query).seconds);
      }
    } catch (const Error &error) {
      if (error.code() != ErrorCode::Unsupported)
        throw;
    }
    return seconds;
  }

  infer::MapSummary ask(infer::Engine &engine, const infer::Query &query) {
    BenchSink sink(false);
    return engine.map(query, sink, mFeedback);
  }

  infer::Query queryOver(raster::RasterSource &source, const std::string &key) const {
    infer::Query query;
    query.expression = mArguments.expression;
    query.source = &source;
    query.sourceKey = key;
    query.grid = raster::planGrid(source.info(), {}, {});
    return query;
  }

  const BenchArguments &mArguments;
  raster::RasterSource &mOriginal;
  Feedback &mFeedback;
  infer::EngineOptions mOptions;
};

std::string demoScene() {
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return (program.parent_path().parent_path() / "share/xemap/scenes/demo.tif").string();
}

nlohmann::ordered_json measure(const BenchArguments &arguments, raster::RasterSource &original, Feedback &feedback) {
  const int threads =
      arguments.threads > 0 ? arguments.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  Bench bench(arguments, original, feedback);
  const double gflops = matrixProductGflops(threads, arguments.repeats);
  const auto view = bench.queryTimes(viewSizePx);
  const auto whole = bench.queryTimes(arguments.sizePx);
  const double tenToOne = bench.tenToOne(viewSizePx);
  const auto seams = bench.seams(arguments.sizePx);
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  const double megapixels = 1e-6 * arguments.sizePx * arguments.sizePx;
  nlohmann::ordered_json figures;
  figures[versionField] = XEMAP_VERSION;
  figures["model"] = arguments.model;
  figures["raster"] = original.info().name;
  figures["threads"] = threads;
  figures["size_px"] = arguments.sizePx;
  figures["repeats"] = arguments.repeats;
  figures["cold_mpx_per_s"] = megapixels / whole.first;
  figures["cached_mpx_per_s"] = megapixels / whole.repeated;
  figures["view_first_s"] = view.first;
  figures["view_repeated_s"] = view.repeated;
  if (view.corrected)
    figures["view_corrected_s"] = *view.corrected;
  figures["view_ten_to_one"] = tenToOne;
  figures["matrix_product_gflops"] = gflops;
  figures["cold_mpx_per_100_gflop"] = 100.0 * megapixels / whole.first / gflops;
  figures["cached_mpx_per_100_gflop"] = 100.0 * megapixels / whole.repeated / gflops;
  figures["seam_mean"] = seams.mean;
  figures["seam_maximum"] = seams.maximum;
  figures["peak_memory_mb"] = static_cast<double>(usage.ru_maxrss) * 1024.0 * 1e-6;
  return figures;
}

void print(const nlohmann::ordered_json &figures) {
  const auto line = [&](const char *label, const char *field, const char *unit) {
    if (!figures.contains(field))
      return;
    char text[128];
    std::snprintf(text, sizeof text, "%-44s %10.4g %s\n", label, figures[field].get<double>(), unit);
    std::cout << text;
  };
  line("first query", "cold_mpx_per_s", "Mpx/s");
  line("query with cached features", "cached_mpx_per_s", "Mpx/s");
  line("first query, 1000 x 1000 pixels", "view_first_s", "s");
  line("query with cached features, 1000 x 1000", "view_repeated_s", "s");
  line("correction by a click, 1000 x 1000", "view_corrected_s", "s");
  line("ten expressions in one pass, against one", "view_ten_to_one", "times");
  line("matrix products, all threads", "matrix_product_gflops", "Gflop/s");
  line("first query per 100 Gflop of those", "cold_mpx_per_100_gflop", "Mpx");
  line("cached query per 100 Gflop of those", "cached_mpx_per_100_gflop", "Mpx");
  line("difference between two tilings, mean", "seam_mean", "");
  line("difference between two tilings, maximum", "seam_maximum", "");
  line("peak memory, with cache and kept maps", "peak_memory_mb", "MB");
}

} // namespace

int runBench(const BenchArguments &arguments) {
  restartWithBetterBlasCore();
  requireTextPlace(arguments.json);
  Feedback feedback;
  const CancelOnSignal cancelOnSignal(feedback);
  const auto original = raster::openRaster(arguments.raster.empty() ? demoScene() : arguments.raster);
  // Once cancelled, every query that is still to come returns at once.
  const auto figures = measure(arguments, *original, feedback);
  if (feedback.isCancelled())
    return exitCancelled;
  print(figures);
  if (!arguments.json.empty())
    writeText(arguments.json, figures.dump(2) + '\n');
  return exitDone;
}

} // namespace xemap::tools
