// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/from_instances.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/data/from_masks.h"
#include "xemap/data/hash_split.h"
#include "xemap/data/json_field.h"
#include "xemap/text/referring_expression.h"

namespace xemap::data {

namespace fs = std::filesystem;

namespace {

/// The pixels of an instance picture; 0 belongs to none.
using InstanceIds = std::set<std::uint8_t>;

struct InstancePicture {
  std::string file;
  std::string idsFile;
  std::map<std::size_t, InstanceIds> idsOfClass; ///< By place in the class table.
};

struct InstanceExpression {
  std::string text;
  InstanceIds ids;
};

/// Calls `read` with every line of a file of JSON objects.
void forEachRow(const std::string &path, const std::function<void(const JsonField &)> &read) {
  if (!fs::exists(path))
    throw Error(ErrorCode::NotFound, path + ": no such file");
  std::ifstream file(path, std::ios::binary);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    const std::string place = path + " line " + std::to_string(number);
    const nlohmann::json document = parseJson(line, place);
    read(JsonField(document, place));
  }
  if (!file.eof())
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
}

std::uint8_t instanceIdIn(const JsonField &field) {
  return static_cast<std::uint8_t>(field.integer(1, 255));
}

std::vector<InstancePicture> readPictures(const std::string &path, const ClassTable &classes) {
  std::vector<InstancePicture> pictures;
  forEachRow(path, [&](const JsonField &row) {
    InstancePicture picture;
    picture.file = row.member("file").relativePath();
    picture.idsFile = row.member("instance_ids").relativePath();
    for (const JsonField &instance : row.member("instances").elements()) {
      const JsonField name = instance.member("cls");
      const ClassEntry *entry = classes.find(name.text());
      if (entry == nullptr)
        name.fail("a class of the table");
      picture.idsOfClass[static_cast<std::size_t>(entry - classes.entries().data())].insert(
          instanceIdIn(instance.member("id")));
    }
    pictures.push_back(std::move(picture));
  });
  return pictures;
}

std::map<std::string, std::vector<InstanceExpression>> readExpressions(const std::string &path) {
  std::map<std::string, std::vector<InstanceExpression>> expressions;
  forEachRow(path, [&](const JsonField &row) {
    InstanceExpression expression{row.member("expression").text(), {}};
    for (const JsonField &id : row.member("ids").elements())
      expression.ids.insert(instanceIdIn(id));
    expressions[row.member("file").relativePath()].push_back(std::move(expression));
  });
  return expressions;
}

Mask maskOf(const IndexImage &instances, const InstanceIds &ids) {
  Mask mask{instances.width, instances.height, {}};
  mask.values.reserve(instances.values.size());
  for (const std::uint8_t id : instances.values)
    mask.values.push_back(id != 0 && ids.count(id) > 0 ? Mask::referred : 0);
  return mask;
}

std::uint32_t tagsOf(const std::string &expression) {
  const text::ReferringExpression parsed = text::parseReferringExpression(expression);
  std::uint32_t tags = 0;
  if (!parsed.parts.empty() || (parsed.ranking && parsed.ranking->by == text::Ranking::By::Heading))
    tags |= Direction;
  if (!parsed.sizes.empty() || (parsed.ranking && parsed.ranking->by == text::Ranking::By::Area))
    tags |= Size;
  if (!parsed.relations.empty() || (parsed.ranking && parsed.ranking->by == text::Ranking::By::Distance))
    tags |= Relation;
  if (parsed.complement)
    tags |= Negation;
  return tags == 0 ? std::uint32_t{Category} : tags;
}

/// A class of which not all is marked makes what names its instances partial.
bool isPartial(const InstancePicture &picture, const ClassTable &classes, const InstanceIds &ids) {
  return std::any_of(picture.idsOfClass.begin(), picture.idsOfClass.end(), [&](const auto &entry) {
    const bool touches = std::any_of(ids.begin(), ids.end(), [&](std::uint8_t id) { return entry.second.count(id); });
    return touches && classes.entries()[entry.first].partial;
  });
}

void addExpressions(XemapSetWriter &writer, const InstancePicture &picture, const std::string &imageId,
                    const std::vector<InstanceExpression> &expressions, const IndexImage &instances,
                    const ClassTable &classes, int minPixels) {
  std::map<InstanceIds, std::string> maskFiles;
  int added = 0;
  for (const InstanceExpression &expression : expressions) {
    const Mask mask = maskOf(instances, expression.ids);
    if (std::count(mask.values.begin(), mask.values.end(), Mask::referred) < std::max(1, minPixels))
      continue;
    const std::string id = imageId + "-expression-" + std::to_string(++added);
    const auto [maskFile, isNew] = maskFiles.try_emplace(expression.ids);
    if (isNew)
      maskFile->second = writer.addMask(id, mask);
    const std::uint32_t partial = isPartial(picture, classes, expression.ids) ? Partial : 0U;
    writer.addExpression({id, imageId, expression.text, true, maskFile->second, {}, tagsOf(expression.text) | partial});
  }
}

void addPicture(XemapSetWriter &writer, const fs::path &input, const InstancePicture &picture,
                const std::vector<InstanceExpression> &expressions, const ClassTable &classes,
                const FromInstancesOptions &options) {
  const RgbImage image = readRgb((input / picture.file).string());
  const IndexImage instances = readIndices((input / picture.idsFile).string());
  if (instances.width != image.width || instances.height != image.height)
    throw Error(ErrorCode::Corrupt, (input / picture.idsFile).string() + ": expected " + std::to_string(image.width) +
                                        "x" + std::to_string(image.height) + " pixels as its image has, found " +
                                        std::to_string(instances.width) + "x" + std::to_string(instances.height));
  const std::string id = idOfPath(fs::path(picture.file).replace_extension().generic_string());
  writer.addImage(id, image, isForValidation(picture.file, options.valShare) ? "val" : "train", options.gsdMetres);
  for (std::size_t c = 0; c < classes.entries().size(); ++c) {
    const auto found = picture.idsOfClass.find(c);
    const Mask mask = maskOf(instances, found == picture.idsOfClass.end() ? InstanceIds() : found->second);
    addClassExpressions(writer, id, classes.entries()[c], mask, options.minPixels);
  }
  addExpressions(writer, picture, id, expressions, instances, classes, options.minPixels);
}

} // namespace

std::optional<XemapSet> buildSetFromInstances(const std::string &input, const ClassTable &classes,
                                              const FromInstancesOptions &options, const std::string &output,
                                              const Feedback &feedback) {
  const fs::path folder(input);
  const std::vector<InstancePicture> pictures = readPictures((folder / "instances.jsonl").string(), classes);
  std::map<std::string, std::vector<InstanceExpression>> expressions;
  if (!options.expressionsFile.empty())
    expressions = readExpressions((folder / options.expressionsFile).string());
  XemapSetWriter writer(output, options.name, options.license, "Expressions about numbered instances.");
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (feedback.isCancelled())
      return std::nullopt;
    addPicture(writer, folder, pictures[i], expressions[pictures[i].file], classes, options);
    feedback.setProgress(static_cast<double>(i + 1) / static_cast<double>(pictures.size()));
  }
  return writer.finish();
}

} // namespace xemap::data
