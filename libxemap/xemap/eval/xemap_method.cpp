// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <algorithm>

#include "xemap/base/feedback.h"
#include "xemap/infer/engine.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::eval {

namespace {

/// Keeps the rows an engine writes.
class MemorySink : public raster::MapSink {
public:
  void begin(const raster::AnalysisGrid &grid) override {
    mMap = {grid.width, grid.height, std::vector<float>(static_cast<std::size_t>(grid.width) * grid.height), {}};
  }

  void writeRows(int firstRow, int rowCount, const float *probability) override {
    std::copy_n(probability, static_cast<std::size_t>(rowCount) * mMap.width,
                mMap.scores.begin() + static_cast<std::ptrdiff_t>(firstRow) * mMap.width);
  }

  void finish() override {}

  ScoreMap take() { return std::move(mMap); }

private:
  ScoreMap mMap;
};

/// What the engine is asked with.
enum class Asked { Words, Example, Both };

class XemapMethod : public MapMethod {
public:
  XemapMethod(const std::string &modelDirectory, int threads, Asked asked) : mAsked(asked) {
    infer::EngineOptions options;
    options.modelDirectory = modelDirectory;
    options.threads = threads;
    mEngine = infer::createEngine(options);
  }

  std::string name() const override {
    return mAsked == Asked::Words ? "xemap" : mAsked == Asked::Example ? "like" : "like-words";
  }

  bool needsExample() const override { return mAsked != Asked::Words; }

  void showExample(const std::vector<std::pair<double, double>> &ring) override {
    mExample.clear();
    for (const auto &[x, y] : ring)
      mExample.push_back(mSource->info().geotransform.mapFromPixel({x, y}));
  }

  void openImage(const std::string &path, std::optional<double> gsdMetres) override {
    mSource = raster::openRaster(path);
    mGsdMetres = gsdMetres;
    mPath = path;
  }

  ScoreMap map(const std::string &expression) override {
    infer::Query query;
    query.expression = mAsked == Asked::Example ? std::string() : expression;
    query.example = mExample;
    query.source = mSource.get();
    query.sourceKey = mPath;
    query.grid = raster::planGrid(mSource->info(), {}, {});
    if (mGsdMetres && query.grid.groundResolution.x <= 0)
      query.grid.groundResolution = {*mGsdMetres, *mGsdMetres};
    MemorySink sink;
    Feedback feedback;
    const auto summary = mEngine->map(query, sink, feedback);
    auto map = sink.take();
    map.presence = summary.presence;
    map.presenceFigures = {summary.presenceFigures.head, summary.presenceFigures.sure};
    return map;
  }

private:
  Asked mAsked;
  std::vector<raster::Point> mExample;
  std::unique_ptr<infer::Engine> mEngine;
  std::unique_ptr<raster::RasterSource> mSource;
  std::string mPath;
  std::optional<double> mGsdMetres;
};

} // namespace

std::unique_ptr<MapMethod> makeXemapMethod(const std::string &modelDirectory, int threads) {
  return std::make_unique<XemapMethod>(modelDirectory, threads, Asked::Words);
}

std::unique_ptr<MapMethod> makeExampleMethod(const std::string &modelDirectory, int threads, bool words) {
  return std::make_unique<XemapMethod>(modelDirectory, threads, words ? Asked::Both : Asked::Example);
}

} // namespace xemap::eval
