// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/from_masks.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/base/random.h"
#include "xemap/data/class_mask.h"
#include "xemap/data/hash_split.h"
#include "xemap/data/mask_relations.h"
#include "xemap/spatial/region.h"

namespace xemap::data {

namespace fs = std::filesystem;

namespace {

struct MaskedPicture {
  fs::path image;
  fs::path mask;
  std::string id;
  bool isForValidation = false;
};

std::map<std::string, fs::path> filesByStem(const fs::path &folder) {
  std::map<std::string, fs::path> files;
  for (const fs::directory_entry &entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != ".xml")
      files[entry.path().stem().string()] = entry.path();
  return files;
}

void addPairs(const fs::path &folder, const fs::path &input, const FromMasksOptions &options,
              std::vector<MaskedPicture> &pictures) {
  if (!fs::is_directory(folder / "images") || !fs::is_directory(folder / "masks"))
    return;
  const std::map<std::string, fs::path> masks = filesByStem(folder / "masks");
  for (const auto &[stem, image] : filesByStem(folder / "images")) {
    const auto mask = masks.find(stem);
    if (mask == masks.end())
      throw Error(ErrorCode::NotFound, image.string() + ": expected a mask '" + stem + "' in " +
                                           (folder / "masks").string() + ", found none");
    const fs::path relative = fs::relative(folder, input) / stem;
    const bool matches =
        !options.valMatch.empty() && relative.generic_string().find(options.valMatch) != std::string::npos;
    const std::string file = fs::relative(image, input).lexically_normal().generic_string();
    pictures.push_back({image, mask->second, idOfPath(relative.lexically_normal().generic_string()),
                        matches || isForValidation(file, options.valShare)});
  }
}

std::vector<MaskedPicture> findPictures(const std::string &input, const FromMasksOptions &options) {
  if (!fs::is_directory(input))
    throw Error(ErrorCode::NotFound, input + ": expected a folder, found none");
  std::vector<MaskedPicture> pictures;
  addPairs(input, input, options, pictures);
  for (const fs::directory_entry &entry : fs::recursive_directory_iterator(input))
    if (entry.is_directory())
      addPairs(entry.path(), input, options, pictures);
  if (pictures.empty())
    throw Error(ErrorCode::NotFound, input + ": expected folders 'images' and 'masks' side by side, found none");
  std::sort(pictures.begin(), pictures.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
  return pictures;
}

void addRelations(XemapSetWriter &writer, const MaskedPicture &picture, const ClassTable &classes,
                  const std::vector<Mask> &masks, const MaskRelationOptions &options, Random random) {
  std::vector<ClassRegion> regions;
  for (std::size_t c = 0; c < masks.size(); ++c) {
    const auto &mask = masks[c];
    regions.push_back({classes.entries()[c].phrases, spatial::regionWhere(mask.width, mask.height, [&](std::size_t i) {
                         return mask.values[i] == Mask::referred;
                       })});
  }
  int added = 0;
  for (const auto &expression : relateClasses(regions, options, random)) {
    const std::string id = picture.id + "-relation-" + std::to_string(++added);
    Mask mask{expression.mask.width(), expression.mask.height(), expression.mask.values()};
    for (auto &value : mask.values)
      value = value != 0 ? Mask::referred : 0;
    writer.addExpression({id, picture.id, expression.text, true, writer.addMask(id, mask), {}, expression.tags});
  }
}

void addPicture(XemapSetWriter &writer, const MaskedPicture &picture, const ClassTable &classes,
                const ClassMaskReader &reader, const FromMasksOptions &options, const Random &random) {
  RgbImage image = readRgb(picture.image.string());
  IndexImage codes = reader.read(picture.mask.string());
  if (codes.width != image.width || codes.height != image.height)
    throw Error(ErrorCode::Corrupt, picture.mask.string() + ": expected " + std::to_string(image.width) + "x" +
                                        std::to_string(image.height) + " pixels as its image has, found " +
                                        std::to_string(codes.width) + "x" + std::to_string(codes.height));
  std::optional<double> gsdMetres = options.gsdMetres;
  if (options.shrink > 1) {
    image = shrunk(image, options.shrink);
    codes = shrunk(codes, options.shrink);
    if (gsdMetres)
      *gsdMetres *= options.shrink;
  }
  const SplitMask parts = reader.split(codes);
  const auto &unknown = parts.unknown.values;
  const bool allKnown = std::find(unknown.begin(), unknown.end(), Mask::referred) == unknown.end();
  writer.addImage(picture.id, image, picture.isForValidation ? "val" : "train", gsdMetres,
                  allKnown ? std::string() : writer.addMask(picture.id + "-unknown", parts.unknown));
  for (std::size_t c = 0; c < parts.classes.size(); ++c)
    addClassExpressions(writer, picture.id, classes.entries()[c], parts.classes[c], options.minPixels);
  if (options.relations > 0)
    addRelations(writer, picture, classes, parts.classes, {options.relations, options.minPixels, gsdMetres}, random);
}

} // namespace

void addClassExpressions(XemapSetWriter &writer, const std::string &imageId, const ClassEntry &entry, const Mask &mask,
                         int minPixels) {
  const auto pixels = std::count(mask.values.begin(), mask.values.end(), Mask::referred);
  if ((pixels > 0 && pixels < minPixels) || (pixels == 0 && entry.partial))
    return;
  const std::string id = imageId + '-' + idOfPath(entry.name);
  const std::string maskFile = pixels > 0 ? writer.addMask(id, mask) : std::string();
  const std::uint32_t tags = Category | (entry.partial ? Partial : 0U);
  for (std::size_t i = 0; i < entry.phrases.size(); ++i)
    writer.addExpression({id + '-' + std::to_string(i + 1), imageId, entry.phrases[i], pixels > 0, maskFile, {}, tags});
}

std::string idOfPath(const std::string &relativePath) {
  std::string id;
  for (const char c : relativePath) {
    const bool isPlain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (isPlain)
      id += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  return id;
}

std::optional<XemapSet> buildSetFromMasks(const std::string &input, const ClassTable &classes,
                                          const FromMasksOptions &options, const std::string &output,
                                          const Feedback &feedback) {
  const std::vector<MaskedPicture> pictures = findPictures(input, options);
  const ClassMaskReader reader(classes);
  XemapSetWriter writer(output, options.name, options.license, "Category expressions made from class masks.");
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (feedback.isCancelled())
      return std::nullopt;
    addPicture(writer, pictures[i], classes, reader, options, Random(mixSeed(options.seed, i)));
    feedback.setProgress(static_cast<double>(i + 1) / static_cast<double>(pictures.size()));
  }
  return writer.finish();
}

} // namespace xemap::data
