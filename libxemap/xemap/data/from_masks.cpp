// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/from_masks.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/base/random.h"
#include "xemap/data/mask_relations.h"
#include "xemap/data/xemap_set_writer.h"
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

/// The path with everything but letters and digits turned to dashes: unique enough to name files, and readable.
std::string idOf(const fs::path &relativePath) {
  std::string id;
  for (const char c : relativePath.generic_string()) {
    const bool isPlain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (isPlain)
      id += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  return id;
}

std::map<std::string, fs::path> filesByStem(const fs::path &folder) {
  std::map<std::string, fs::path> files;
  for (const fs::directory_entry &entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != ".xml")
      files[entry.path().stem().string()] = entry.path();
  return files;
}

void addPairs(const fs::path &folder, const fs::path &input, const std::string &valMatch,
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
    const bool isForValidation = !valMatch.empty() && relative.generic_string().find(valMatch) != std::string::npos;
    pictures.push_back({image, mask->second, idOf(relative.lexically_normal()), isForValidation});
  }
}

std::vector<MaskedPicture> findPictures(const std::string &input, const std::string &valMatch) {
  if (!fs::is_directory(input))
    throw Error(ErrorCode::NotFound, input + ": expected a folder, found none");
  std::vector<MaskedPicture> pictures;
  addPairs(input, input, valMatch, pictures);
  for (const fs::directory_entry &entry : fs::recursive_directory_iterator(input))
    if (entry.is_directory())
      addPairs(entry.path(), input, valMatch, pictures);
  if (pictures.empty())
    throw Error(ErrorCode::NotFound, input + ": expected folders 'images' and 'masks' side by side, found none");
  std::sort(pictures.begin(), pictures.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
  return pictures;
}

std::uint32_t keyOf(const Colour &colour) {
  return (std::uint32_t{colour[0]} << 16U) | (std::uint32_t{colour[1]} << 8U) | colour[2];
}

/// Index of a class in the table by the colour of its pixels; -1 for pixels without a class.
using ClassOfColour = std::unordered_map<std::uint32_t, int>;

ClassOfColour classOfColour(const ClassTable &classes) {
  ClassOfColour indices;
  for (std::size_t i = 0; i < classes.entries().size(); ++i) {
    const ClassEntry &entry = classes.entries()[i];
    if (!entry.colour)
      throw Error(ErrorCode::InvalidArgument, "classes: expected a colour for '" + entry.name + "', found none");
    indices[keyOf(*entry.colour)] = static_cast<int>(i);
  }
  for (const Colour &colour : classes.ignoredColours())
    indices[keyOf(colour)] = -1;
  return indices;
}

std::vector<Mask> splitByClass(const RgbImage &coloured, const ClassOfColour &indices, std::size_t classCount,
                               const std::string &path) {
  const std::size_t pixels = coloured.rgb.size() / 3;
  std::vector<Mask> masks(classCount, Mask{coloured.width, coloured.height, std::vector<std::uint8_t>(pixels, 0)});
  for (std::size_t i = 0; i < pixels; ++i) {
    const Colour colour = {coloured.rgb[3 * i], coloured.rgb[3 * i + 1], coloured.rgb[3 * i + 2]};
    const auto found = indices.find(keyOf(colour));
    if (found == indices.end())
      throw Error(ErrorCode::Corrupt, path + ": expected the colours of the class table, found " + hexOf(colour) +
                                          " at column " + std::to_string(i % coloured.width) + ", row " +
                                          std::to_string(i / coloured.width));
    if (found->second >= 0)
      masks[static_cast<std::size_t>(found->second)].values[i] = Mask::referred;
  }
  return masks;
}

void addClass(XemapSetWriter &writer, const MaskedPicture &picture, const ClassEntry &entry, const Mask &mask,
              int minPixels) {
  const auto pixels = std::count(mask.values.begin(), mask.values.end(), Mask::referred);
  if (pixels > 0 && pixels < minPixels)
    return;
  const std::string id = picture.id + '-' + idOf(entry.name);
  const std::string maskFile = pixels > 0 ? writer.addMask(id, mask) : std::string();
  for (std::size_t i = 0; i < entry.phrases.size(); ++i)
    writer.addExpression(
        {id + '-' + std::to_string(i + 1), picture.id, entry.phrases[i], pixels > 0, maskFile, {}, Category});
}

void addRelations(XemapSetWriter &writer, const MaskedPicture &picture, const ClassTable &classes,
                  const std::vector<Mask> &masks, const FromMasksOptions &options, Random random) {
  std::vector<ClassRegion> regions;
  for (std::size_t c = 0; c < masks.size(); ++c) {
    const auto &mask = masks[c];
    regions.push_back({classes.entries()[c].phrases, spatial::regionWhere(mask.width, mask.height, [&](std::size_t i) {
                         return mask.values[i] == Mask::referred;
                       })});
  }
  int added = 0;
  for (const auto &expression :
       relateClasses(regions, {options.relations, options.minPixels, options.gsdMetres}, random)) {
    const std::string id = picture.id + "-relation-" + std::to_string(++added);
    Mask mask{expression.mask.width(), expression.mask.height(), expression.mask.values()};
    for (auto &value : mask.values)
      value = value != 0 ? Mask::referred : 0;
    writer.addExpression({id, picture.id, expression.text, true, writer.addMask(id, mask), {}, expression.tags});
  }
}

} // namespace

std::optional<XemapSet> buildSetFromMasks(const std::string &input, const ClassTable &classes,
                                          const FromMasksOptions &options, const std::string &output,
                                          const Feedback &feedback) {
  const std::vector<MaskedPicture> pictures = findPictures(input, options.valMatch);
  const ClassOfColour indices = classOfColour(classes);
  XemapSetWriter writer(output, options.name, options.license, "Category expressions made from class masks.");
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (feedback.isCancelled())
      return std::nullopt;
    const MaskedPicture &picture = pictures[i];
    const RgbImage image = readRgb(picture.image.string());
    const RgbImage coloured = readRgb(picture.mask.string());
    if (coloured.width != image.width || coloured.height != image.height)
      throw Error(ErrorCode::Corrupt, picture.mask.string() + ": expected " + std::to_string(image.width) + "x" +
                                          std::to_string(image.height) + " pixels as its image has, found " +
                                          std::to_string(coloured.width) + "x" + std::to_string(coloured.height));
    const std::vector<Mask> masks = splitByClass(coloured, indices, classes.entries().size(), picture.mask.string());
    writer.addImage(picture.id, image, picture.isForValidation ? "val" : "train", options.gsdMetres);
    for (std::size_t c = 0; c < masks.size(); ++c)
      addClass(writer, picture, classes.entries()[c], masks[c], options.minPixels);
    if (options.relations > 0)
      addRelations(writer, picture, classes, masks, options, Random(mixSeed(options.seed, i)));
    feedback.setProgress(static_cast<double>(i + 1) / static_cast<double>(pictures.size()));
  }
  return writer.finish();
}

} // namespace xemap::data
