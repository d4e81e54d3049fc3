// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/mosaic.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/base/random.h"
#include "xemap/data/mosaic_layout.h"
#include "xemap/data/patch_texture.h"
#include "xemap/data/scene_folder.h"
#include "xemap/data/xemap_set_writer.h"
#include "xemap/text/normalizer.h"

namespace xemap::data {

namespace {

constexpr int fewestClasses = 3;
constexpr int fewestPatchPx = 64;
constexpr int mostOff = 20; ///< A patch may be off the size of the others by a 20th of it.

/// The patches of each class, classes in alphabetical order.
using PatchesByClass = std::map<std::string, std::vector<CaptionedImage>>;

/// A mosaic while it is made.
struct Scene {
  std::string id;
  MosaicLayout layout;
  std::vector<std::string> classes;     ///< Those present.
  std::vector<std::size_t> classOfCell; ///< Index into `classes`.
  /// Where a cell shows one patch: what is said about it.
  std::vector<std::vector<std::string>> captionsOfCell;
};

void requireRange(const char *name, int value, int lowest, int highest) {
  if (value < lowest || value > highest)
    throw Error(ErrorCode::InvalidArgument, std::string("mosaic ") + name + ": expected " + std::to_string(lowest) +
                                                " to " + std::to_string(highest) + ", found " + std::to_string(value));
}

void requireUsable(const MosaicOptions &options) {
  requireRange("count", options.count, 1, 100'000);
  requireRange("size", options.sizePx, 128, 8192);
  // Cells are numbered in a byte.
  requireRange("smallest cell", options.minCellPx, std::max(32, options.sizePx / 15), options.sizePx);
  requireRange("classes", options.maxClasses, fewestClasses, 100);
  requireRange("captions", options.maxCaptions, 0, 100);
  requireRange("absent classes", options.maxAbsent, 0, 100);
}

/// The middle of a picture as a square, its edge pixels repeated where it is too small.
RgbImage squareOf(const RgbImage &picture, int side) {
  if (picture.width == side && picture.height == side)
    return picture;
  RgbImage square{side, side, {}};
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const int sourceX = std::clamp(x + (picture.width - side) / 2, 0, picture.width - 1);
      const int sourceY = std::clamp(y + (picture.height - side) / 2, 0, picture.height - 1);
      const auto *pixel = &picture.rgb[(std::size_t{1} * sourceY * picture.width + sourceX) * 3];
      square.rgb.insert(square.rgb.end(), pixel, pixel + 3);
    }
  return square;
}

bool namesDirection(const std::string &caption) {
  static const std::set<std::string> directions = {
      "left",       "right",    "top",          "bottom",     "upper",     "lower",     "above",
      "below",      "under",    "north",        "south",      "east",      "west",      "northern",
      "southern",   "eastern",  "western",      "northeast",  "northwest", "southeast", "southwest",
      "horizontal", "vertical", "horizontally", "vertically", "down",      "up"};
  const std::vector<std::string> words = text::words(text::normalize(caption));
  return std::any_of(words.begin(), words.end(), [](const std::string &word) { return directions.count(word) != 0; });
}

/// Up to `most` of `candidates` in random order, none similar to another or to one of `taken`.
std::vector<std::string> pickDissimilar(std::vector<std::string> candidates, std::vector<std::string> taken,
                                        std::size_t most, const ClassTable &classes, Random &random) {
  random.shuffle(candidates);
  std::vector<std::string> picked;
  for (const std::string &candidate : candidates) {
    const bool clashes = std::any_of(taken.begin(), taken.end(),
                                     [&](const std::string &other) { return classes.areSimilar(candidate, other); });
    if (picked.size() == most || clashes)
      continue;
    picked.push_back(candidate);
    taken.push_back(candidate);
  }
  return picked;
}

/// Builds the scenes of one set.
class MosaicMaker {
public:
  MosaicMaker(std::string corpus, PatchesByClass patches, const ClassTable &classes, const MosaicOptions &options)
      : mCorpus(std::move(corpus)), mPatches(std::move(patches)), mClasses(classes), mOptions(options) {
    for (const auto &[name, unused] : mPatches)
      mClassNames.push_back(name);
  }

  void addScene(int index, XemapSetWriter &writer) {
    Random random(mixSeed(mOptions.seed, static_cast<std::uint64_t>(index)));
    Scene scene = plan(index, random);
    writer.addImage(scene.id, paint(scene, random), mOptions.split, std::nullopt);
    const std::vector<std::string> maskFiles = addCategories(scene, random, writer);
    addCaptions(scene, maskFiles, random, writer);
    addAbsent(scene, random, writer);
  }

private:
  Scene plan(int index, Random &random) const {
    const std::string digits = std::to_string(index + 1);
    Scene scene;
    scene.id = "mosaic-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
    scene.layout = divideMosaic(mOptions.sizePx, mOptions.minCellPx, random);
    const std::size_t cells = scene.layout.cells.size();
    const auto spread = static_cast<std::size_t>(mOptions.maxClasses - fewestClasses + 1);
    const std::size_t wanted = std::min(cells, fewestClasses + random.index(spread));
    scene.classes = pickDissimilar(mClassNames, {}, wanted, mClasses, random);
    for (std::size_t cell = 0; cell < cells; ++cell)
      scene.classOfCell.push_back(cell < scene.classes.size() ? cell : random.index(scene.classes.size()));
    random.shuffle(scene.classOfCell);
    return scene;
  }

  /// Some patches of a corpus are a pixel short or long; those become squares of the first one's size.
  RgbImage readPatch(const CaptionedImage &patch, Random &random) {
    const std::string path = (std::filesystem::path(mCorpus) / patch.file).string();
    RgbImage picture = readRgb(path);
    if (mPatchPx == 0)
      mPatchPx = picture.width;
    const auto isNearSize = [&](int side) { return std::abs(side - mPatchPx) * mostOff <= mPatchPx; };
    if (!isNearSize(picture.width) || !isNearSize(picture.height) || mPatchPx < fewestPatchPx)
      throw Error(ErrorCode::Corrupt, path + ": expected square patches of one size, " + std::to_string(fewestPatchPx) +
                                          " pixels or more, found " + std::to_string(picture.width) + "x" +
                                          std::to_string(picture.height));
    return turned(squareOf(picture, mPatchPx), static_cast<int>(random.index(8)));
  }

  std::vector<float> textureOf(const std::vector<CaptionedImage> &patches, const MosaicCell &reach,
                               std::vector<std::string> &captions, Random &random) {
    const CaptionedImage &first = random.pick(patches);
    std::vector<RgbImage> pictures = {readPatch(first, random)};
    if (coversAlone(pictures.front(), reach.width, reach.height)) {
      captions = first.captions;
      return stretchPatch(pictures.front(), reach.width, reach.height, random);
    }
    const int needed = patchesNeeded(mPatchPx, reach.width, reach.height);
    while (static_cast<int>(pictures.size()) < needed)
      pictures.push_back(readPatch(random.pick(patches), random));
    return layPatches(pictures, mPatchPx, reach.width, reach.height);
  }

  RgbImage paint(Scene &scene, Random &random) {
    const int size = scene.layout.size;
    std::vector<float> canvas(static_cast<std::size_t>(size) * size * 3, 0.0F);
    scene.captionsOfCell.resize(scene.layout.cells.size());
    for (std::size_t cell = 0; cell < scene.layout.cells.size(); ++cell) {
      const MosaicCell reach = reachOf(scene.layout, cell);
      const std::string &name = scene.classes[scene.classOfCell[cell]];
      const std::vector<float> texture = textureOf(mPatches.at(name), reach, scene.captionsOfCell[cell], random);
      const std::vector<float> weights = cellWeights(scene.layout, cell, reach);
      for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::size_t x = reach.x + i % reach.width;
        const std::size_t y = reach.y + i / reach.width;
        for (std::size_t channel = 0; channel < 3; ++channel)
          canvas[(y * size + x) * 3 + channel] += weights[i] * texture[i * 3 + channel];
      }
    }
    RgbImage image{size, size, std::vector<std::uint8_t>(canvas.size())};
    std::transform(canvas.begin(), canvas.end(), image.rgb.begin(),
                   [](float level) { return static_cast<std::uint8_t>(std::clamp(level + 0.5F, 0.0F, 255.0F)); });
    return image;
  }

  /// Returns the mask file of each class.
  std::vector<std::string> addCategories(const Scene &scene, Random &random, XemapSetWriter &writer) const {
    std::vector<std::string> maskFiles;
    for (std::size_t c = 0; c < scene.classes.size(); ++c) {
      Mask mask{scene.layout.size, scene.layout.size, {}};
      for (const std::uint8_t cell : scene.layout.labels)
        mask.values.push_back(scene.classOfCell[cell] == c ? Mask::referred : 0);
      const std::string id = scene.id + "-category-" + std::to_string(c + 1);
      maskFiles.push_back(writer.addMask(id, mask));
      writer.addExpression(
          {id, scene.id, random.pick(mClasses.phrasesOf(scene.classes[c])), true, maskFiles.back(), {}, Category});
    }
    return maskFiles;
  }

  void addCaptions(const Scene &scene, const std::vector<std::string> &maskFiles, Random &random,
                   XemapSetWriter &writer) const {
    int added = 0;
    for (std::size_t cell = 0; cell < scene.layout.cells.size() && added < mOptions.maxCaptions; ++cell) {
      const std::size_t c = scene.classOfCell[cell];
      std::vector<std::string> captions = scene.captionsOfCell[cell];
      captions.erase(std::remove_if(captions.begin(), captions.end(), namesDirection), captions.end());
      const bool isOnly = std::count(scene.classOfCell.begin(), scene.classOfCell.end(), c) == 1;
      if (!isOnly || captions.empty())
        continue;
      ++added;
      writer.addExpression({scene.id + "-caption-" + std::to_string(added),
                            scene.id,
                            random.pick(captions),
                            true,
                            maskFiles[c],
                            {},
                            Caption});
    }
  }

  void addAbsent(const Scene &scene, Random &random, XemapSetWriter &writer) const {
    const std::vector<std::string> absent =
        pickDissimilar(mClassNames, scene.classes, static_cast<std::size_t>(mOptions.maxAbsent), mClasses, random);
    for (std::size_t i = 0; i < absent.size(); ++i)
      writer.addExpression({scene.id + "-absent-" + std::to_string(i + 1),
                            scene.id,
                            random.pick(mClasses.phrasesOf(absent[i])),
                            false,
                            {},
                            {},
                            Category});
  }

  std::string mCorpus;
  PatchesByClass mPatches;
  std::vector<std::string> mClassNames;
  const ClassTable &mClasses;
  const MosaicOptions &mOptions;
  int mPatchPx = 0; ///< Side of all patches, as the first one read has it.
};

} // namespace

std::optional<XemapSet> buildMosaics(const std::string &corpus, const ClassTable &classes, const MosaicOptions &options,
                                     const std::string &output, const Feedback &feedback) {
  requireUsable(options);
  PatchesByClass patches;
  for (CaptionedImage &image : readScenes(corpus, {options.corpusSplit, options.corpusValShare}))
    patches[image.sceneClass].push_back(std::move(image));
  XemapSetWriter writer(output, options.name, options.license,
                        "Mosaics of scene patches with category, caption and absent expressions; seed " +
                            std::to_string(options.seed) + ".");
  MosaicMaker maker(corpus, std::move(patches), classes, options);
  for (int i = 0; i < options.count; ++i) {
    if (feedback.isCancelled())
      return std::nullopt;
    maker.addScene(i, writer);
    feedback.setProgress(static_cast<double>(i + 1) / options.count);
  }
  return writer.finish();
}

} // namespace xemap::data
