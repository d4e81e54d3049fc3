// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/model_facts.h"

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/base/logistic_regression.h"
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
  PresenceCalibration presence{reader.number("head"), reader.number("sure"), reader.number("bias"),
                               reader.number("doubt")};
  if (presence.doubt < 0)
    reader.fail("doubt", "0 or more");
  // Models that were calibrated before it was fitted do not say it.
  if (reader.has("doubted_below"))
    presence.doubtedBelow = reader.number("doubted_below");
  if (!(presence.doubtedBelow > 0 && presence.doubtedBelow < 1))
    reader.fail("doubted_below", "a number between 0 and 1");
  return presence;
}

nlohmann::json toJson(const Calibration &calibration) {
  return {{"temperature", calibration.temperature}, {"bias", calibration.bias}};
}

} // namespace

double PresenceCalibration::takenOff(double p) const {
  constexpr double surest = 1e-6;
  return doubt * std::max(0.0, logit(doubtedBelow) - logit(std::clamp(p, surest, 1.0 - surest)));
}

void readFacts(const FieldReader &root, ModelFacts &facts) {
  facts.name = root.get<std::string>("name", "a string");
  facts.license = root.get<std::string>("license", "a string");
  const auto calibration = root.object("calibration");
  facts.mask = readCalibration(calibration.object("mask"));
  facts.presence = readPresence(calibration.object("presence"));
  const auto gsd = root.object("gsd_metres");
  facts.minGsdMetres = gsd.number("min");
  facts.maxGsdMetres = gsd.number("max");
}

void writeFacts(const ModelFacts &facts, nlohmann::json &json) {
  const auto &presence = facts.presence;
  json["name"] = facts.name;
  json["license"] = facts.license;
  json["calibration"] = {{"mask", toJson(facts.mask)},
                         {"presence",
                          {{"head", presence.head},
                           {"sure", presence.sure},
                           {"bias", presence.bias},
                           {"doubt", presence.doubt},
                           {"doubted_below", presence.doubtedBelow}}}};
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
