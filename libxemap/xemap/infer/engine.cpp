// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/engine.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <thread>

#include "xemap/infer/expression_language.h"
#include "xemap/infer/guarded.h"
#include "xemap/infer/map_run.h"
#include "xemap/infer/network.h"
#include "xemap/infer/torch_settings.h"
#include "xemap/text/reading.h"

namespace xemap::infer {

namespace {

int threadCount(int wanted) {
  if (wanted < 0)
    throw Error(ErrorCode::InvalidArgument, "threads: expected 0 or more, found " + std::to_string(wanted));
  return wanted > 0 ? wanted : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// A memory limit leaves a quarter to the cache and the rest to the work.
std::size_t cacheBytes(const EngineOptions &options) {
  return options.maxMemoryBytes == 0 ? options.cacheBytes : std::min(options.cacheBytes, options.maxMemoryBytes / 4);
}

std::size_t workBytes(const EngineOptions &options) {
  return options.maxMemoryBytes == 0 ? 0 : options.maxMemoryBytes - cacheBytes(options);
}

std::size_t bytesIn(const std::string &folder) {
  std::size_t bytes = 0;
  std::error_code ignored;
  for (const auto &file : std::filesystem::directory_iterator(folder, ignored))
    if (file.is_regular_file(ignored))
      bytes += static_cast<std::size_t>(file.file_size(ignored));
  return bytes;
}

class XemapEngine final : public Engine {
public:
  explicit XemapEngine(const EngineOptions &options)
      : mThreads(threadCount(options.threads)), mNetwork(loadNetwork(options.modelDirectory)),
        mCache(cacheBytes(options)), mTiling{options.tileSizePx, options.overlapPx, options.tileOffsetPx},
        mMaxWorkBytes(workBytes(options)), mWeightBytes(bytesIn(options.modelDirectory)) {
    mTiling.check();
    const auto &facts = mNetwork->facts();
    mInfo = {facts.name, mNetwork->sha256(), mNetwork->identity(), facts.minGsdMetres, facts.maxGsdMetres};
  }

  const ModelInfo &model() const override { return mInfo; }
  std::size_t heldBytes() const override { return mWeightBytes + mCache.bytes(); }

  ExpressionReading read(const std::string &expression, const ExpressionLanguage &language) const override {
    return guarded("reading the expression", [&] {
      const auto tree = parsedIn(mNetwork->read(expression).text, language);
      const auto sizes = text::sizesMeant(tree);
      return ExpressionReading{text::readingOf(tree), sizes.least, sizes.most, tree.counts};
    });
  }

  MapSummary map(const Query &query, raster::MapSink &sink, Feedback &feedback) override {
    return mapEach(query, {{query.expression, &sink}}, feedback).front();
  }

  std::vector<MapSummary> mapEach(const Query &query, const std::vector<ExpressionSink> &each,
                                  Feedback &feedback) override {
    return guarded("mapping the expression", [&] {
      const auto start = std::chrono::steady_clock::now();
      const TorchSettings settings;
      MapRun run(resources(), query, each, feedback);
      auto summaries = run.execute();
      for (auto &summary : summaries)
        summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      return summaries;
    });
  }

  std::shared_ptr<const teach::Concept> learn(const Query &query, Feedback &feedback) override {
    return guarded("learning from examples", [&] {
      const TorchSettings settings;
      return MapRun(resources(), query, {{query.expression, nullptr}}, feedback).learn();
    });
  }

  std::optional<DoubtfulPlace> doubtfulPlace(const Query &query, Feedback &feedback) override {
    return guarded("looking for doubtful places", [&] {
      const TorchSettings settings;
      return MapRun(resources(), query, {{query.expression, nullptr}}, feedback).doubtfulPlace();
    });
  }

  std::vector<PhraseShare> identify(const Query &query, const raster::Point &where, Feedback &feedback) override {
    return guarded("identifying a place", [&] {
      const TorchSettings settings;
      return MapRun(resources(), query, {{query.expression, nullptr}}, feedback).identify(where);
    });
  }

private:
  MapResources resources() { return {*mNetwork, mCache, mTiling, mThreads, mMaxWorkBytes}; }

  int mThreads;
  std::unique_ptr<Network> mNetwork;
  FeatureCache mCache;
  Tiling mTiling;
  std::size_t mMaxWorkBytes; ///< Of the work beside the cache; 0: no limit.
  std::size_t mWeightBytes;
  ModelInfo mInfo;
};

} // namespace

std::unique_ptr<Engine> createEngine(const EngineOptions &options) {
  return guarded("loading the model", [&]() -> std::unique_ptr<Engine> {
    const TorchSettings settings;
    return std::make_unique<XemapEngine>(options);
  });
}

} // namespace xemap::infer
