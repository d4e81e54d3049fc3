// SPDX-License-Identifier: GPL-2.0-or-later
#include "dataset_build_commands.h"

#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "dataset_arguments.h"
#include "exit_code.h"
#include "terminal_progress.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/text_output.h"
#include "xemap/data/absent_set.h"
#include "xemap/data/caption_corpus.h"
#include "xemap/data/class_table.h"
#include "xemap/data/from_instances.h"
#include "xemap/data/from_masks.h"
#include "xemap/data/mosaic.h"
#include "xemap/data/phrase_translations.h"
#include "xemap/data/translated_set.h"
#include "xemap/text/vocabulary.h"

namespace xemap::tools {

namespace {

/// What every builder of a XeMap-set is told besides its own options.
struct SetArguments {
  std::string output;
  bool json = false;
};

/// The same for builders that read a folder.
struct FolderArguments : SetArguments {
  std::string input;
  std::string classes;
};

/// Runs a builder of a XeMap-set: (output, feedback) → the set, or nothing when cancelled.
template <typename Build> int buildSet(const SetArguments &arguments, const Build &build) {
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  const std::optional<data::XemapSet> set = build(feedback);
  if (!set)
    return exitCancelled;
  if (arguments.json)
    printSummary({{"output", arguments.output},
                  {"name", set->name},
                  {"images", set->images.size()},
                  {"expressions", set->expressions.size()}});
  return exitDone;
}

void addSetArguments(CLI::App &command, SetArguments &arguments) {
  command.add_option("-o,--output", arguments.output, "Folder of the XeMap-set to write")->required();
  command.add_flag("--json", arguments.json, "Print a summary in JSON");
}

void addFolderArguments(CLI::App &command, FolderArguments &arguments, const std::string &inputHelp) {
  command.add_option("INPUT", arguments.input, inputHelp)->required();
  addSetArguments(command, arguments);
}

void registerAbsent(CLI::App &dataset, std::function<int()> &action) {
  struct Arguments : SetArguments {
    std::vector<std::string> pictures;
    std::string phrases;
    std::string name;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App *command =
      dataset.add_subcommand("absent", "Make a XeMap-set that asks pictures for what none of them shows");
  command->add_option("PICTURE", arguments->pictures, "Pictures, three bands of 8 bits")->required();
  command->add_option("--phrases", arguments->phrases, "Text file, one phrase a line")->required();
  addSetArguments(*command, *arguments);
  command->add_option("--name", arguments->name, "Name of the set; its folder's by default");
  command->callback([arguments, &action] {
    action = [arguments] {
      arguments->name = datasetName(arguments->name, arguments->output);
      return buildSet(*arguments, [&](const Feedback &feedback) {
        return data::buildAbsentSet(arguments->pictures, data::readTextLines(arguments->phrases), arguments->name,
                                    arguments->output, feedback);
      });
    };
  });
}

void registerFromMasks(CLI::App &dataset, std::function<int()> &action) {
  struct Arguments : FolderArguments {
    data::FromMasksOptions options;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App *command = dataset.add_subcommand("from-masks", "Make a XeMap-set of pictures with class masks");
  addFolderArguments(*command, *arguments, "Folder with 'images' and 'masks' side by side, at any depth");
  data::FromMasksOptions &options = arguments->options;
  command->add_option("--classes", arguments->classes, "Class table with phrases, and colours or indices")->required();
  command->add_option("--val-match", options.valMatch, "Images with this in their path are for validation");
  addValShare(*command, options.valShare);
  command->add_option("--gsd", options.gsdMetres, "Metres per pixel")->check(CLI::PositiveNumber);
  command->add_option("--shrink", options.shrink, "Shrink pictures and masks this many times")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_option("--min-pixels", options.minPixels, "Fewest pixels of a class to ask for")
      ->check(CLI::NonNegativeNumber);
  command
      ->add_option("--relations", options.relations,
                   "Relation, direction and size expressions per image, at most; distances need --gsd")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--seed", options.seed, "Chooses among those")->capture_default_str();
  command->add_option("--name", options.name, "Name of the set; its folder's by default");
  command->add_option("--license", options.license, "Licence of the pictures");
  command->callback([arguments, &action] {
    action = [arguments] {
      arguments->options.name = datasetName(arguments->options.name, arguments->output);
      return buildSet(*arguments, [&](const Feedback &feedback) {
        return data::buildSetFromMasks(arguments->input, readClasses(arguments->classes), arguments->options,
                                       arguments->output, feedback);
      });
    };
  });
}

void registerFromInstances(CLI::App &dataset, std::function<int()> &action) {
  struct Arguments : FolderArguments {
    data::FromInstancesOptions options;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App *command =
      dataset.add_subcommand("from-instances", "Make a XeMap-set of pictures whose things are numbered one by one");
  addFolderArguments(*command, *arguments, "Folder with instances.jsonl");
  data::FromInstancesOptions &options = arguments->options;
  command->add_option("--classes", arguments->classes, "Class table with phrases")->required();
  command->add_option("--expressions", options.expressionsFile, "Expressions about instances, a file in the folder");
  addValShare(*command, options.valShare);
  command->add_option("--gsd", options.gsdMetres, "Metres per pixel")->check(CLI::PositiveNumber);
  command->add_option("--min-pixels", options.minPixels, "Fewest pixels to ask for")->check(CLI::NonNegativeNumber);
  command->add_option("--name", options.name, "Name of the set; its folder's by default");
  command->add_option("--license", options.license, "Licence of the pictures");
  command->callback([arguments, &action] {
    action = [arguments] {
      arguments->options.name = datasetName(arguments->options.name, arguments->output);
      return buildSet(*arguments, [&](const Feedback &feedback) {
        return data::buildSetFromInstances(arguments->input, readClasses(arguments->classes), arguments->options,
                                           arguments->output, feedback);
      });
    };
  });
}

void registerMosaic(CLI::App &dataset, std::function<int()> &action) {
  struct Arguments : FolderArguments {
    data::MosaicOptions options;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App *command = dataset.add_subcommand("mosaic", "Make large scenes of patches of one class each");
  addFolderArguments(*command, *arguments, "Caption corpus, or folder of scene classes");
  data::MosaicOptions &options = arguments->options;
  command->add_option("--classes", arguments->classes, "Class table with phrases for scene classes");
  command->add_option("--corpus-split", options.corpusSplit, "Take patches of this split only");
  addValShare(*command, options.corpusValShare);
  command->add_option("--split", options.split, "Split of the mosaics")
      ->check(CLI::IsMember({"train", "val", "test"}))
      ->capture_default_str();
  command->add_option("--count", options.count, "How many scenes")->capture_default_str();
  command->add_option("--size", options.sizePx, "Side of a scene in pixels")->capture_default_str();
  command->add_option("--min-cell", options.minCellPx, "Shortest side of a cell in pixels")->capture_default_str();
  command->add_option("--max-classes", options.maxClasses, "Most classes in a scene")->capture_default_str();
  command->add_option("--max-captions", options.maxCaptions, "Most captions about a scene")->capture_default_str();
  command->add_option("--max-absent", options.maxAbsent, "Most absent classes asked for")->capture_default_str();
  command->add_option("--seed", options.seed, "The same seed gives the same scenes")->capture_default_str();
  command->add_option("--name", options.name, "Name of the set; its folder's by default");
  command->add_option("--license", options.license, "Licence of the pictures");
  command->callback([arguments, &action] {
    action = [arguments] {
      arguments->options.name = datasetName(arguments->options.name, arguments->output);
      return buildSet(*arguments, [&](const Feedback &feedback) {
        return data::buildMosaics(arguments->input, readClasses(arguments->classes), arguments->options,
                                  arguments->output, feedback);
      });
    };
  });
}

void registerTranslate(CLI::App &dataset, std::function<int()> &action) {
  struct Arguments : SetArguments {
    std::string input;
    std::string translations;
    std::string language;
    data::TranslatedSetOptions options;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App *command = dataset.add_subcommand("translate", "Make a XeMap-set that asks for the same in one language");
  command->add_option("INPUT", arguments->input, "XeMap-set with categories in English")->required();
  addSetArguments(*command, *arguments);
  command->add_option("--translations", arguments->translations, "English phrases in other languages")->required();
  command->add_option("--language", arguments->language, "Of what is asked")
      ->required()
      ->check(CLI::IsMember({"en", "de", "fr", "es", "zh"}));
  command->add_option("--split", arguments->options.split, "Take images of this split only")
      ->check(CLI::IsMember({"train", "val", "test"}));
  command->add_option("--name", arguments->options.name, "Name of the set; its folder's by default");
  command->callback([arguments, &action] {
    action = [arguments] {
      arguments->options.name = datasetName(arguments->options.name, arguments->output);
      arguments->options.language = data::languageOfTag(arguments->language);
      return buildSet(*arguments, [&](const Feedback &feedback) {
        return data::buildTranslatedSet(arguments->input, data::PhraseTranslations::read(arguments->translations),
                                        arguments->options, arguments->output, feedback);
      });
    };
  });
}

struct VocabularyArguments {
  std::string output;
  std::vector<std::string> corpora;
  std::vector<std::string> texts;
  std::vector<std::string> classes;
  std::vector<std::string> words;
  std::string split;
  std::size_t maxWords = 3070;
  std::size_t minCount = 2;
  bool json = false;
};

text::Vocabulary collectVocabulary(const VocabularyArguments &arguments) {
  std::vector<std::string> texts;
  const auto append = [](std::vector<std::string> &to, const std::vector<std::string> &from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  for (const std::string &corpus : arguments.corpora)
    for (const data::CaptionedImage &image : data::readCaptionCorpus(corpus, arguments.split))
      append(texts, image.captions);
  for (const std::string &path : arguments.texts)
    append(texts, data::readTextLines(path));
  std::vector<std::string> required;
  for (const std::string &path : arguments.words)
    append(required, data::readTextLines(path));
  for (const std::string &path : arguments.classes) {
    const data::ClassTable classes = data::ClassTable::read(path);
    for (const data::ClassEntry &entry : classes.entries())
      append(required, entry.phrases);
  }
  return text::Vocabulary::build(texts, arguments.maxWords, arguments.minCount, required);
}

int writeVocabulary(const VocabularyArguments &arguments) {
  requireTextPlace(arguments.output);
  const text::Vocabulary vocabulary = collectVocabulary(arguments);
  std::ostringstream words;
  vocabulary.write(words);
  writeText(arguments.output, words.str());
  if (arguments.json)
    printSummary({{"output", arguments.output}, {"words", vocabulary.words().size()}});
  return exitDone;
}

void registerVocabulary(CLI::App &dataset, std::function<int()> &action) {
  auto arguments = std::make_shared<VocabularyArguments>();
  CLI::App *command = dataset.add_subcommand("vocabulary", "Collect the words a model shall know");
  command->add_option("-o,--output", arguments->output, "Vocabulary to write")->required();
  command->add_option("--corpus", arguments->corpora, "Caption corpora");
  command->add_option("--split", arguments->split, "Take captions of this split only");
  command->add_option("--text", arguments->texts, "Text files, one expression a line");
  command->add_option("--classes", arguments->classes, "Class tables, whose words always enter");
  command->add_option("--words", arguments->words, "Files of words that always enter");
  command->add_option("--max-words", arguments->maxWords, "Most words to keep")->capture_default_str();
  command->add_option("--min-count", arguments->minCount, "Times a word must be seen")->capture_default_str();
  command->add_flag("--json", arguments->json, "Print a summary in JSON");
  command->callback([arguments, &action] { action = [arguments] { return writeVocabulary(*arguments); }; });
}

} // namespace

void registerDatasetBuilders(CLI::App &dataset, std::function<int()> &action) {
  registerAbsent(dataset, action);
  registerFromMasks(dataset, action);
  registerFromInstances(dataset, action);
  registerMosaic(dataset, action);
  registerTranslate(dataset, action);
  registerVocabulary(dataset, action);
}

} // namespace xemap::tools
