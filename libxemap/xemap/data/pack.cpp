// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/pack.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/data/caption_corpus.h"
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

/// A picture that is one scene class all over.
struct Scene {
  fs::path file;
  std::string sceneClass;
  std::vector<std::string> captions;
};

bool isPicture(const fs::path &path) {
  static const std::set<std::string> endings = {".jpg", ".jpeg", ".png", ".tif", ".tiff"};
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return endings.count(ending) != 0;
}

std::vector<fs::path> sortedEntries(const fs::path &directory) {
  std::vector<fs::path> entries;
  for (const fs::directory_entry &entry : fs::directory_iterator(directory))
    entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::vector<Scene> scenesOfCorpus(const std::string &directory, const std::string &split) {
  std::vector<Scene> scenes;
  for (CaptionedImage &image : readCaptionCorpus(directory, split))
    scenes.push_back({fs::path(directory) / image.file, image.sceneClass, std::move(image.captions)});
  return scenes;
}

std::vector<Scene> scenesOfFolder(const std::string &directory) {
  std::vector<Scene> scenes;
  for (const fs::path &folder : sortedEntries(directory)) {
    if (!fs::is_directory(folder))
      continue;
    for (const fs::path &file : sortedEntries(folder))
      if (isPicture(file))
        scenes.push_back({file, folder.filename().string(), {}});
  }
  if (scenes.empty())
    throw Error(ErrorCode::NotFound,
                directory + ": expected xemap-set.json, captions.jsonl or folders of pictures, found none of them");
  return scenes;
}

ShardImage shardImageOf(const Scene &scene, const ClassTable &classes) {
  ShardImage image;
  image.image = readRgb(scene.file.string());
  image.sceneClass = classes.canonicalName(scene.sceneClass);
  for (const std::string &phrase : distinctTexts(classes.phrasesOf(scene.sceneClass)))
    image.expressions.push_back({phrase, Category, PackedExpression::wholeImage});
  for (const std::string &caption : scene.captions)
    image.expressions.push_back({caption, Caption, PackedExpression::wholeImage});
  return image;
}

bool packScenes(const std::vector<Scene> &scenes, const ClassTable &classes, ShardWriter &writer, const Share &share) {
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    if (share.feedback.isCancelled())
      return false;
    writer.add(shardImageOf(scenes[i], classes));
    share.setProgress(i + 1, scenes.size());
  }
  return true;
}

bool packSet(const std::string &directory, const PackOptions &options, ShardWriter &writer, const Share &share) {
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
        writer.add(tile);
    share.setProgress(i + 1, set.images.size());
  }
  return true;
}

bool packDirectory(const std::string &directory, const PackOptions &options, ShardWriter &writer, const Share &share) {
  if (!fs::is_directory(directory))
    throw Error(ErrorCode::NotFound, directory + ": expected a folder, found none");
  if (isXemapSet(directory))
    return packSet(directory, options, writer, share);
  const bool isCorpus = isCaptionCorpus(directory);
  return packScenes(isCorpus ? scenesOfCorpus(directory, options.split) : scenesOfFolder(directory), options.classes,
                    writer, share);
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
