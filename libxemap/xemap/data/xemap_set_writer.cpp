// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/xemap_set_writer.h"

#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::data {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const SetImage &image) {
  Json json = {{"id", image.id},
               {"file", image.file},
               {"width", image.width},
               {"height", image.height},
               {"gsd_m", image.gsdMetres ? Json(*image.gsdMetres) : Json(nullptr)},
               {"split", image.split}};
  if (!image.unknownFile.empty())
    json["unknown"] = image.unknownFile;
  return json;
}

Json toJson(const SetExpression &expression) {
  Json json = {
      {"id", expression.id}, {"image", expression.image}, {"text", expression.text}, {"present", expression.present}};
  if (!expression.maskFile.empty())
    json["mask"] = expression.maskFile;
  if (!expression.regions.empty())
    json["regions"] = expression.regions;
  json["tags"] = tagNames(expression.tags);
  return json;
}

/// One element a line, so that sets can be read and compared by people.
template <typename Element>
void writeList(std::ostream &file, const char *key, const std::vector<Element> &elements, const char *end) {
  file << "  \"" << key << "\": [";
  const char *separator = "\n    ";
  for (const Element &element : elements) {
    file << separator << toJson(element).dump();
    separator = ",\n    ";
  }
  file << "\n  ]" << end;
}

} // namespace

XemapSetWriter::XemapSetWriter(const std::string &directory, const std::string &name, const std::string &license,
                               const std::string &description)
    : mOutput(directory), mSet{name, license, description, {}, {}} {
  std::error_code problem;
  for (const char *folder : {"images", "masks"})
    if (!fs::create_directories(temporary(folder), problem))
      throw Error(ErrorCode::Unwritable, mOutput.target() + ": cannot be created: " + problem.message());
}

std::string XemapSetWriter::temporary(const std::string &file) const {
  return (fs::path(mOutput.temporary()) / file).string();
}

void XemapSetWriter::addImage(const std::string &id, const RgbImage &picture, const std::string &split,
                              std::optional<double> gsdMetres, const std::string &unknownFile) {
  SetImage image{id, "images/" + id + ".png", picture.width, picture.height, gsdMetres, split, unknownFile};
  writePng(temporary(image.file), picture);
  mSet.images.push_back(std::move(image));
}

std::string XemapSetWriter::addMask(const std::string &id, const Mask &mask) {
  std::string file = "masks/" + id + ".png";
  writePng(temporary(file), mask);
  return file;
}

void XemapSetWriter::addExpression(SetExpression expression) {
  if (!expression.present)
    expression.tags |= Absent;
  mSet.expressions.push_back(std::move(expression));
}

XemapSet XemapSetWriter::finish() {
  std::ofstream file(temporary("xemap-set.json"), std::ios::binary);
  file << "{\n  \"format\": \"xemap-set\",\n  \"version\": 1,\n  \"name\": " << Json(mSet.name).dump()
       << ",\n  \"license\": " << Json(mSet.license).dump() << ",\n  \"description\": " << Json(mSet.description).dump()
       << ",\n";
  writeList(file, "images", mSet.images, ",\n");
  writeList(file, "expressions", mSet.expressions, "\n}\n");
  file.close();
  if (!file)
    throw Error(ErrorCode::Unwritable, mOutput.target() + ": xemap-set.json cannot be written");
  XemapSet written = readXemapSet(mOutput.temporary());
  mOutput.commit();
  return written;
}

} // namespace xemap::data
