// SPDX-License-Identifier: GPL-2.0-or-later
#include "dataset_pack_command.h"

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "dataset_arguments.h"
#include "exit_code.h"
#include "model_lookup.h"
#include "terminal_progress.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/pack.h"
#include "xemap/data/packed_shard.h"
#include "xemap/data/shard_writer.h"
#include "xemap/data/tokenizer_identity.h"

namespace xemap::tools {

namespace {

struct PackArguments {
  std::vector<std::string> inputs;
  std::string output;
  std::string model;
  std::string competitors;
  std::string classes;
  std::string translations;
  std::string name;
  data::PackOptions options;
  bool json = false;
};

/// Refuses a file that is no shard of a set.
void requireShardPlace(const std::string &path) {
  if (!std::filesystem::exists(path))
    return;
  try {
    data::PackedShard shard(path);
  } catch (const Error &) {
    throw Error(ErrorCode::Unwritable,
                path + ": cannot be written: expected a free name or an earlier shard, found a file that is none");
  }
}

int pack(PackArguments &arguments) {
  arguments.options.classes = readClasses(arguments.classes);
  if (!arguments.translations.empty())
    arguments.options.translations = data::PhraseTranslations::read(arguments.translations);
  const std::string model = findModel(arguments.model);
  const auto tokenizer = data::openShardTokenizer(model);
  const std::string competitors = arguments.competitors.empty() ? model + "/competitors.json" : arguments.competitors;
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  requireShardPlace(arguments.output);
  data::ShardWriter writer(arguments.output, datasetName(arguments.name, arguments.output), *tokenizer,
                           text::CompetitorBank::read(competitors), data::fileDigest(competitors));
  if (!data::packDirectories(arguments.inputs, arguments.options, writer, feedback))
    return exitCancelled;
  const data::ShardCounts counts = writer.finish();
  if (arguments.json)
    printSummary({{"output", arguments.output},
                  {"images", counts.images},
                  {"expressions", counts.expressions},
                  {"phrases", counts.phrases},
                  {"masks", counts.masks},
                  {"bytes", counts.bytes}});
  return exitDone;
}

} // namespace

void registerDatasetPack(CLI::App &dataset, std::function<int()> &action) {
  auto arguments = std::make_shared<PackArguments>();
  CLI::App *command = dataset.add_subcommand("pack", "Pack data sets into one shard to train on");
  command->add_option("INPUT", arguments->inputs, "XeMap-sets, caption corpora or folders of scene classes")
      ->required();
  command->add_option("-o,--output", arguments->output, "Shard to write")->required();
  command->add_option("--model", arguments->model, "Name or folder of the model to be trained")->required();
  command->add_option("--competitors", arguments->competitors,
                      "What else a place may be: a file of phrases; the model's by default");
  command->add_option("--classes", arguments->classes, "Class table with phrases for scene classes");
  command->add_option("--translations", arguments->translations, "Phrases in other languages, to be learnt as well");
  command->add_option("--split", arguments->options.split, "Take images of this split only");
  addValShare(*command, arguments->options.valShare);
  command->add_option("--max-tile", arguments->options.maxTilePx, "Longest side of a packed image in pixels")
      ->check(CLI::Range(32, 65536))
      ->capture_default_str();
  command->add_option("--name", arguments->name, "Name of the shard; its file's by default");
  command->add_flag("--json", arguments->json, "Print a summary in JSON");
  command->callback([arguments, &action] { action = [arguments] { return pack(*arguments); }; });
}

} // namespace xemap::tools
