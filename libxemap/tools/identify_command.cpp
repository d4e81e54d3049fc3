// SPDX-License-Identifier: GPL-2.0-or-later
#include "identify_command.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "message.h"
#include "model_lookup.h"
#include "number_list.h"
#include "print_json.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/default_model.h"
#include "xemap/base/feedback.h"
#include "xemap/infer/engine.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::tools {

namespace {

struct IdentifyArguments {
  std::string raster;
  raster::Point place;
  std::string expression;
  std::optional<double> gsdMetres;
  std::string model = defaultModelName;
  std::size_t count = 5;
  int threads = 0;
  bool json = false;
};

void print(const std::vector<infer::PhraseShare> &phrases, bool asJson) {
  if (asJson) {
    auto list = nlohmann::ordered_json::array();
    for (const auto &phrase : phrases)
      list.push_back({{"phrase", phrase.phrase}, {"share", phrase.share}, {"asked", phrase.isAsked}});
    printJson(list);
    return;
  }
  for (const auto &phrase : phrases)
    std::cout << std::lround(100.0 * phrase.share) << " %  " << phrase.phrase << (phrase.isAsked ? "  (asked)" : "")
              << '\n';
}

int identify(const IdentifyArguments &arguments) {
  restartWithBetterBlasCore();
  Feedback feedback;
  const CancelOnSignal cancelOnSignal(feedback);
  const auto source = raster::openRaster(arguments.raster);
  infer::EngineOptions options;
  options.modelDirectory = findModel(arguments.model);
  options.threads = arguments.threads;
  options.cacheBytes = 0; // one place is asked for
  const auto engine = infer::createEngine(options);
  infer::Query query;
  query.expression = arguments.expression;
  query.source = source.get();
  query.grid = raster::planGrid(source->info(), {}, arguments.gsdMetres);
  auto phrases = engine->identify(query, arguments.place, feedback);
  if (feedback.isCancelled())
    return exitCancelled;
  if (phrases.empty())
    printLine("warning: nothing is known of this place: it has no data, or the model knows no phrases to compare with");
  phrases.resize(std::min(phrases.size(), arguments.count));
  print(phrases, arguments.json);
  return exitDone;
}

} // namespace

void registerIdentify(CLI::App &root, std::function<int()> &action) {
  auto arguments = std::make_shared<IdentifyArguments>();
  CLI::App *command = root.add_subcommand("identify", "Tell what else a place may be");
  command->add_option("RASTER", arguments->raster, "Any raster GDAL can read")->required();
  command
      ->add_option_function<std::string>(
          "PLACE",
          [arguments](const std::string &text) {
            const auto place = numberList<double, 2>("PLACE", text, "two numbers x,y");
            arguments->place = {place[0], place[1]};
          },
          "x,y in the raster's CRS")
      ->required()
      ->type_name("X,Y");
  command->add_option("EXPRESSION", arguments->expression, "What was asked for: phrases that mean the same are marked")
      ->required();
  command
      ->add_option("--gsd", arguments->gsdMetres, "Work at this pixel size on the ground instead of the raster's own")
      ->type_name("METRES");
  command->add_option("--model", arguments->model, "Model to answer with, by name or by folder")
      ->type_name("NAME|PATH")
      ->capture_default_str();
  command->add_option("--count", arguments->count, "How many phrases at most")->capture_default_str();
  command->add_option("--threads", arguments->threads, "Threads of the network; as many as the machine has by default")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command->add_flag("--json", arguments->json, "Print the phrases as JSON to stdout");
  command->callback([arguments, &action] { action = [arguments] { return identify(*arguments); }; });
}

} // namespace xemap::tools
