// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/engine.h"

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
};

/// What engines may take of the machine; 0: all of it.
struct EngineLimits {
  int threads = 0;
  std::size_t maxMemoryBytes = 0;
};

/// Keeps one engine per model, so that a second question finds the model loaded and the image features cached.
///
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
    std::string filesStamp; ///< Tells that the model's files were replaced.
  };

  infer::Engine &engineFor(const std::string &modelDirectory);
  void followLimits();

  EngineFactory mFactory;
  std::timed_mutex mTurn;
  std::map<std::string, Loaded> mEngines;
  EngineLimits mLimits; ///< Of mEngines.
  std::mutex mWishMutex;
  std::optional<EngineLimits> mWantedLimits;
};

} // namespace xemap::engine
