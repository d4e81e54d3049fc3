// SPDX-License-Identifier: GPL-2.0-or-later
#include "dataset_command.h"

#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "dataset_build_commands.h"
#include "dataset_pack_command.h"
#include "dataset_synth_command.h"
#include "exit_code.h"
#include "message.h"
#include "xemap/data/caption_corpus.h"
#include "xemap/data/packed_shard.h"
#include "xemap/data/phrase_translations.h"
#include "xemap/data/xemap_set.h"

namespace xemap::tools {

namespace {

using Json = nlohmann::ordered_json;
using Counts = std::map<std::string, std::size_t>;

void countTags(std::uint32_t tags, Counts &counts) {
  for (const std::string &name : data::tagNames(tags))
    ++counts[name];
}

Json describeSet(const std::string &path) {
  const data::XemapSet set = data::readXemapSet(path);
  Counts splits;
  for (const data::SetImage &image : set.images)
    ++splits[image.split];
  Counts tags;
  for (const data::SetExpression &expression : set.expressions)
    countTags(expression.tags, tags);
  return {{"kind", "xemap-set"},
          {"name", set.name},
          {"license", set.license},
          {"description", set.description},
          {"images", set.images.size()},
          {"splits", splits},
          {"expressions", set.expressions.size()},
          {"tags", tags}};
}

Json describeCorpus(const std::string &path) {
  Counts splits;
  Counts classes;
  std::size_t captions = 0;
  const std::vector<data::CaptionedImage> images = data::readCaptionCorpus(path, {});
  for (const data::CaptionedImage &image : images) {
    ++splits[image.split];
    ++classes[image.sceneClass];
    captions += image.captions.size();
  }
  return {{"kind", "caption corpus"},
          {"images", images.size()},
          {"splits", splits},
          {"captions", captions},
          {"classes", classes}};
}

Json describeShard(const std::string &path) {
  const data::PackedShard shard(path);
  std::size_t expressions = 0;
  std::size_t masks = 0;
  Counts tags;
  for (const data::PackedImage &image : shard.images()) {
    masks += image.masks.size();
    expressions += image.expressions.size();
    for (const data::PackedExpression &expression : image.expressions)
      countTags(expression.tags, tags);
  }
  Counts languages;
  for (const data::PackedPhrase &phrase : shard.phrases())
    ++languages[data::tagOfLanguage(phrase.language)];
  return {{"kind", "shard"},
          {"name", shard.name()},
          {"images", shard.images().size()},
          {"expressions", expressions},
          {"tags", tags},
          {"masks", masks},
          {"classes", shard.classNames()},
          {"phrases", shard.phrases().size()},
          {"languages", languages},
          {"competitors", shard.bankSize()},
          {"tokenizer", shard.tokenizerIdentity()},
          {"bank", shard.bankIdentity()}};
}

Json describe(const std::string &path) {
  if (data::isXemapSet(path))
    return describeSet(path);
  if (data::isCaptionCorpus(path))
    return describeCorpus(path);
  return describeShard(path);
}

/// Reads everything; a line for each thing that is wrong.
std::vector<std::string> findProblems(const std::string &path) {
  if (data::isXemapSet(path))
    return data::findSetProblems(path, data::readXemapSet(path));
  if (data::isCaptionCorpus(path))
    return data::findCorpusProblems(path);
  // A shard is checked whole when it is opened.
  const data::PackedShard shard(path);
  return {};
}

int check(const std::string &path) {
  const std::vector<std::string> problems = findProblems(path);
  for (const std::string &problem : problems)
    printLine("error: " + problem);
  return problems.empty() ? exitDone : exitFailed;
}

void registerReader(CLI::App &dataset, const char *name, const char *help, std::function<int()> &action,
                    int (*run)(const std::string &)) {
  auto path = std::make_shared<std::string>();
  CLI::App *command = dataset.add_subcommand(name, help);
  command->add_option("INPUT", *path, "A XeMap-set, a caption corpus or a shard")->required();
  command->callback([path, run, &action] { action = [path, run] { return run(*path); }; });
}

int info(const std::string &path) {
  std::cout << describe(path).dump(2) << '\n';
  return exitDone;
}

} // namespace

void registerDataset(CLI::App &root, std::function<int()> &action) {
  CLI::App *dataset = root.add_subcommand("dataset", "Make, check and pack data sets");
  dataset->require_subcommand(1);
  registerDatasetSynth(*dataset, action);
  registerDatasetBuilders(*dataset, action);
  registerDatasetPack(*dataset, action);
  registerReader(*dataset, "info", "Say in JSON what a data set holds", action, info);
  registerReader(*dataset, "check", "Read all of a data set and name what is wrong", action, check);
}

} // namespace xemap::tools
