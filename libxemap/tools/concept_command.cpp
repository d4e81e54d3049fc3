// SPDX-License-Identifier: GPL-2.0-or-later
#include "concept_command.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "concept_learn_job.h"
#include "exit_code.h"
#include "map_command.h"
#include "map_job.h"
#include "model_lookup.h"
#include "print_json.h"
#include "terminal_progress.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/default_model.h"
#include "xemap/base/feedback.h"
#include "xemap/eval/evaluation.h"
#include "xemap/teach/concept_file.h"

namespace xemap::tools {

namespace {

using Json = nlohmann::ordered_json;

void registerLearn(CLI::App &parent, std::function<int()> &action) {
  auto arguments = std::make_shared<ConceptLearnArguments>();
  arguments->model = defaultModelName;
  CLI::App *command = parent.add_subcommand("learn", "Learn a concept from examples on rasters");
  command->add_option("RASTER", arguments->rasters, "Rasters with the examples")->required();
  command->add_option("-o,--output", arguments->output, "Concept file to write")->type_name("FILE")->required();
  command->add_option("--words", arguments->words, "What it is called, as far as the model may know it");
  addExampleOptions(*command, arguments->examples);
  command
      ->add_option_function<std::string>(
          "--crs", [arguments](const std::string &crs) { arguments->crs = crs; },
          "CRS of examples that are written out; that of each raster if not given")
      ->type_name("CRS");
  command->add_option("--from", arguments->before, "Concept to go on from")->type_name("FILE");
  command->add_option("--gsd", arguments->gsdMetres, "Work at this pixel size on the ground")->type_name("METRES");
  command->add_option("--model", arguments->model, "Model, by name or by folder")->capture_default_str();
  command->add_option("--name", arguments->name, "Name of the concept; that of its file if not given");
  command->add_option("--license", arguments->license, "Licence of the concept");
  command->add_option("--author", arguments->author, "Who taught it");
  command->add_flag("!--no-places", arguments->places, "Do not tell where the examples lie");
  command->add_option("--threads", arguments->threads, "Threads of the network; 0 takes what the machine has")
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--json", arguments->json, "Print a summary as JSON to stdout");
  command->callback([arguments, &action] { action = [arguments] { return runConceptLearn(*arguments); }; });
}

void registerApply(CLI::App &parent, std::function<int()> &action) {
  auto arguments = std::make_shared<MapArguments>();
  CLI::App *command = parent.add_subcommand("apply", "Map where in a raster a concept is, as `map` does");
  command->add_option("CONCEPT", arguments->conceptFile, "Concept file")->required();
  command->add_option("RASTER", arguments->raster, "Any raster GDAL can read")->required();
  command->add_option("--expression", arguments->expression,
                      "Words to ask in place of those of the concept, such as relations of what it means");
  addMapOptions(*command, *arguments);
  command->callback([arguments, &action] {
    checkMapOptions(*arguments);
    action = [arguments] { return runMap(*arguments); };
  });
}

struct ShowArguments {
  std::string file;
  bool json = false;
};

int show(const ShowArguments &arguments) {
  const auto taught = teach::readConcept(arguments.file);
  if (arguments.json) {
    Json places = Json::array();
    for (const auto &place : taught.places)
      places.push_back({{"like", place.like}, {"source", place.source}, {"wkt", place.wkt}});
    printJson(Json{{"name", taught.name},
                   {"words", taught.words},
                   {"model", {{"name", taught.model.name}, {"identity", taught.model.identity}}},
                   {"like", taught.likeCount},
                   {"unlike", taught.unlikeCount},
                   {"extents", taught.extentCount},
                   {"landmarks", taught.landmarks.weights.size()},
                   {"words_weight", taught.wordsWeight},
                   {"license", taught.license},
                   {"author", taught.author},
                   {"places", places}});
    return exitDone;
  }
  std::cout << "name:     " << taught.name << "\nwords:    " << taught.words << "\nmodel:    " << taught.model.name
            << " (" << taught.model.identity.substr(0, 12) << ")\nexamples: " << taught.likeCount << " like, "
            << taught.unlikeCount << " unlike, on " << taught.extentCount << " extents; places of "
            << taught.places.size() << " are kept\nlicence:  " << taught.license << "\nauthor:   " << taught.author
            << '\n';
  return exitDone;
}

void registerShow(CLI::App &parent, std::function<int()> &action) {
  auto arguments = std::make_shared<ShowArguments>();
  CLI::App *command = parent.add_subcommand("show", "Describe a concept file");
  command->add_option("CONCEPT", arguments->file, "Concept file")->required();
  command->add_flag("--json", arguments->json, "Print JSON to stdout");
  command->callback([arguments, &action] { action = [arguments] { return show(*arguments); }; });
}

struct ConceptEvalArguments {
  std::string file;
  std::string model = defaultModelName;
  std::string expression;
  eval::EvaluationOptions options;
  int threads = 0;
  bool json = false;
};

int evaluateConcept(ConceptEvalArguments &arguments) {
  restartWithBetterBlasCore();
  const auto taught = teach::readConcept(arguments.file);
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  arguments.options.text = arguments.expression.empty() ? taught.words : arguments.expression;
  const auto method = eval::makeConceptMethod(findModel(arguments.model), arguments.threads, taught);
  const auto report = eval::evaluate(*method, arguments.options, feedback);
  if (feedback.isCancelled())
    return exitCancelled;
  const Json json{{"concept", taught.name},
                  {"expression", arguments.options.text},
                  {"referring", report.all.referring},
                  {"mean_iou", report.all.meanIou},
                  {"average_precision", report.all.averagePrecision},
                  {"absent", report.all.absent},
                  {"absent_correct", report.all.absentCorrect}};
  if (arguments.json)
    printJson(json);
  else
    for (const auto &[name, value] : json.items())
      std::cout << name << ": " << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
  return exitDone;
}

void registerConceptEval(CLI::App &parent, std::function<int()> &action) {
  auto arguments = std::make_shared<ConceptEvalArguments>();
  CLI::App *command = parent.add_subcommand("eval", "Compare maps of a concept with the masks of XeMap-sets");
  command->add_option("CONCEPT", arguments->file, "Concept file")->required();
  command->add_option("DATASET", arguments->options.datasets, "Directories of XeMap-sets")->required();
  command->add_option("--expression", arguments->expression,
                      "The expression whose masks are the truth; the concept's words if not given");
  command->add_option("--split", arguments->options.split, "Only images of this split: train, val or test");
  command->add_option("--model", arguments->model, "Model, by name or by folder")->capture_default_str();
  command->add_option("--threads", arguments->threads, "Threads of the network; 0 takes what the machine has")
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--json", arguments->json, "Print JSON to stdout");
  command->callback([arguments, &action] { action = [arguments] { return evaluateConcept(*arguments); }; });
}

} // namespace

void registerConcept(CLI::App &root, std::function<int()> &action) {
  CLI::App *command = root.add_subcommand("concept", "Learn, apply, describe and judge concepts taught by pointing");
  command->require_subcommand(1);
  registerLearn(*command, action);
  registerApply(*command, action);
  registerShow(*command, action);
  registerConceptEval(*command, action);
}

} // namespace xemap::tools
