// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/model_facts.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/model/spec/json_fields.h"

namespace xemap::model {

namespace {

Calibration readCalibration(const FieldReader &reader) {
  Calibration calibration{reader.number("temperature"), reader.number("bias")};
  if (calibration.temperature <= 0)
    reader.fail("temperature", "a positive number");
  return calibration;
}

PresenceCalibration readPresence(const FieldReader &reader) {
  const PresenceCalibration presence{reader.number("head"), reader.number("sure"), reader.number("bias"),
                                     reader.number("doubt")};
  if (presence.doubt < 0)
    reader.fail("doubt", "0 or more");
  return presence;
}

nlohmann::json toJson(const Calibration &calibration) {
  return {{"temperature", calibration.temperature}, {"bias", calibration.bias}};
}

} // namespace

void readFacts(const FieldReader &root, ModelFacts &facts) {
  facts.name = root.get<std::string>("name", "a string");
  facts.license = root.get<std::string>("license", "a string");
  const auto calibration = root.object("calibration");
  facts.mask = readCalibration(calibration.object("mask"));
  if (calibration.has("example"))
    facts.example = readCalibration(calibration.object("example"));
  facts.presence = readPresence(calibration.object("presence"));
  const auto gsd = root.object("gsd_metres");
  facts.minGsdMetres = gsd.number("min");
  facts.maxGsdMetres = gsd.number("max");
}

void writeFacts(const ModelFacts &facts, nlohmann::json &json) {
  const auto &presence = facts.presence;
  json["name"] = facts.name;
  json["license"] = facts.license;
  json["calibration"] = {
      {"mask", toJson(facts.mask)},
      {"example", toJson(facts.example)},
      {"presence",
       {{"head", presence.head}, {"sure", presence.sure}, {"bias", presence.bias}, {"doubt", presence.doubt}}}};
  json["gsd_metres"] = {{"min", facts.minGsdMetres}, {"max", facts.maxGsdMetres}};
}

nlohmann::json readModelJson(const std::string &directory) {
  const auto path = directory + "/model.json";
  std::ifstream file(path);
  if (!file)
    throw Error(ErrorCode::NotFound, path + ": expected a model directory with model.json, found none");
  auto json = nlohmann::json::parse(file, nullptr, false);
  if (json.is_discarded())
    throw Error(ErrorCode::Corrupt, path + ": expected JSON, found something else");
  return json;
}

int versionOf(const std::string &directory) {
  const auto json = readModelJson(directory);
  return json.is_object() && json.contains("version") && json["version"].is_number_integer()
             ? json["version"].get<int>()
             : 0;
}

} // namespace xemap::model
