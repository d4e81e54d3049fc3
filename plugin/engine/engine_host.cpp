// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/engine_host.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <chrono>

namespace xemap::engine {

namespace {

std::string stampOf(const std::string &modelDirectory) {
  const QDir directory(QString::fromStdString(modelDirectory));
  std::string stamp;
  for (const QFileInfo &file : directory.entryInfoList(QDir::Files, QDir::Name))
    stamp += file.fileName().toStdString() + ' ' + std::to_string(file.size()) + ' ' +
             std::to_string(file.lastModified().toMSecsSinceEpoch()) + '\n';
  return stamp;
}

/// For engines that are not in use, where no limit is set.
constexpr std::size_t usualIdleBytes = std::size_t{1} << 30U;

} // namespace

bool EngineHost::with(const std::string &modelDirectory, const Feedback &feedback, const Use &use) {
  std::unique_lock<std::timed_mutex> turn(mTurn, std::defer_lock);
  while (!turn.try_lock_for(std::chrono::milliseconds(50))) {
    if (feedback.isCancelled())
      return false;
  }
  use(engineFor(modelDirectory));
  return true;
}

void EngineHost::setLimits(const EngineLimits &limits) {
  {
    const std::lock_guard<std::mutex> lock(mWishMutex);
    mWantedLimits = limits;
  }
  // Whoever lowers a limit wants the memory now, unless a question is under way: that one is not to be waited for here.
  const std::unique_lock<std::timed_mutex> turn(mTurn, std::try_to_lock);
  if (turn)
    followLimits();
}

void EngineHost::followLimits() {
  const std::lock_guard<std::mutex> lock(mWishMutex);
  if (!mWantedLimits)
    return;
  mLimits = *mWantedLimits;
  mWantedLimits.reset();
  mEngines.clear();
}

infer::Engine &EngineHost::engineFor(const std::string &modelDirectory) {
  followLimits();
  makeRoomFor(modelDirectory);
  const std::string stamp = stampOf(modelDirectory);
  Loaded &loaded = mEngines[modelDirectory];
  if (!loaded.engine || loaded.filesStamp != stamp) {
    loaded.engine.reset();
    infer::EngineOptions options;
    options.modelDirectory = modelDirectory;
    options.threads = mLimits.threads;
    options.maxMemoryBytes = mLimits.maxMemoryBytes - mLimits.maxMemoryBytes / 4;
    loaded.engine = mFactory(options);
    loaded.filesStamp = stamp;
  }
  loaded.lastUse = ++mUses;
  return *loaded.engine;
}

void EngineHost::makeRoomFor(const std::string &modelDirectory) {
  const std::size_t most = mLimits.maxMemoryBytes == 0 ? usualIdleBytes : mLimits.maxMemoryBytes / 4;
  while (true) {
    std::size_t held = 0;
    auto oldest = mEngines.end();
    for (auto engine = mEngines.begin(); engine != mEngines.end(); ++engine) {
      if (engine->first == modelDirectory || !engine->second.engine)
        continue;
      held += engine->second.engine->heldBytes();
      if (oldest == mEngines.end() || engine->second.lastUse < oldest->second.lastUse)
        oldest = engine;
    }
    if (held <= most)
      return;
    mEngines.erase(oldest);
  }
}

} // namespace xemap::engine
