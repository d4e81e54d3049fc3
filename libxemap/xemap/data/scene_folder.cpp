// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/scene_folder.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include "xemap/base/error.h"
#include "xemap/data/hash_split.h"

namespace xemap::data {

namespace fs = std::filesystem;

namespace {

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

std::vector<CaptionedImage> scenesOfFolder(const std::string &directory) {
  std::vector<CaptionedImage> scenes;
  for (const fs::path &folder : sortedEntries(directory)) {
    if (!fs::is_directory(folder))
      continue;
    for (const fs::path &file : sortedEntries(folder))
      if (isPicture(file))
        scenes.push_back({(folder.filename() / file.filename()).generic_string(), folder.filename().string(), {}, {}});
  }
  if (scenes.empty())
    throw Error(ErrorCode::NotFound,
                directory + ": expected xemap-set.json, captions.jsonl or folders of pictures, found none of them");
  return scenes;
}

} // namespace

std::vector<CaptionedImage> readScenes(const std::string &directory, const SceneSelection &selection) {
  const bool isCorpus = isCaptionCorpus(directory);
  if (selection.valShare <= 0.0)
    return isCorpus ? readCaptionCorpus(directory, selection.split) : scenesOfFolder(directory);
  std::vector<CaptionedImage> scenes = isCorpus ? readCaptionCorpus(directory, {}) : scenesOfFolder(directory);
  for (CaptionedImage &scene : scenes)
    scene.split = isForValidation(scene.file, selection.valShare) ? "val" : "train";
  const auto isUnwanted = [&](const CaptionedImage &scene) {
    return !selection.split.empty() && scene.split != selection.split;
  };
  scenes.erase(std::remove_if(scenes.begin(), scenes.end(), isUnwanted), scenes.end());
  if (scenes.empty())
    throw Error(ErrorCode::InvalidArgument,
                directory + ": expected scenes of split '" + selection.split + "', found none");
  return scenes;
}

} // namespace xemap::data
