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
  const std::string stamp = stampOf(modelDirectory);
  Loaded &loaded = mEngines[modelDirectory];
  if (!loaded.engine || loaded.filesStamp != stamp) {
    loaded.engine.reset();
    infer::EngineOptions options;
    options.modelDirectory = modelDirectory;
    options.threads = mLimits.threads;
    options.maxMemoryBytes = mLimits.maxMemoryBytes;
    loaded.engine = mFactory(options);
    loaded.filesStamp = stamp;
  }
  return *loaded.engine;
}

} // namespace xemap::engine
