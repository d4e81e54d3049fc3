// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/engine.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace xemap::engine {

/// Makes an engine; the first call loads the engine library.
using EngineFactory = std::function<std::unique_ptr<infer::Engine>(const infer::EngineOptions &)>;

/// What an engine answered, and which model answered.
struct EngineAnswer {
  infer::ModelInfo model;
  infer::MapSummary summary;
  infer::ExpressionReading reading; ///< An empty line where nothing was asked in words.
  std::string input;                ///< How the raster was read, in one line.
  /// Where the number of regions is asked for: those of the size that is meant, at Questions::threshold.
  std::optional<std::int64_t> regionCount;
};

/// What engines may take of the machine; 0: all of it.
struct EngineLimits {
  int threads = 0;
  std::size_t maxMemoryBytes = 0;
};

/// Keeps one engine per model, so that a second question finds the model loaded and the image features cached.
///
/// The memory limit is that of all engines together: a quarter of it is for what those that are not in use keep, and
/// the one unused longest goes first.
/// Threads: any; the queries run one at a time, and one that waits for its turn can be cancelled.
class EngineHost {
public:
  explicit EngineHost(EngineFactory factory) : mFactory(std::move(factory)) {}

  /// Engines are made anew, with these limits, before they are used next; a question under way ends with the old ones.
  void setLimits(const EngineLimits &limits);

  /// What is done with an engine while nobody else uses it.
  using Use = std::function<void(infer::Engine &)>;

  /// Loads the model where it is not loaded yet or its files changed, and uses its engine. False when cancelled before
  /// its turn came.
  ///
  /// Throws: what the factory and `use` throw.
  bool with(const std::string &modelDirectory, const Feedback &feedback, const Use &use);

private:
  struct Loaded {
    std::unique_ptr<infer::Engine> engine;
    std::string filesStamp;    ///< Tells that the model's files were replaced.
    std::uint64_t lastUse = 0; ///< Counted.
  };

  infer::Engine &engineFor(const std::string &modelDirectory);
  void followLimits();
  /// Drops engines other than that of `modelDirectory` until what the rest keeps is within its part of the limit.
  void makeRoomFor(const std::string &modelDirectory);

  EngineFactory mFactory;
  std::timed_mutex mTurn;
  std::map<std::string, Loaded> mEngines;
  std::uint64_t mUses = 0;
  EngineLimits mLimits; ///< Of mEngines.
  std::mutex mWishMutex;
  std::optional<EngineLimits> mWantedLimits;
};

} // namespace xemap::engine
