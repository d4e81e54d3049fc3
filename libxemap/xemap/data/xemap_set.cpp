// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/xemap_set.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/data/json_field.h"

namespace xemap::data {

namespace fs = std::filesystem;

namespace {

constexpr const char *setFile = "xemap-set.json";
constexpr std::int64_t maxSidePx = 1'000'000;
constexpr std::array<std::pair<const char *, ExpressionTag>, 9> tagTable = {{{"category", Category},
                                                                             {"relation", Relation},
                                                                             {"direction", Direction},
                                                                             {"attribute", Attribute},
                                                                             {"size", Size},
                                                                             {"negation", Negation},
                                                                             {"absent", Absent},
                                                                             {"caption", Caption},
                                                                             {"partial", Partial}}};

std::string inFolder(const std::string &directory, const std::string &file) {
  return (fs::path(directory) / file).string();
}

std::string sizeText(int width, int height) {
  return std::to_string(width) + "x" + std::to_string(height);
}

/// Identifiers become file names of masks and of evaluation maps.
std::string readId(const JsonField &field, std::set<std::string> &taken) {
  constexpr std::size_t longest = 200;
  std::string id = field.text();
  if (id.front() == '.' || id.size() > longest || id.find_first_of("/\\") != std::string::npos)
    field.fail("an identifier usable as a file name");
  if (!taken.insert(id).second)
    field.fail("an identifier of its own");
  return id;
}

SetImage readImage(const JsonField &field, std::set<std::string> &takenIds) {
  SetImage image;
  image.id = readId(field.member("id"), takenIds);
  image.file = field.member("file").relativePath();
  image.width = static_cast<int>(field.member("width").integer(1, maxSidePx));
  image.height = static_cast<int>(field.member("height").integer(1, maxSidePx));
  if (const auto gsd = field.find("gsd_m")) {
    image.gsdMetres = gsd->number();
    if (!(*image.gsdMetres > 0.0))
      gsd->fail("null or a number above 0");
  }
  const JsonField split = field.member("split");
  image.split = split.string();
  if (image.split != "train" && image.split != "val" && image.split != "test")
    split.fail("\"train\", \"val\" or \"test\"");
  if (const auto unknown = field.find("unknown"))
    image.unknownFile = unknown->relativePath();
  return image;
}

std::pair<double, double> readPoint(const JsonField &field, const SetImage &image) {
  const std::vector<JsonField> parts = field.elements();
  if (parts.size() != 2)
    field.fail("a point [x, y]");
  const std::pair<double, double> point{parts[0].number(), parts[1].number()};
  if (!(point.first >= 0 && point.second >= 0 && point.first <= image.width && point.second <= image.height))
    field.fail("a point in the image of " + sizeText(image.width, image.height) + " pixels");
  return point;
}

Ring readRing(const JsonField &field, const SetImage &image) {
  constexpr std::size_t fewestPoints = 3;
  Ring ring;
  for (const JsonField &point : field.elements())
    ring.push_back(readPoint(point, image));
  if (ring.size() < fewestPoints)
    field.fail("a ring of three points or more");
  return ring;
}

std::vector<Polygon> readRegions(const JsonField &field, const SetImage &image) {
  std::vector<Polygon> polygons;
  for (const JsonField &polygon : field.elements()) {
    polygons.emplace_back();
    for (const JsonField &ring : polygon.elements())
      polygons.back().push_back(readRing(ring, image));
    if (polygons.back().empty())
      polygon.fail("a polygon of one ring or more");
    if (!isSimple(polygons.back()))
      polygon.fail("a polygon whose rings do not cross", "one that crosses itself");
  }
  if (polygons.empty())
    field.fail("one polygon or more");
  return polygons;
}

std::uint32_t readTags(const JsonField &field) {
  std::uint32_t tags = 0;
  for (const JsonField &name : field.elements()) {
    const auto tag = tagOfName(name.string());
    if (!tag)
      name.fail("a known tag");
    tags |= *tag;
  }
  return tags;
}

SetExpression readExpression(const JsonField &field, std::set<std::string> &takenIds,
                             const std::map<std::string, const SetImage *> &images) {
  SetExpression expression;
  expression.id = readId(field.member("id"), takenIds);
  const JsonField image = field.member("image");
  expression.image = image.string();
  const auto pictured = images.find(expression.image);
  if (pictured == images.end())
    image.fail("the id of an image");
  expression.text = field.member("text").text();
  expression.present = field.member("present").boolean();
  const auto mask = field.find("mask");
  const auto regions = field.find("regions");
  if (!expression.present && (mask || regions))
    (mask ? mask : regions)->fail("nothing, as the referent is absent");
  if (expression.present && mask.has_value() == regions.has_value())
    field.fail("either mask or regions", mask ? "both" : "neither");
  if (mask)
    expression.maskFile = mask->relativePath();
  if (regions)
    expression.regions = readRegions(*regions, *pictured->second);
  const JsonField tags = field.member("tags");
  expression.tags = readTags(tags);
  if (expression.present && (expression.tags & Absent) != 0)
    tags.fail("no tag \"absent\", as the referent is present");
  if (!expression.present && (expression.tags & Partial) != 0)
    tags.fail("no tag \"partial\", as the referent is absent");
  if (!expression.present)
    expression.tags |= Absent;
  return expression;
}

Mask readMaskOf(const std::string &directory, const SetImage &image, const std::string &file) {
  const std::string path = inFolder(directory, file);
  Mask mask = readMask(path);
  if (mask.width != image.width || mask.height != image.height)
    throw Error(ErrorCode::Corrupt, path + ": expected " + sizeText(image.width, image.height) +
                                        " pixels as its image has, found " + sizeText(mask.width, mask.height));
  return mask;
}

} // namespace

const SetImage &XemapSet::image(const std::string &id) const {
  const auto found = std::find_if(images.begin(), images.end(), [&](const SetImage &image) { return image.id == id; });
  if (found == images.end())
    throw Error(ErrorCode::InvalidArgument, name + ": expected the id of an image, found '" + id + "'");
  return *found;
}

std::vector<std::string> tagNames(std::uint32_t tags) {
  std::vector<std::string> names;
  for (const auto &[name, tag] : tagTable)
    if ((tags & tag) != 0)
      names.emplace_back(name);
  return names;
}

std::optional<std::uint32_t> tagOfName(const std::string &name) {
  for (const auto &[known, tag] : tagTable)
    if (name == known)
      return tag;
  return std::nullopt;
}

bool isXemapSet(const std::string &directory) {
  return fs::is_regular_file(fs::path(directory) / setFile);
}

XemapSet readXemapSet(const std::string &directory) {
  const std::string path = inFolder(directory, setFile);
  const nlohmann::json document = readJsonFile(path);
  const JsonField root(document, path);
  if (root.member("format").string() != "xemap-set")
    root.member("format").fail("\"xemap-set\"");
  constexpr std::int64_t knownVersion = 1;
  const std::int64_t version = root.member("version").integer(1, 1'000'000);
  if (version != knownVersion)
    throw Error(ErrorCode::Unsupported, path + ": version: expected 1, found " + std::to_string(version));

  XemapSet set;
  set.name = root.member("name").text();
  set.license = root.member("license").string();
  set.description = root.member("description").string();
  std::set<std::string> imageIds;
  for (const JsonField &image : root.member("images").elements())
    set.images.push_back(readImage(image, imageIds));
  std::map<std::string, const SetImage *> images;
  for (const SetImage &image : set.images)
    images.emplace(image.id, &image);
  std::set<std::string> expressionIds;
  for (const JsonField &expression : root.member("expressions").elements())
    set.expressions.push_back(readExpression(expression, expressionIds, images));
  return set;
}

RgbImage readSetImage(const std::string &directory, const SetImage &image) {
  const std::string path = inFolder(directory, image.file);
  RgbImage picture = readRgb(path);
  if (picture.width != image.width || picture.height != image.height)
    throw Error(ErrorCode::Corrupt, path + ": expected " + sizeText(image.width, image.height) +
                                        " pixels as the set says, found " + sizeText(picture.width, picture.height));
  return picture;
}

std::optional<Mask> readUnknownMask(const std::string &directory, const SetImage &image) {
  if (image.unknownFile.empty())
    return std::nullopt;
  return readMaskOf(directory, image, image.unknownFile);
}

Mask readExpressionMask(const std::string &directory, const SetImage &image, const SetExpression &expression) {
  if (!expression.maskFile.empty())
    return readMaskOf(directory, image, expression.maskFile);
  Mask mask{image.width, image.height, {}};
  mask.values.resize(std::size_t{1} * mask.width * mask.height, 0);
  if (!expression.regions.empty())
    burnPolygons(expression.regions, mask);
  return mask;
}

std::vector<std::string> findSetProblems(const std::string &directory, const XemapSet &set) {
  std::vector<std::string> problems;
  std::map<std::string, const SetImage *> images;
  for (const SetImage &image : set.images) {
    images[image.id] = &image;
    try {
      readSetImage(directory, image);
      readUnknownMask(directory, image);
    } catch (const Error &problem) {
      problems.emplace_back(problem.what());
    }
  }
  for (const SetExpression &expression : set.expressions) {
    try {
      const Mask mask = readExpressionMask(directory, *images.at(expression.image), expression);
      const bool isEmpty = std::count(mask.values.begin(), mask.values.end(), Mask::referred) == 0;
      if (expression.present && isEmpty)
        problems.push_back(expression.id + ": expected a mask with referred pixels, found an empty one");
    } catch (const Error &problem) {
      problems.emplace_back(expression.id + ": " + problem.what());
    }
  }
  return problems;
}

} // namespace xemap::data
