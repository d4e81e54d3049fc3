// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/model_spec.h"

#include <cmath>
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

Json with(const std::string &pointer, const Json &value, Json json = aCard()) {
  json[Json::json_pointer(pointer)] = value;
  return json;
}

ModelSpec clipSpec(const ImageKind &image) {
  auto spec = test::smallModelSpec();
  spec.image.kind = image;
  spec.image.frozen = true;
  ClipText text;
  text.embedWidth = embedWidthOf(spec.image);
  text.activation = ClipActivation::Gelu;
  spec.text = {text, BytePairTokens{"merges.txt", 40}, {"{}", "a photo of {}."}};
  spec.zeroShot.emplace();
  spec.head.reset();
  spec.checksums = {{"frozen.safetensors", "0a"}};
  return spec;
}

/// Cards that together have every kind there is.
std::vector<Json> cardsOfEveryKind() {
  return {aCard(), toJson(clipSpec(VisionTransformer())), toJson(clipSpec(ClipResNet()))};
}

} // namespace

TEST(ModelSpec, SurvivesJson) {
  const auto json = aCard();
  const auto read = parseModelSpec(Json::parse(json.dump()), "model.json");
  EXPECT_EQ(toJson(read), json);
  EXPECT_EQ(std::get<EfficientNetLite>(read.image.kind).depth, 0.25);
  EXPECT_EQ(std::get<Bert>(read.text.kind).feedForward, 64);
  EXPECT_EQ(std::get<SentencePieceTokens>(read.text.tokenizer).prefix, "query ");
  ASSERT_TRUE(read.head);
  EXPECT_FALSE(read.zeroShot);
  EXPECT_EQ(read.head->alignmentWidths, test::smallHead().alignmentWidths);
  EXPECT_EQ(read.mask.bias, -0.25);
  EXPECT_EQ(read.checksums.at("model.safetensors"), "0a");
}

TEST(ModelSpec, EveryKindSurvivesJson) {
  for (const auto &json : cardsOfEveryKind())
    EXPECT_EQ(toJson(parseModelSpec(Json::parse(json.dump()), "model.json")), json);
  auto net = VisionTransformer();
  net.activation = ClipActivation::Gelu;
  net.imageSize = 336;
  net.patchSize = 14;
  const auto read = parseModelSpec(toJson(clipSpec(net)), "model.json");
  EXPECT_EQ(std::get<VisionTransformer>(read.image.kind).activation, ClipActivation::Gelu);
  EXPECT_EQ(pictureSideOf(read.image), 336);
  EXPECT_EQ(embedWidthOf(read.image), 512);
  EXPECT_EQ(std::get<ClipText>(read.text.kind).activation, ClipActivation::Gelu);
  EXPECT_EQ(std::get<BytePairTokens>(read.text.tokenizer).maxTokens, 40);
  EXPECT_EQ(read.zeroShot->scale, 50.0);
  EXPECT_FALSE(read.head);
  EXPECT_EQ(namingFileOf(read), frozenFile);
  EXPECT_THAT(sideFilesOf(read), ::testing::ElementsAre("merges.txt", "competitors.json"));
  EXPECT_EQ(namingFileOf(test::smallModelSpec()), weightsFile);
}

TEST(ModelSpec, PhrasesStandWhereWordingsSay) {
  const auto clip = clipSpec(ClipResNet()).text;
  EXPECT_THAT(wordingsOf(clip, "a {} river"), ::testing::ElementsAre("a {} river", "a photo of a {} river."));
  auto json = aCard();
  json["text"].erase("wordings");
  EXPECT_THAT(wordingsOf(parseModelSpec(json, "model.json").text, "road"), ::testing::ElementsAre("road"));
}

TEST(ModelSpec, EncodersBeforeTrainingHaveNoHead) {
  auto json = aCard();
  json.erase("head");
  EXPECT_FALSE(parseModelSpec(json, "model.json").head);
}

TEST(ModelSpec, DoubtTakesOffTheMoreTheLessIsBelieved) {
  auto json = aCard();
  json["calibration"]["presence"].erase("doubted_below");
  EXPECT_EQ(parseModelSpec(json, "model.json").presence.doubtedBelow, 0.35) << "older cards do not say it";
  json["calibration"]["presence"]["doubted_below"] = 0.5;
  json["calibration"]["presence"]["doubt"] = 4.0;
  const auto presence = parseModelSpec(json, "model.json").presence;
  EXPECT_EQ(presence.takenOff(0.7), 0.0);
  EXPECT_EQ(presence.takenOff(0.5), 0.0);
  EXPECT_NEAR(presence.takenOff(0.25), 4.0 * std::log(3.0), 1e-9);
  EXPECT_GT(presence.takenOff(0.0), presence.takenOff(0.1));
  for (const double none : {0.0, 1.0}) {
    json["calibration"]["presence"]["doubted_below"] = none;
    expectRefusal(json, ErrorCode::Corrupt, "field /calibration/presence/doubted_below");
  }
}

TEST(ModelSpec, KeepsACardForPeopleOutOfTheWay) {
  EXPECT_EQ(parseModelSpec(with("/card", {{"training", "an hour"}}), "model.json").name, "small");
}

TEST(ModelSpec, NamesEachMissingField) {
  for (const auto &whole : cardsOfEveryKind()) {
    const auto flat = whole.flatten();
    for (const auto &[pointer, value] : flat.items()) {
      const Json::json_pointer place(pointer);
      if (whole[place.parent_pointer()].is_array() || pointer.rfind("/checksums", 0) == 0 ||
          place.back() == "doubted_below")
        continue;
      auto damaged = whole;
      damaged[place.parent_pointer()].erase(place.back());
      expectRefusal(damaged, ErrorCode::Corrupt, "field " + pointer);
    }
  }
}

TEST(ModelSpec, NamesEachFieldOfAnotherType) {
  for (const auto &whole : cardsOfEveryKind()) {
    const auto flat = whole.flatten();
    for (const auto &[pointer, value] : flat.items()) {
      const Json::json_pointer place(pointer);
      auto damaged = whole;
      damaged[place] = value.is_object() ? Json(1) : Json::object();
      const bool element = whole[place.parent_pointer()].is_array() || pointer.rfind("/checksums", 0) == 0;
      expectRefusal(damaged, ErrorCode::Corrupt, "field " + (element ? place.parent_pointer().to_string() : pointer));
    }
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
  refuse("/text/wordings", Json::array());
  refuse("/text/wordings", {"{}", "a photo"});
}

TEST(ModelSpec, RefusesWhatNoClipModelCanBe) {
  const auto transformer = toJson(clipSpec(VisionTransformer()));
  const auto refuse = [](const Json &json, const std::string &pointer, const Json &value) {
    expectRefusal(with(pointer, value, json), ErrorCode::Corrupt, "field " + pointer);
  };
  refuse(transformer, "/image/image_size", 225);
  refuse(transformer, "/image/heads", 7);
  refuse(transformer, "/image/activation", "swish");
  refuse(transformer, "/text/heads", 7);
  refuse(transformer, "/text/activation", "swish");
  refuse(transformer, "/text/tokenizer/file", "../merges.txt");
  refuse(transformer, "/text/tokenizer/max_tokens", 78);
  refuse(transformer, "/zero_shot/scale", 0.0);
  const auto resnet = toJson(clipSpec(ClipResNet()));
  refuse(resnet, "/image/image_size", 240);
  refuse(resnet, "/image/width", 63);
  refuse(resnet, "/image/heads", 31);
  refuse(resnet, "/image/stage_depths", {3, 4, 6});
}

TEST(ModelSpec, ThereIsOneWayToAnswer) {
  const auto clip = toJson(clipSpec(VisionTransformer()));
  expectRefusal(with("/text/embed_width", 256, clip), ErrorCode::Corrupt,
                "field /zero_shot: expected an image and a text encoder with one embed_width");
  expectRefusal(with("/zero_shot", {{"scale", 50.0}}), ErrorCode::Corrupt, "field /zero_shot");
  expectRefusal(with("/head", aCard()["head"], clip), ErrorCode::Corrupt,
                "field /head: expected none beside zero_shot");
  auto without = clip;
  without.erase("zero_shot");
  expectRefusal(without, ErrorCode::Corrupt,
                "field /zero_shot: expected what an image encoder of this kind answers by");
}

TEST(ModelSpec, RefusesKindsItDoesNotKnow) {
  for (const std::string kind : {"/image/kind", "/text/kind", "/text/tokenizer/kind"})
    expectRefusal(with(kind, "imagined"), ErrorCode::Unsupported, "field " + kind + ": expected ");
  expectRefusal(with("/version", 1), ErrorCode::Unsupported, "version 1");
  expectRefusal(with("/format", "another"), ErrorCode::Unsupported, "another");
}

} // namespace xemap::model
