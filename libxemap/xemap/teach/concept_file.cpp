// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/concept_file.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/checkpoint/sha256.h"
#include "xemap/model/spec/json_fields.h"

namespace xemap::teach {

namespace {

using Json = nlohmann::json;
using model::FieldReader;

constexpr const char *format = "xemap-concept";
constexpr int version = 1;
/// More than any concept, and less than a file that was meant for something else.
constexpr std::uintmax_t mostBytes = 16U << 20U;
/// No weight that was learned comes near it.
constexpr double largestWeight = 1e6;
constexpr double smallestReach = 1e-3;
constexpr std::size_t mostLevels = 16;
constexpr std::int64_t mostWidth = 4096;
constexpr int mostExamples = 1000000;

/// Of everything else in the file, keys in alphabetical order, without blanks.
std::string checksumOf(Json json) {
  json.erase("checksum");
  const auto text = json.dump();
  checkpoint::Sha256 sum;
  sum.add(text.data(), text.size());
  return sum.text();
}

double weight(const FieldReader &fields, const char *name, double lowest) {
  const double value = fields.number(name);
  if (value < lowest || value > largestWeight)
    fields.fail(name, "a number from " + std::to_string(lowest) + " to " + std::to_string(largestWeight));
  return value;
}

int count(const FieldReader &fields, const char *name) {
  const auto value = fields.get<std::int64_t>(name, "a whole number");
  if (value < 0 || value > mostExamples)
    fields.fail(name, "a count from 0 to " + std::to_string(mostExamples));
  return static_cast<int>(value);
}

std::string textOf(const FieldReader &fields, const char *name) {
  return fields.get<std::string>(name, "a string");
}

/// A list of numbers, whose message does not repeat a thousand of them.
std::vector<float> readNumbers(const Json &json, const std::string &where) {
  const auto refuse = [&](const std::string &expected, const std::string &found) {
    throw Error(ErrorCode::Corrupt, where + ": expected " + expected + ", found " + found);
  };
  if (!json.is_array())
    refuse("a list of numbers", json.type_name());
  std::vector<float> numbers;
  for (const auto &value : json) {
    if (!value.is_number())
      refuse("numbers", value.type_name());
    if (!(std::abs(value.get<double>()) <= largestWeight))
      refuse("numbers up to " + std::to_string(largestWeight), value.dump());
    numbers.push_back(value.get<float>());
  }
  return numbers;
}

void readLandmarks(const Json &json, const FieldReader &root, const std::string &origin, Concept &taught) {
  const auto widths = root.get<std::vector<std::int64_t>>("widths", "a list of whole numbers");
  for (const auto width : widths)
    if (width < 1 || width > mostWidth)
      root.fail("widths", "sizes from 1 to " + std::to_string(mostWidth));
  if (widths.empty() || widths.size() > mostLevels)
    root.fail("widths", "1 to " + std::to_string(mostLevels) + " sizes");
  taught.widths.assign(widths.begin(), widths.end());
  root.get<Json::array_t>("landmarks", "a list of landmarks");
  for (const auto &one : json.at("landmarks")) {
    const auto where = "/landmarks/" + std::to_string(taught.landmarks.weights.size());
    const FieldReader fields(one, origin, where);
    taught.landmarks.weights.push_back(static_cast<float>(weight(fields, "weight", -largestWeight)));
    fields.get<Json::array_t>("features", "a list of numbers");
    const auto features = readNumbers(one.at("features"), origin + ": field " + where + "/features");
    if (features.size() != taught.width())
      throw Error(ErrorCode::Corrupt, origin + ": field " + where + "/features: expected " +
                                          std::to_string(taught.width()) + " numbers, found " +
                                          std::to_string(features.size()));
    taught.landmarks.features.insert(taught.landmarks.features.end(), features.begin(), features.end());
  }
}

Json placeJson(const ShownPlace &place) {
  Json json{{"like", place.like}};
  for (const auto &[name, value] : {std::pair("source", &place.source), {"crs", &place.crs}, {"wkt", &place.wkt}})
    if (!value->empty())
      json[name] = *value;
  return json;
}

std::vector<ShownPlace> readPlaces(const Json &json, const FieldReader &examples, const std::string &origin) {
  std::vector<ShownPlace> places;
  if (!examples.has("shown"))
    return places;
  examples.get<Json::array_t>("shown", "a list of places");
  for (const auto &one : json.at("examples").at("shown")) {
    const FieldReader fields(one, origin, "/examples/shown/" + std::to_string(places.size()));
    const auto optional = [&](const char *name) { return fields.has(name) ? textOf(fields, name) : std::string(); };
    places.push_back({fields.get<bool>("like", "true or false"), optional("source"), optional("crs"), optional("wkt")});
  }
  return places;
}

Json toJson(const Concept &taught) {
  Json landmarks = Json::array();
  auto next = taught.landmarks.features.begin();
  for (const auto landmarkWeight : taught.landmarks.weights) {
    const auto end = next + static_cast<std::ptrdiff_t>(taught.width());
    landmarks.push_back({{"weight", landmarkWeight}, {"features", std::vector<float>(next, end)}});
    next = end;
  }
  Json json{{"format", format},
            {"version", version},
            {"name", taught.name},
            {"words", taught.words},
            {"model", {{"name", taught.model.name}, {"identity", taught.model.identity}}},
            {"widths", taught.widths},
            {"reach", taught.landmarks.reach},
            {"landmarks", landmarks},
            {"words_weight", taught.wordsWeight},
            {"bias", taught.bias},
            {"sharpness", taught.sharpness},
            {"examples", {{"like", taught.likeCount}, {"unlike", taught.unlikeCount}, {"extents", taught.extentCount}}},
            {"license", taught.license},
            {"author", taught.author}};
  for (const auto &place : taught.places)
    json["examples"]["shown"].push_back(placeJson(place));
  return json;
}

} // namespace

std::string conceptText(const Concept &taught) {
  // What was typed may be no UTF-8; what is written is, so that it is read again as it was signed.
  auto json = Json::parse(toJson(taught).dump(-1, ' ', false, Json::error_handler_t::replace));
  json["checksum"] = checksumOf(json);
  return json.dump(1) + '\n';
}

Concept parseConcept(const std::string &text, const std::string &origin) {
  const auto json = Json::parse(text, nullptr, false);
  if (json.is_discarded())
    throw Error(ErrorCode::Corrupt, origin + ": expected JSON, found something else");
  const FieldReader root(json, origin, "");
  if (textOf(root, "format") != format)
    root.fail("format", std::string("\"") + format + "\"");
  if (const auto found = root.get<std::int64_t>("version", "a whole number"); found != version)
    throw Error(ErrorCode::Unsupported, origin + ": expected version " + std::to_string(version) +
                                            " of the format, found " + std::to_string(found));
  if (const auto sum = textOf(root, "checksum"); sum != checksumOf(json))
    root.fail("checksum", "that of the other fields, " + checksumOf(json));
  Concept taught;
  taught.name = textOf(root, "name");
  taught.words = textOf(root, "words");
  const auto model = root.object("model");
  taught.model = {textOf(model, "name"), textOf(model, "identity")};
  readLandmarks(json, root, origin, taught);
  taught.landmarks.reach = weight(root, "reach", smallestReach);
  taught.wordsWeight = weight(root, "words_weight", -largestWeight);
  taught.bias = weight(root, "bias", -largestWeight);
  taught.sharpness = weight(root, "sharpness", 0.0);
  const auto examples = root.object("examples");
  taught.likeCount = count(examples, "like");
  taught.unlikeCount = count(examples, "unlike");
  taught.extentCount = count(examples, "extents");
  taught.places = readPlaces(json, examples, origin);
  taught.license = textOf(root, "license");
  taught.author = textOf(root, "author");
  return taught;
}

Concept readConcept(const std::string &path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    throw Error(ErrorCode::NotFound, path + ": expected a concept file, found none");
  if (const auto bytes = std::filesystem::file_size(path, error); error || bytes > mostBytes)
    throw Error(ErrorCode::Corrupt, path + ": expected at most " + std::to_string(mostBytes) + " bytes, found more");
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file)
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  return parseConcept(text, path);
}

void requireModel(const Concept &taught, const ModelReference &model) {
  if (taught.model.identity != model.identity)
    throw Error(ErrorCode::Unsupported, "concept '" + taught.name + "': expected the model it was learned with, '" +
                                            taught.model.name + "' (" + taught.model.identity.substr(0, 12) +
                                            "), found '" + model.name + "' (" + model.identity.substr(0, 12) +
                                            "); learn it again from its examples");
}

} // namespace xemap::teach
