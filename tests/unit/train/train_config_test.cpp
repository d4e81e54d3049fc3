// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/train_config.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::train {
namespace {

std::string errorOf(const nlohmann::json &json) {
  try {
    parseTrainConfig(json, "tiny.json");
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    return error.what();
  }
  return "no error";
}

TEST(TrainConfig, KeepsDefaultsOfAbsentFields) {
  const auto config = parseTrainConfig({{"steps", 7}}, "tiny.json");
  EXPECT_EQ(config.steps, 7);
  EXPECT_EQ(config.mosaicsPerBatch, TrainConfig{}.mosaicsPerBatch);
}

TEST(TrainConfig, RoundTripsEveryField) {
  auto json = toJson(TrainConfig{});
  for (auto &[name, value] : json.items())
    if (value.is_number_integer())
      value = name == "crop_px" ? 128 : name == "alignment_steps" ? 0 : value.get<int>() + 1;
    else if (value.is_number_float())
      value = value.get<double>() * 0.5;
    else if (name == "held_out_classes")
      value = {"Port", "Church"};
    else if (name == "groups")
      value = {{{"prefix", "head."}, {"rate", 0.5}, {"decay", 0.1}}};
    else if (name == "similar_classes")
      value = nlohmann::json::parse(R"([["River", "Pond"], ["Park", "Meadow"]])");
    else
      value = name == "device" ? "cpu" : "other";
  EXPECT_EQ(toJson(parseTrainConfig(json, "tiny.json")), json);
}

TEST(TrainConfig, NamesTheFieldThatIsWrong) {
  EXPECT_EQ(errorOf({{"stepz", 1}}), "tiny.json: field 'stepz' is not known");
  EXPECT_THAT(errorOf({{"steps", 0}}), testing::HasSubstr("field 'steps': expected a number from 1"));
  EXPECT_THAT(errorOf({{"steps", 1.5}}), testing::HasSubstr("found 1.5"));
  EXPECT_THAT(errorOf({{"learning_rate", "fast"}}),
              testing::HasSubstr("field 'learning_rate': expected a number, found \"fast\""));
  EXPECT_THAT(errorOf({{"similar_classes", {"River"}}}), testing::HasSubstr("expected a list of pairs of class names"));
  EXPECT_THAT(errorOf({{"groups", {{{"prefix", "image."}}}}}),
              testing::HasSubstr("expected a list of objects with prefix, rate and decay"));
  EXPECT_THAT(errorOf({{"device", "gpu"}}),
              testing::HasSubstr("expected one of [\"auto\",\"cpu\",\"cuda\"], found \"gpu\""));
  EXPECT_THAT(errorOf({{"crop_px", 100}}), testing::HasSubstr("multiple of 64, found 100"));
  EXPECT_THAT(errorOf({{"distinct_batches", 5}, {"alignment_steps", 1}}),
              testing::HasSubstr("field 'distinct_batches': expected 0 when there are alignment_steps"));
  EXPECT_THAT(errorOf(nlohmann::json::array()), testing::HasSubstr("expected a JSON object, found array"));
}

} // namespace
} // namespace xemap::train
