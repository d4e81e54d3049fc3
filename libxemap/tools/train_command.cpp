// SPDX-License-Identifier: GPL-2.0-or-later
#include "train_command.h"

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "model_lookup.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/train/trainer.h"

namespace xemap::tools {

namespace {

struct TrainArguments {
  std::vector<std::string> datasets;
  std::vector<std::string> validation;
  std::string modelDirectory;
  std::string config;
  std::string checkpoint;
  std::string model;
  bool resume = false;
};

train::Corpus openCorpus(const std::vector<std::string> &paths, train::PhraseBook &book,
                         const train::ClassRelations &relations) {
  std::vector<data::PackedShard> shards;
  shards.reserve(paths.size());
  for (const auto &path : paths)
    shards.emplace_back(path);
  return train::Corpus(std::move(shards), book, relations);
}

train::TrainConfig readConfig(const std::string &path) {
  if (path.empty())
    return {};
  std::ifstream file(path);
  if (!file)
    throw Error(ErrorCode::NotFound, path + ": expected a training configuration, found no readable file");
  const auto json = nlohmann::json::parse(file, nullptr, false);
  if (json.is_discarded())
    throw Error(ErrorCode::InvalidArgument, path + ": expected JSON, found something else");
  return train::parseTrainConfig(json, path);
}

void printProgress(const train::TrainProgress &progress) {
  std::fprintf(stderr, "step %d/%d  loss %.3f  best score %.3f  %.0f queries/s  %.0f min left\n", progress.step,
               progress.steps, progress.loss, progress.bestScore, progress.queriesPerSecond,
               progress.secondsLeft / 60.0);
}

int runTrain(const TrainArguments &arguments) {
  restartWithBetterBlasCore();
  const auto config = readConfig(arguments.config);
  train::PhraseBook book;
  const auto training = openCorpus(arguments.datasets, book, config.classes);
  std::vector<train::Corpus> validation;
  for (const auto &path : arguments.validation)
    validation.push_back(openCorpus({path}, book, {}));
  const train::TrainPaths paths{arguments.modelDirectory,
                                arguments.checkpoint.empty() ? arguments.modelDirectory + "/checkpoint.pt"
                                                             : arguments.checkpoint,
                                findModel(arguments.model)};
  Feedback feedback;
  const CancelOnSignal cancelOnSignal(feedback);
  const bool done = train::train(training, validation, config, paths, arguments.resume, printProgress, feedback);
  return done ? exitDone : exitCancelled;
}

} // namespace

void registerTrain(CLI::App &root, std::function<int()> &action) {
  auto *command = root.add_subcommand("train", "Train a model on packed shards (see xemap dataset pack)");
  auto arguments = std::make_shared<TrainArguments>();
  command->add_option("dataset", arguments->datasets, "Packed shards to learn from")->required();
  command
      ->add_option("--validation", arguments->validation,
                   "Packed shards to validate on, each a source of its own; never learned from")
      ->required();
  command->add_option("-o,--output", arguments->modelDirectory, "Model directory to write")->required();
  command->add_option("--config", arguments->config, "Training configuration (JSON)");
  command->add_option("--checkpoint", arguments->checkpoint,
                      "Checkpoint file (default: checkpoint.pt in the model directory)");
  command
      ->add_option("--model", arguments->model,
                   "Name or folder of the model to train: imported encoders, or a trained one")
      ->required();
  command->add_flag("--resume", arguments->resume, "Go on from the checkpoint");
  command->callback([arguments, &action] { action = [arguments] { return runTrain(*arguments); }; });
}

} // namespace xemap::tools
