// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/train_state.h"

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>
#include <torch/serialize.h>

#include "xemap/base/error.h"
#include "xemap/base/output_set.h"

namespace xemap::train {

namespace {

/// Fields that change how long training takes, not what it computes next.
constexpr const char *freeFields[] = {"threads", "device", "checkpoint_every_minutes"};

void requireSameConfig(const std::string &stored, const TrainConfig &config, const std::string &path) {
  auto theirs = nlohmann::json::parse(stored, nullptr, false);
  auto ours = toJson(config);
  if (!theirs.is_object())
    throw Error(ErrorCode::Corrupt, path + ": expected a stored configuration, found none");
  for (const auto *field : freeFields) {
    theirs.erase(field);
    ours.erase(field);
  }
  for (const auto &[name, value] : ours.items())
    if (!theirs.contains(name) || theirs[name] != value)
      throw Error(ErrorCode::InvalidArgument, path + ": was made with another configuration: field '" + name +
                                                  "': expected " + value.dump() + ", found " +
                                                  (theirs.contains(name) ? theirs[name].dump() : "nothing"));
}

} // namespace

void saveCheckpoint(const TrainState &state, const TrainConfig &config, const std::string &path) {
  try {
    torch::serialize::OutputArchive archive;
    torch::serialize::OutputArchive net;
    torch::serialize::OutputArchive average;
    torch::serialize::OutputArchive optimizer;
    state.net->save(net);
    state.average->save(average);
    state.optimizer->save(optimizer);
    archive.write("net", net);
    archive.write("average", average);
    archive.write("optimizer", optimizer);
    archive.write("step", c10::IValue(state.step));
    archive.write("best_score", c10::IValue(state.bestScore));
    archive.write("config", c10::IValue(toJson(config).dump()));
    // Into memory first: LibTorch's own file writer ends the process when the disk is full, as it throws from a
    // destructor.
    std::string bytes;
    archive.save_to([&bytes](const void *data, std::size_t size) {
      bytes.append(static_cast<const char *>(data), size);
      return size;
    });
    writeWhole(path, bytes);
  } catch (const std::exception &error) {
    throw Error(ErrorCode::Unwritable, path + ": checkpoint cannot be written: " + error.what());
  }
}

void loadCheckpoint(TrainState &state, const TrainConfig &config, const std::string &path) {
  if (!std::filesystem::exists(path))
    throw Error(ErrorCode::NotFound, path + ": expected a checkpoint to resume from, found none");
  try {
    torch::serialize::InputArchive archive;
    archive.load_from(path, state.net->parameters().front().device());
    c10::IValue value;
    archive.read("config", value);
    requireSameConfig(value.toStringRef(), config, path);
    torch::serialize::InputArchive net;
    torch::serialize::InputArchive average;
    torch::serialize::InputArchive optimizer;
    archive.read("net", net);
    archive.read("average", average);
    archive.read("optimizer", optimizer);
    state.net->load(net);
    state.average->load(average);
    state.optimizer->load(optimizer);
    archive.read("step", value);
    state.step = value.toInt();
    archive.read("best_score", value);
    state.bestScore = value.toDouble();
  } catch (const c10::Error &error) {
    throw Error(ErrorCode::Corrupt, path + ": not a whole checkpoint: " + error.what_without_backtrace());
  }
}

} // namespace xemap::train
