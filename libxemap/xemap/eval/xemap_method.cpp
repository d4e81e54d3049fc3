// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <memory>
#include <utility>

#include "xemap/base/feedback.h"
#include "xemap/eval/memory_sink.h"
#include "xemap/eval/query_on.h"
#include "xemap/infer/engine.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::eval {

namespace {

/// What the engine is asked with.
enum class Asked { Words, Example, Both, Concept };

class XemapMethod : public MapMethod {
public:
  XemapMethod(const std::string &modelDirectory, int threads, Asked asked,
              std::shared_ptr<const teach::Concept> taught = nullptr)
      : mAsked(asked), mTaught(std::move(taught)) {
    infer::EngineOptions options;
    options.modelDirectory = modelDirectory;
    options.threads = threads;
    mEngine = infer::createEngine(options);
  }

  std::string name() const override {
    switch (mAsked) {
    case Asked::Words:
      return "xemap";
    case Asked::Example:
      return "like";
    case Asked::Both:
      return "like-words";
    case Asked::Concept:
      break;
    }
    return "concept";
  }

  bool needsExample() const override { return mAsked == Asked::Example || mAsked == Asked::Both; }

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
    auto query = queryOn(*mSource, mPath, mGsdMetres);
    query.expression = mAsked == Asked::Words || mAsked == Asked::Both ? expression : std::string();
    query.taught = mTaught;
    if (needsExample())
      query.examples = {{mExample, true}};
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
  std::shared_ptr<const teach::Concept> mTaught;
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

std::unique_ptr<MapMethod> makeConceptMethod(const std::string &modelDirectory, int threads,
                                             const teach::Concept &taught) {
  return std::make_unique<XemapMethod>(modelDirectory, threads, Asked::Concept,
                                       std::make_shared<teach::Concept>(taught));
}

} // namespace xemap::eval
