// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/train_config.h"

#include <functional>
#include <limits>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::train {

namespace {

/// The fields of a configuration, each under its name in the file and with its range: one list for reading and writing.
class FieldTable {
public:
  template <typename Number>
  void number(const std::string &name, Number &value, double low, double high = std::numeric_limits<double>::max()) {
    mReaders[name] = [this, name, &value, low, high](const nlohmann::json &found) {
      if (!found.is_number() || (std::is_integral_v<Number> && !found.is_number_integer()))
        fail(name, "a number", found);
      const auto asDouble = found.get<double>();
      if (!(asDouble >= low && asDouble <= high))
        fail(name, "a number from " + nlohmann::json(low).dump() + " to " + nlohmann::json(high).dump(), found);
      value = found.get<Number>();
    };
    mWriters[name] = [&value] { return nlohmann::json(value); };
  }

  void text(const std::string &name, std::string &value) {
    mReaders[name] = [this, name, &value](const nlohmann::json &found) {
      if (!found.is_string() || found.get<std::string>().empty())
        fail(name, "a text", found);
      value = found.get<std::string>();
    };
    mWriters[name] = [&value] { return nlohmann::json(value); };
  }

  void choice(const std::string &name, std::string &value, const std::set<std::string> &choices) {
    mReaders[name] = [this, name, &value, choices](const nlohmann::json &found) {
      if (!found.is_string() || choices.count(found.get<std::string>()) == 0)
        fail(name, "one of " + nlohmann::json(choices).dump(), found);
      value = found.get<std::string>();
    };
    mWriters[name] = [&value] { return nlohmann::json(value); };
  }

  /// A list, read and checked as a whole.
  template <typename List> void list(const std::string &name, const std::string &expected, List &value) {
    mReaders[name] = [this, name, expected, &value](const nlohmann::json &found) {
      try {
        value = found.get<List>();
      } catch (const nlohmann::json::exception &) {
        fail(name, expected, found);
      }
    };
    mWriters[name] = [&value] { return nlohmann::json(value); };
  }

  void read(const nlohmann::json &json, const std::string &origin) {
    mOrigin = origin;
    if (!json.is_object())
      throw Error(ErrorCode::InvalidArgument, origin + ": expected a JSON object, found " + json.type_name());
    for (const auto &[name, value] : json.items()) {
      const auto reader = mReaders.find(name);
      if (reader == mReaders.end())
        throw Error(ErrorCode::InvalidArgument, origin + ": field '" + name + "' is not known");
      reader->second(value);
    }
  }

  nlohmann::json write() const {
    nlohmann::json json;
    for (const auto &[name, writer] : mWriters)
      json[name] = writer();
    return json;
  }

private:
  [[noreturn]] void fail(const std::string &name, const std::string &expected, const nlohmann::json &found) const {
    throw Error(ErrorCode::InvalidArgument,
                mOrigin + ": field '" + name + "': expected " + expected + ", found " + found.dump());
  }

  std::string mOrigin;
  std::map<std::string, std::function<void(const nlohmann::json &)>> mReaders;
  std::map<std::string, std::function<nlohmann::json()>> mWriters;
};

void describe(FieldTable &table, TrainConfig &config) {
  table.text("model_name", config.modelName);
  table.number("seed", config.seed, 0);
  table.number("steps", config.steps, 1);
  table.number("alignment_steps", config.alignmentSteps, 0);
  table.number("mosaics_per_batch", config.mosaicsPerBatch, 0, 4096);
  table.number("masked_per_batch", config.maskedPerBatch, 0, 4096);
  table.number("queries_per_image", config.queriesPerImage, 1, 64);
  table.number("crop_px", config.cropPx, 64, 2048);
  table.number("overview_share", config.overviewShare, 0, 1);
  table.number("learning_rate", config.learningRate, 0, 1);
  table.number("final_learning_rate", config.finalLearningRate, 0, 1);
  table.number("warmup_steps", config.warmupSteps, 0);
  table.number("gradient_clip", config.gradientClip, 1e-6);
  table.number("average_decay", config.averageDecay, 0, 1);
  table.number("validate_every", config.validateEvery, 1);
  table.number("validation_batches", config.validationBatches, 1, 10000);
  table.number("checkpoint_every_minutes", config.checkpointEveryMinutes, 1, 1440);
  table.number("distinct_batches", config.distinctBatches, 0);
  table.number("threads", config.threads, 0, 1024);
  table.choice("device", config.device, {"auto", "cpu", "cuda"});
  table.list("similar_classes", "a list of pairs of class names", config.classes.similar);
  table.list("held_out_classes", "a list of class names", config.classes.heldOut);
  table.number("loss_classes", config.lossWeights.classes, 0);
  table.number("loss_captions", config.lossWeights.captions, 0);
  table.number("loss_compete", config.lossWeights.compete, 0);
  table.number("loss_dice", config.lossWeights.dice, 0);
  table.number("loss_levels", config.lossWeights.levels, 0);
  table.number("loss_absent", config.lossWeights.absent, 0);
  table.number("loss_presence", config.lossWeights.presence, 0);
  table.list("groups", "a list of objects with prefix, rate and decay", config.groups);
}

} // namespace

void to_json(nlohmann::json &json, const ParameterGroup &group) {
  json = {{"prefix", group.prefix}, {"rate", group.rate}, {"decay", group.decay}};
}

void from_json(const nlohmann::json &json, ParameterGroup &group) {
  json.at("prefix").get_to(group.prefix);
  json.at("rate").get_to(group.rate);
  json.at("decay").get_to(group.decay);
}

TrainConfig parseTrainConfig(const nlohmann::json &json, const std::string &origin) {
  TrainConfig config;
  FieldTable table;
  describe(table, config);
  table.read(json, origin);
  if (config.cropPx % 64 != 0)
    throw Error(ErrorCode::InvalidArgument,
                origin + ": field 'crop_px': expected a multiple of 64, found " + std::to_string(config.cropPx));
  if (config.distinctBatches > 0 && config.alignmentSteps > 0)
    throw Error(ErrorCode::InvalidArgument, origin +
                                                ": field 'distinct_batches': expected 0 when there are "
                                                "alignment_steps, whose batches are others, found " +
                                                std::to_string(config.distinctBatches));
  return config;
}

nlohmann::json toJson(const TrainConfig &config) {
  TrainConfig copy = config;
  FieldTable table;
  describe(table, copy);
  return table.write();
}

} // namespace xemap::train
