// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "support/clip_checkpoints.h"
#include "unit/infer/engine_fixture.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/importer/clip_importer.h"
#include "xemap/infer/embedding.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::infer {
namespace {

using testing::HasSubstr;

class ClipEngine : public test::EngineTest {
protected:
  std::string imported(test::ClipTrunk trunk = test::ClipTrunk::VisionTransformer) const {
    test::writeSafetensorsFile(tempDir.file("clip.safetensors"), test::clipCheckpoint(test::smallClip(trunk)));
    std::ofstream(tempDir.file("merges.txt")) << test::smallMerges();
    Feedback feedback;
    const auto model = importer::importClip(
        {tempDir.file("clip.safetensors"), "clip", tempDir.file("models"), "", {}, "unknown"}, feedback);
    return model ? model->directory : "";
  }

  static EngineOptions tiles(const std::string &model, int offsetPx = 0) {
    auto options = smallTiles(offsetPx);
    options.modelDirectory = model;
    return options;
  }

  static Query asking(const std::string &expression) {
    auto query = aQuery();
    query.expression = expression;
    query.sourceKey = "raster";
    return query;
  }
};

} // namespace

TEST_F(ClipEngine, MapsEveryKindOfClipModel) {
  for (const auto trunk : {test::ClipTrunk::VisionTransformer, test::ClipTrunk::ResNet}) {
    const auto answer = ask(tiles(imported(trunk)), makeRaster(300, 200), asking("a river"));
    EXPECT_TRUE(answer.map.finished);
    EXPECT_EQ(answer.summary.validPixels, 300 * 200);
    for (const float value : answer.map.values)
      ASSERT_TRUE(value >= 0.0F && value <= 1.0F) << value;
    EXPECT_GT(test::spreadOf(answer.map), 0.0);
    EXPECT_TRUE(std::isfinite(answer.summary.presence));
    std::filesystem::remove_all(tempDir.file("models"));
  }
}

TEST_F(ClipEngine, AnswersTheSecondExpressionFromCachedFeatures) {
  const auto engine = createEngine(tiles(imported()));
  const auto source = raster::openRaster(makeRaster(300, 200));
  const auto first = ask(*engine, *source, asking("a river"));
  const auto second = ask(*engine, *source, asking("the road"));
  EXPECT_FALSE(first.summary.featuresFromCache);
  EXPECT_TRUE(second.summary.featuresFromCache);
  EXPECT_GT(test::differenceOf(first.map, second.map).maximum, 0.0);
  const auto again = ask(*engine, *source, asking("a river"));
  EXPECT_EQ(test::differenceOf(first.map, again.map).maximum, 0.0);
}

TEST_F(ClipEngine, ComposesRelationsFromItsMaps) {
  const auto engine = createEngine(tiles(imported()));
  const auto source = raster::openRaster(makeRaster(300, 200));
  const auto whole = ask(*engine, *source, asking("river"));
  const auto part = ask(*engine, *source, asking("river north of the road"));
  EXPECT_GT(test::differenceOf(whole.map, part.map).maximum, 0.0);
}

TEST_F(ClipEngine, IsNamedByItsFrozenEncoders) {
  const auto model = imported();
  const auto engine = createEngine(tiles(model));
  EXPECT_EQ(engine->model().name, "clip");
  EXPECT_EQ(engine->model().sha256, checkpoint::SafetensorsFile(model + "/frozen.safetensors").sha256());
}

TEST_F(ClipEngine, WhatItsPhrasesCompeteWithLiesInItsFolder) {
  const auto model = imported();
  const auto path = makeRaster(200, 150);
  const auto before = ask(tiles(model), path, asking("a stadium"));
  std::ofstream(model + "/competitors.json")
      << R"({"format": "xemap-competitors", "version": 1, "phrases": [{"text": "the river", "words": []}]})";
  EXPECT_GT(test::differenceOf(before.map, ask(tiles(model), path, asking("a stadium")).map).maximum, 1e-3);
}

TEST_F(ClipEngine, ModelsOfVersion1AreToBeImportedAgain) {
  const auto model = imported();
  std::ofstream(model + "/model.json")
      << R"({"format": "xemap-model", "version": 1, "architecture": "xemap-net-base", "options": {"clip": {}}})";
  const auto error = test::errorOf([&] { createEngine(tiles(model)); });
  EXPECT_EQ(error.code(), ErrorCode::Unsupported);
  EXPECT_THAT(error.what(), HasSubstr(model + "/model.json: field /architecture: expected a model of version 2"));
  EXPECT_THAT(error.what(), HasSubstr("'xemap model import'"));
  EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
}

TEST_F(ClipEngine, RefusesAVocabularyOfAnotherSize) {
  const auto model = imported();
  std::ofstream(model + "/merges.txt") << "#version: 0.2\nt h\n";
  try {
    createEngine(tiles(model));
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_THAT(error.what(), HasSubstr("merges.txt: expected a vocabulary of 522 tokens, found 515"));
  }
}

TEST_F(ClipEngine, TakesWordsAloneAndNoExample) {
  const auto engine = createEngine(tiles(imported()));
  const auto source = raster::openRaster(makeRaster(64, 64));
  auto query = asking("a river");
  query.grid = raster::planGrid(source->info(), {}, {});
  query.examples = {{{query.grid.geotransform.mapFromPixel({8.0, 8.0})}, true}};
  try {
    ask(*engine, *source, query);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported) << error.what();
  }
}

TEST_F(ClipEngine, RefusesWhatHoldsNoWord) {
  const auto engine = createEngine(tiles(imported()));
  const auto source = raster::openRaster(makeRaster(64, 64));
  try {
    ask(*engine, *source, asking(" ... "));
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument) << error.what();
  }
}

TEST_F(ClipEngine, EmbedsTextsAndPicturesAtUnitLength) {
  const auto embedder = createEmbedder(imported());
  const auto texts = embedder->embedTexts({"a river", "the road", "a river"});
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_THAT(texts[0], testing::Pointwise(testing::FloatNear(1e-5F), texts[2]));
  EXPECT_NE(texts[0], texts[1]);
  const auto source = raster::openRaster(makeRaster(120, 90));
  const auto picture = embedder->embedImage(*source);
  const auto lengthOf = [](const std::vector<float> &vector) {
    double sum = 0.0;
    for (const float value : vector)
      sum += static_cast<double>(value) * value;
    return std::sqrt(sum);
  };
  EXPECT_NEAR(lengthOf(texts[1]), 1.0, 1e-5);
  EXPECT_NEAR(lengthOf(picture), 1.0, 1e-5);
  EXPECT_EQ(picture.size(), texts[0].size());
}

TEST_F(ClipEngine, OnlyClipModelsEmbed) {
  try {
    createEmbedder(modelFolder());
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    EXPECT_THAT(error.what(), HasSubstr("model.json: field /zero_shot: expected a CLIP model, found another"));
  }
}

} // namespace xemap::infer
