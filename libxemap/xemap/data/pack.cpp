// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/pack.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/data/caption_corpus.h"
#include "xemap/data/scene_folder.h"
#include "xemap/data/set_tiles.h"
#include "xemap/data/xemap_set.h"

namespace xemap::data {

namespace fs = std::filesystem;

namespace {

/// One directory's part in the progress of all.
struct Share {
  const Feedback &feedback;
  double start;
  double width;

  void setProgress(std::size_t done, std::size_t count) const {
    feedback.setProgress(start + width * static_cast<double>(done) / static_cast<double>(count));
  }
};

ShardImage shardImageOf(const std::string &directory, const CaptionedImage &scene, std::size_t number,
                        const ClassTable &classes) {
  ShardImage image;
  image.image = readRgb((fs::path(directory) / scene.file).string());
  image.sceneClass = classes.canonicalName(scene.sceneClass);
  for (const std::string &phrase : distinctTexts(classes.phrasesOf(scene.sceneClass)))
    image.expressions.push_back({phrase, Category, PackedExpression::wholeImage});
  if (const ClassEntry *entry = classes.find(scene.sceneClass))
    for (const std::string &phrase : entry->absent)
      image.expressions.push_back({phrase, Category | Absent, PackedExpression::absent});
  // True of every scene, so each takes one: together they have them all.
  if (!classes.never().empty())
    image.expressions.push_back(
        {classes.never()[number % classes.never().size()], Absent | Never, PackedExpression::absent});
  for (const std::string &caption : scene.captions)
    image.expressions.push_back({caption, Caption, PackedExpression::wholeImage});
  return image;
}

void addTranslated(ShardImage image, const PackOptions &options, ShardWriter &writer) {
  options.translations.addTo(image);
  writer.add(image);
}

bool packScenes(const std::string &directory, const PackOptions &options, ShardWriter &writer, const Share &share) {
  const std::vector<CaptionedImage> scenes = readScenes(directory, {options.split, options.valShare});
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    if (share.feedback.isCancelled())
      return false;
    addTranslated(shardImageOf(directory, scenes[i], i, options.classes), options, writer);
    share.setProgress(i + 1, scenes.size());
  }
  return true;
}

bool packSet(const std::string &directory, const PackOptions &options, ShardWriter &writer, const Share &share) {
  if (options.valShare > 0.0)
    throw Error(ErrorCode::InvalidArgument,
                directory + ": expected no share for validation, as a XeMap-set has splits, found one");
  const XemapSet set = readXemapSet(directory);
  std::map<std::string, std::vector<const SetExpression *>> expressionsOf;
  for (const SetExpression &expression : set.expressions)
    expressionsOf[expression.image].push_back(&expression);
  const auto isWanted = [&](const SetImage &image) { return options.split.empty() || image.split == options.split; };
  if (std::none_of(set.images.begin(), set.images.end(), isWanted))
    throw Error(ErrorCode::InvalidArgument,
                directory + ": expected images of split '" + options.split + "', found none");
  for (std::size_t i = 0; i < set.images.size(); ++i) {
    if (share.feedback.isCancelled())
      return false;
    const SetImage &image = set.images[i];
    if (isWanted(image))
      for (const ShardImage &tile :
           cutIntoTiles(readAnnotatedImage(directory, image, expressionsOf[image.id]), options.maxTilePx))
        addTranslated(tile, options, writer);
    share.setProgress(i + 1, set.images.size());
  }
  return true;
}

bool packDirectory(const std::string &directory, const PackOptions &options, ShardWriter &writer, const Share &share) {
  if (!fs::is_directory(directory))
    throw Error(ErrorCode::NotFound, directory + ": expected a folder, found none");
  if (isXemapSet(directory))
    return packSet(directory, options, writer, share);
  return packScenes(directory, options, writer, share);
}

} // namespace

bool packDirectories(const std::vector<std::string> &directories, const PackOptions &options, ShardWriter &writer,
                     const Feedback &feedback) {
  const double width = 1.0 / static_cast<double>(directories.size());
  for (std::size_t i = 0; i < directories.size(); ++i)
    if (!packDirectory(directories[i], options, writer, {feedback, width * static_cast<double>(i), width}))
      return false;
  return true;
}

} // namespace xemap::data
