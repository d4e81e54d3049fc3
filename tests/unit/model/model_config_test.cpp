// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/random_net.h"
#include "xemap/base/error.h"
#include "xemap/model/model_directory.h"

namespace xemap::model {

namespace {

ModelConfig aConfig() {
  ModelConfig config;
  config.name = "tiny";
  config.license = "CC-BY-4.0";
  config.options = test::smallNetOptions();
  config.options.pixelMean = {0.1, 0.2, 0.3};
  config.mask = {1.5, -0.25};
  config.presence = {0.75, 0.5, 2.0};
  config.minGsdMetres = 0.25;
  config.maxGsdMetres = 3.0;
  return config;
}

} // namespace

TEST(ModelConfig, SurvivesJson) {
  const auto json = toJson(aConfig());
  const auto read = parseModelConfig(nlohmann::json::parse(json.dump()), "model.json");
  EXPECT_EQ(toJson(read), json);
  EXPECT_EQ(read.mask.temperature, 1.5);
  EXPECT_EQ(read.mask.bias, -0.25);
  EXPECT_EQ(read.presence.head, 0.75);
  EXPECT_EQ(read.presence.sure, 0.5);
  EXPECT_EQ(read.presence.bias, 2.0);
  EXPECT_EQ(read.options.stageWidths, aConfig().options.stageWidths);
  EXPECT_EQ(read.options.pixelMean, aConfig().options.pixelMean);
  EXPECT_EQ(read.maxGsdMetres, 3.0);
}

TEST(ModelConfig, RefusesNetworksOfOtherVersions) {
  const auto refusal = [](const char *architecture) -> std::string {
    auto json = toJson(aConfig());
    json["architecture"] = architecture;
    try {
      parseModelConfig(json, "model.json");
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Unsupported);
      return error.what();
    }
    return "accepted";
  };
  EXPECT_THAT(refusal("xemap-net-base"), ::testing::HasSubstr("import its checkpoint again"));
  EXPECT_THAT(refusal("imagined"),
              ::testing::HasSubstr("field /architecture: expected xemap-net-tiny, found imagined"));
}

TEST(ModelConfig, KeepsACardForPeopleOutOfTheWay) {
  auto json = toJson(aConfig());
  json["card"] = {{"training", "an hour"}};
  EXPECT_EQ(parseModelConfig(json, "model.json").name, "tiny");
}

TEST(ModelConfig, NamesEachMissingField) {
  const auto whole = toJson(aConfig());
  const auto flat = whole.flatten();
  for (const auto &[pointer, value] : flat.items()) {
    auto damaged = whole;
    const nlohmann::json::json_pointer place(pointer);
    if (damaged[place.parent_pointer()].is_array() || place.back() == "doubted_below")
      continue;
    damaged[place.parent_pointer()].erase(place.back());
    try {
      parseModelConfig(damaged, "model.json");
      ADD_FAILURE() << "accepted without " << pointer;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt);
      EXPECT_THAT(error.what(), ::testing::HasSubstr("model.json: field " + pointer));
    }
  }
}

} // namespace xemap::model
