// SPDX-License-Identifier: GPL-2.0-or-later
#include "model_command.h"

#include <filesystem>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "model_import_command.h"
#include "model_lookup.h"
#include "print_json.h"
#include "terminal_progress.h"
#include "xemap/base/default_model.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/output_set.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/data/xemap_set.h"
#include "xemap/eval/calibrate.h"
#include "xemap/infer/engine.h"
#include "xemap/model/model_folder.h"
#include "xemap/model/spec/model_config.h"

namespace xemap::tools {

namespace {

using Json = nlohmann::ordered_json;

struct ModelArguments {
  std::string model = defaultModelName;
  bool json = false;
};

/// What a model says of itself, its weights unread.
struct ModelCard {
  nlohmann::json json; ///< model.json as it is.
  model::ModelFacts facts;
  std::string weights = model::weightsFile; ///< The file whose checksum names the model.
  int version = 0;
};

ModelCard readCard(const std::string &directory) {
  const std::string path = directory + "/model.json";
  ModelCard card;
  card.json = model::readModelJson(directory);
  card.version = model::versionOf(directory);
  if (card.version == model::modelSpecVersion) {
    const auto spec = model::parseModelSpec(card.json, path);
    card.facts = spec;
    card.weights = model::namingFileOf(spec);
  } else {
    card.facts = model::parseModelConfig(card.json, path);
  }
  return card;
}

/// One line of the list; a damaged model is listed with what is wrong, so that it does not hide the others.
Json listEntry(const NamedModel &model) {
  Json entry{{"name", model.name}, {"directory", model.directory}};
  try {
    const model::ModelFacts facts = readCard(model.directory).facts;
    entry["license"] = facts.license;
    entry["gsd_metres"] = {{"min", facts.minGsdMetres}, {"max", facts.maxGsdMetres}};
  } catch (const Error &error) {
    entry["error"] = error.what();
  }
  return entry;
}

int listModels(const ModelArguments &arguments) {
  Json entries = Json::array();
  for (const NamedModel &model : namedModels())
    entries.push_back(listEntry(model));
  if (arguments.json) {
    printJson(entries);
    return exitDone;
  }
  for (const Json &entry : entries) {
    const bool damaged = entry.contains("error");
    std::cout << entry["name"].get<std::string>() << '\t' << entry["directory"].get<std::string>() << '\t'
              << entry[damaged ? "error" : "license"].get<std::string>() << '\n';
  }
  return exitDone;
}

std::string resolutions(const model::ModelFacts &facts) {
  if (facts.maxGsdMetres <= 0)
    return "resolutions nobody noted";
  std::ostringstream text;
  text << facts.minGsdMetres << " to " << facts.maxGsdMetres << " m per pixel";
  return text.str();
}

int showModel(const ModelArguments &arguments) {
  const std::string directory = findModel(arguments.model);
  const ModelCard card = readCard(directory);
  const std::string weights = directory + "/" + card.weights;
  const std::string sha256 = checkpoint::SafetensorsFile(weights).sha256();
  if (arguments.json) {
    printJson(Json{{"directory", directory}, {"sha256", sha256}, {"model", card.json}});
    return exitDone;
  }
  const auto bytes = std::filesystem::file_size(weights);
  std::cout << "name:       " << card.facts.name << "\nfolder:     " << directory
            << "\nlicence:    " << card.facts.license << "\ntrained on: " << resolutions(card.facts)
            << "\nweights:    " << bytes << " bytes, SHA-256 " << sha256 << '\n';
  return exitDone;
}

/// Compares the weights with the checksum that model.json records. Returns false when it records none.
bool compareChecksum(const std::string &directory, const ModelCard &card, const std::string &found) {
  const nlohmann::json::json_pointer field("/checksums/" + card.weights);
  if (!card.json.contains(field))
    return false;
  const auto &recorded = card.json[field];
  const std::string expected = recorded.is_string() ? recorded.get<std::string>() : recorded.dump();
  if (expected != found)
    throw Error(ErrorCode::Corrupt, directory + "/" + card.weights + ": expected SHA-256 " + expected +
                                        " as in model.json, found " + found);
  return true;
}

int verifyModel(const ModelArguments &arguments) {
  const std::string directory = findModel(arguments.model);
  const ModelCard card = readCard(directory);
  if (card.version == model::modelSpecVersion)
    model::verifyModelFolder(directory);
  infer::EngineOptions options;
  options.modelDirectory = directory;
  const auto engine = infer::createEngine(options);
  const infer::ModelInfo &info = engine->model();
  const bool compared = compareChecksum(directory, card, info.sha256);
  if (arguments.json)
    printJson(
        Json{{"name", info.name}, {"directory", directory}, {"sha256", info.sha256}, {"checksum_compared", compared}});
  else
    std::cout << directory << ": loads; " << (compared ? "the checksum agrees" : "no checksum is recorded") << '\n';
  return exitDone;
}

struct CalibrateArguments {
  std::string model;
  std::vector<std::string> datasets;
  std::string split;
  int threads = 0;
};

int calibrateModel(const CalibrateArguments &arguments) {
  const std::string directory = findModel(arguments.model);
  ModelCard card = readCard(directory);
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  const auto fitted = eval::fitPresence(directory, card.facts.presence, arguments.datasets, arguments.split,
                                        arguments.threads, feedback);
  if (feedback.isCancelled())
    return exitCancelled;
  card.facts.presence = fitted;
  nlohmann::json facts;
  model::writeFacts(card.facts, facts);
  card.json["calibration"] = facts["calibration"];
  for (const std::string &dataset : arguments.datasets)
    card.json["calibration"]["data"].push_back(data::readXemapSet(dataset).name);
  writeWhole(directory + "/model.json", card.json.dump(2) + '\n');
  std::cout << "presence: head " << card.facts.presence.head << ", sure " << card.facts.presence.sure << ", bias "
            << card.facts.presence.bias << ", doubt " << card.facts.presence.doubt << '\n';
  return exitDone;
}

void registerCalibrate(CLI::App &parent, std::function<int()> &action) {
  auto arguments = std::make_shared<CalibrateArguments>();
  CLI::App *command = parent.add_subcommand("calibrate", "Fit a model's presence to the truth of XeMap-sets");
  command->add_option("MODEL", arguments->model, "Name or folder of the model; its model.json is rewritten")
      ->required();
  command->add_option("DATASET", arguments->datasets, "XeMap-sets the model has not learned from")->required();
  command->add_option("--split", arguments->split, "Only images of this split: train, val or test");
  command->add_option("--threads", arguments->threads, "Threads of the network; 0 takes what the machine has")
      ->check(CLI::NonNegativeNumber);
  command->callback([arguments, &action] { action = [arguments] { return calibrateModel(*arguments); }; });
}

void registerOne(CLI::App &parent, std::function<int()> &action, const char *name, const char *description,
                 bool takesModel, int (*run)(const ModelArguments &)) {
  auto arguments = std::make_shared<ModelArguments>();
  CLI::App *command = parent.add_subcommand(name, description);
  if (takesModel)
    command->add_option("MODEL", arguments->model, "Name or folder of the model")->capture_default_str();
  command->add_flag("--json", arguments->json, "Print JSON to stdout");
  command->callback([arguments, run, &action] { action = [arguments, run] { return run(*arguments); }; });
}

} // namespace

void registerModel(CLI::App &root, std::function<int()> &action) {
  CLI::App *model = root.add_subcommand("model", "List, describe, check, calibrate and import models");
  model->require_subcommand(1);
  registerOne(*model, action, "list", "List the models that can be given by name", false, listModels);
  registerOne(*model, action, "info", "Describe a model", true, showModel);
  registerCalibrate(*model, action);
  registerModelImport(*model, action);
  registerOne(*model, action, "verify", "Check that a model is whole and loads", true, verifyModel);
}

} // namespace xemap::tools
