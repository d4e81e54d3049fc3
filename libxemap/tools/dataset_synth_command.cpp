// SPDX-License-Identifier: GPL-2.0-or-later
#include "dataset_synth_command.h"

#include <cstdint>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "terminal_progress.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/random.h"
#include "xemap/base/text_output.h"
#include "xemap/data/synth/scene_file.h"
#include "xemap/data/synth/synthetic_set.h"

namespace xemap::tools {

namespace {

using data::synth::LayoutKind;

struct SynthArguments {
  std::string output; ///< Folder of a set; empty for a single scene.
  std::string scene;  ///< GeoTIFF of a single scene; empty for a set.
  std::uint64_t seed = 1;
  int count = 100;
  std::vector<int> size{384};
  double gsd = 0.6;
  std::optional<double> gsdLow;
  std::optional<double> gsdHigh;
  std::string layout; ///< A key of layouts(); empty to draw one for each scene.
  int expressions = 24;
  std::string split = "train";
  bool plain = false;
  bool georeference = false;
  std::string patchCorpus;
  std::string patchSplit;
  std::string classes;
  bool json = false;
};

const std::map<std::string, LayoutKind> &layouts() {
  static const std::map<std::string, LayoutKind> kinds{
      {"mixed", LayoutKind::Mixed},       {"rural", LayoutKind::Rural}, {"town", LayoutKind::Town},
      {"industry", LayoutKind::Industry}, {"coast", LayoutKind::Coast}, {"airfield", LayoutKind::Airfield},
      {"leisure", LayoutKind::Leisure},   {"works", LayoutKind::Works}};
  return kinds;
}

int width(const SynthArguments &arguments) {
  return arguments.size.front();
}
int height(const SynthArguments &arguments) {
  return arguments.size.back();
}

int writeSet(const SynthArguments &arguments) {
  data::synth::SyntheticSetOptions options;
  options.directory = arguments.output;
  const std::filesystem::path folder(arguments.output);
  options.name = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
  options.seed = arguments.seed;
  options.count = arguments.count;
  options.width = width(arguments);
  options.height = height(arguments);
  options.gsdLow = arguments.gsdLow.value_or(arguments.gsd);
  options.gsdHigh = arguments.gsdHigh.value_or(arguments.gsdLow.value_or(arguments.gsd));
  if (!arguments.layout.empty())
    options.layout = layouts().at(arguments.layout);
  options.expressionCount = arguments.expressions;
  options.split = arguments.split;
  options.georeference = arguments.georeference;
  options.patchCorpus = arguments.patchCorpus;
  options.patchSplit = arguments.patchSplit;
  if (!arguments.classes.empty())
    options.classes = data::ClassTable::read(arguments.classes);

  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  const std::optional<data::XemapSet> set = data::synth::writeSyntheticSet(options, feedback);
  if (!set)
    return exitCancelled;
  if (arguments.json) {
    const nlohmann::ordered_json summary = {{"output", arguments.output},
                                            {"name", set->name},
                                            {"images", set->images.size()},
                                            {"expressions", set->expressions.size()}};
    std::cout << summary.dump(2) << '\n';
  }
  return exitDone;
}

int writeScene(const SynthArguments &arguments) {
  data::synth::SceneOptions scene;
  scene.seed = arguments.seed;
  scene.width = width(arguments);
  scene.height = height(arguments);
  scene.gsdMetres = arguments.gsd;
  scene.layout = arguments.layout.empty() ? LayoutKind::Mixed : layouts().at(arguments.layout);
  data::synth::ExpressionOptions expressions;
  expressions.count = arguments.expressions;
  expressions.seed = mixSeed(arguments.seed, 3);
  expressions.plain = arguments.plain;
  // The set beside it tells whose a scene is.
  const std::filesystem::path manifest = std::filesystem::path(arguments.scene).replace_extension(".json");
  requireTextPlace(manifest.string());
  if (std::filesystem::exists(arguments.scene) && !std::filesystem::exists(manifest))
    throw Error(ErrorCode::Unwritable, arguments.scene +
                                           ": cannot be written: expected a free name or an earlier scene "
                                           "of XeMap, found a file without its " +
                                           manifest.filename().string());
  data::synth::writeScene(arguments.scene, scene, expressions);
  return exitDone;
}

} // namespace

void registerDatasetSynth(CLI::App &dataset, std::function<int()> &action) {
  auto arguments = std::make_shared<SynthArguments>();
  CLI::App *synth =
      dataset.add_subcommand("synth", "Make synthetic aerial scenes with expressions and their exact regions");
  CLI::Option *output = synth->add_option("-o,--output", arguments->output, "Folder of the XeMap-set to write");
  CLI::Option *scene =
      synth->add_option("--scene", arguments->scene,
                        "Write one georeferenced scene instead: this GeoTIFF, and its expressions beside it (.json)");
  output->excludes(scene);
  synth->add_option("--seed", arguments->seed, "The same seed makes the same scenes")
      ->check([](const std::string &text) {
        // Read as unsigned, a negative number would wrap around to a huge one.
        return text.find('-') == std::string::npos ? std::string() : "expected a number from 0 on, found " + text;
      })
      ->capture_default_str();
  synth->add_option("--count", arguments->count, "Number of scenes")->capture_default_str()->excludes(scene);
  synth->add_option("--size", arguments->size, "Width and height in pixels; one number for a square")
      ->expected(1, 2)
      ->capture_default_str();
  CLI::Option *gsd =
      synth->add_option("--gsd", arguments->gsd, "Ground size of a pixel in metres, 0.3 to 30")->capture_default_str();
  CLI::Option *low = synth->add_option("--gsd-min", arguments->gsdLow, "Finest ground resolution; drawn for each scene")
                         ->excludes(gsd)
                         ->excludes(scene);
  synth->add_option("--gsd-max", arguments->gsdHigh, "Coarsest ground resolution")->needs(low);
  synth->add_option("--layout", arguments->layout, "The kind of scene; drawn for each if not given")
      ->check(CLI::IsMember(layouts()));
  synth->add_option("--expressions", arguments->expressions, "Most expressions per scene")->capture_default_str();
  synth->add_option("--split", arguments->split, "train, val or test")
      ->check(CLI::IsMember({"train", "val", "test"}))
      ->capture_default_str()
      ->excludes(scene);
  CLI::Option *patches =
      synth
          ->add_option("--patches", arguments->patchCorpus,
                       "Fill the land uses with pictures of this caption corpus; for 5.1 m per pixel and coarser")
          ->excludes(scene);
  synth->add_option("--patches-split", arguments->patchSplit, "Pictures of this split of the corpus only")
      ->needs(patches);
  synth->add_option("--classes", arguments->classes, "Class table of the corpus")->needs(patches);
  synth->add_flag("--plain", arguments->plain, "Plainest words only, for a scene people look at")->needs(scene);
  synth->add_flag("--georeference", arguments->georeference, "Place the pictures of a set on a map")->excludes(scene);
  synth->add_flag("--json", arguments->json, "Print a summary in JSON")->excludes(scene);
  synth->callback([arguments, &action] {
    if (arguments->output.empty() == arguments->scene.empty())
      throw CLI::ValidationError("synth", "expected either --output or --scene");
    action = [arguments] { return arguments->output.empty() ? writeScene(*arguments) : writeSet(*arguments); };
  });
}

} // namespace xemap::tools
