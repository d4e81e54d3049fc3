// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/model_spec.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/small_model.h"
#include "xemap/base/error.h"

namespace xemap::model {

namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

Json aCard() {
  auto spec = test::smallModelSpec();
  spec.mask = {1.5, -0.25};
  spec.checksums = {{"model.safetensors", "0a"}};
  return toJson(spec);
}

void expectRefusal(const Json &json, ErrorCode code, const std::string &mention) {
  try {
    parseModelSpec(json, "model.json");
    ADD_FAILURE() << "accepted, expected: " << mention;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), code) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(mention));
    EXPECT_THAT(error.what(), HasSubstr("model.json"));
  }
}

Json with(const std::string &pointer, const Json &value) {
  auto json = aCard();
  json[Json::json_pointer(pointer)] = value;
  return json;
}

} // namespace

TEST(ModelSpec, SurvivesJson) {
  const auto json = aCard();
  const auto read = parseModelSpec(Json::parse(json.dump()), "model.json");
  EXPECT_EQ(toJson(read), json);
  EXPECT_EQ(std::get<EfficientNetLite>(read.image.kind).depth, 0.25);
  EXPECT_EQ(std::get<Bert>(read.text.kind).feedForward, 64);
  EXPECT_EQ(std::get<SentencePieceTokens>(read.text.tokenizer).prefix, "query ");
  EXPECT_EQ(read.head.alignmentWidths, test::smallHead().alignmentWidths);
  EXPECT_EQ(read.mask.bias, -0.25);
  EXPECT_EQ(read.checksums.at("model.safetensors"), "0a");
}

TEST(ModelSpec, KeepsACardForPeopleOutOfTheWay) {
  EXPECT_EQ(parseModelSpec(with("/card", {{"training", "an hour"}}), "model.json").name, "small");
}

TEST(ModelSpec, NamesEachMissingField) {
  const auto whole = aCard();
  const auto flat = whole.flatten();
  for (const auto &[pointer, value] : flat.items()) {
    const Json::json_pointer place(pointer);
    if (whole[place.parent_pointer()].is_array() || pointer.rfind("/checksums", 0) == 0 ||
        pointer.rfind("/calibration/example", 0) == 0)
      continue;
    auto damaged = whole;
    damaged[place.parent_pointer()].erase(place.back());
    expectRefusal(damaged, ErrorCode::Corrupt, "field " + pointer);
  }
}

TEST(ModelSpec, NamesEachFieldOfAnotherType) {
  const auto whole = aCard();
  for (const auto &[pointer, value] : whole.flatten().items()) {
    const Json::json_pointer place(pointer);
    auto damaged = whole;
    damaged[place] = value.is_object() ? Json(1) : Json::object();
    const bool element = whole[place.parent_pointer()].is_array() || pointer.rfind("/checksums", 0) == 0;
    expectRefusal(damaged, ErrorCode::Corrupt, "field " + (element ? place.parent_pointer().to_string() : pointer));
  }
}

TEST(ModelSpec, RefusesWhatCannotBe) {
  const auto refuse = [](const std::string &pointer, const Json &value) {
    expectRefusal(with(pointer, value), ErrorCode::Corrupt, "field " + pointer);
  };
  refuse("/image/width", 0.0);
  refuse("/image/depth", 9.0);
  refuse("/image/pixel_std", {0.2, 0.0, 0.2});
  refuse("/text/heads", 3);
  refuse("/text/width", 24);
  refuse("/text/feed_forward", 1e12);
  refuse("/text/vocabulary", 0);
  refuse("/text/norm_eps", -1e-5);
  refuse("/text/tokenizer/begin", 64);
  refuse("/text/tokenizer/unknown", -1);
  refuse("/text/tokenizer/max_tokens", 65);
  refuse("/text/tokenizer/max_tokens", 2);
  refuse("/competitors/file", "../competitors.json");
  refuse("/competitors/file", "");
  refuse("/head/fusion_width", 64);
  refuse("/head/fusion_heads", 5);
  refuse("/head/alignment_widths", {32, 24, 16});
  refuse("/calibration/mask/temperature", 0);
}

TEST(ModelSpec, RefusesKindsItDoesNotKnow) {
  for (const std::string kind : {"/image/kind", "/text/kind", "/text/tokenizer/kind"})
    expectRefusal(with(kind, "imagined"), ErrorCode::Unsupported, "field " + kind + ": expected ");
  expectRefusal(with("/version", 1), ErrorCode::Unsupported, "version 1");
  expectRefusal(with("/format", "another"), ErrorCode::Unsupported, "another");
}

} // namespace xemap::model
