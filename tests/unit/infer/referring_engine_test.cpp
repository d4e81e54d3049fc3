// SPDX-License-Identifier: GPL-2.0-or-later
// What is particular to models of version 2.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/small_model.h"
#include "unit/infer/engine_fixture.h"
#include "xemap/model/model_folder.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReferringEngine : public EngineTest {
protected:
  static infer::EngineOptions tiles(const std::string &model) {
    auto options = smallTiles();
    options.modelDirectory = model;
    return options;
  }

  static infer::Query asking(const std::string &expression) {
    auto query = aQuery();
    query.expression = expression;
    return query;
  }

  void expectRefusal(ErrorCode code, const std::string &mention) const {
    const auto error = errorOf([&] { infer::createEngine(tiles(folder)); });
    EXPECT_EQ(error.code(), code) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(mention));
    EXPECT_THAT(error.what(), HasSubstr(folder)) << "the message names the file";
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
  }

  std::string folder = tempDir.file("model");
};

} // namespace

TEST_F(ReferringEngine, SaysWhichModelItIs) {
  writeSmallModel(folder, 3);
  const auto engine = infer::createEngine(tiles(folder));
  EXPECT_EQ(engine->model().name, "small");
  EXPECT_EQ(engine->model().sha256, checkpoint::SafetensorsFile(folder + "/model.safetensors").sha256());
  EXPECT_EQ(engine->model().maxGsdMetres, 2.0);
}

TEST_F(ReferringEngine, NamesTheFileThatIsMissing) {
  writeSmallModel(folder, 3);
  for (const std::string name : {"model.json", "model.safetensors", "frozen.safetensors", "competitors.json"}) {
    std::filesystem::rename(folder + "/" + name, folder + "/away");
    expectRefusal(ErrorCode::NotFound, name);
    std::filesystem::rename(folder + "/away", folder + "/" + name);
  }
}

TEST_F(ReferringEngine, NamesTheFileThatIsCutOff) {
  for (const std::string name : {"model.safetensors", "frozen.safetensors"}) {
    writeSmallModel(folder, 3);
    std::filesystem::resize_file(folder + "/" + name, std::filesystem::file_size(folder + "/" + name) / 2);
    expectRefusal(ErrorCode::Corrupt, name);
  }
}

TEST_F(ReferringEngine, TellsWhatElseAPlaceMayBe) {
  writeSmallModel(folder, 3);
  const auto engine = infer::createEngine(tiles(folder));
  const auto source = raster::openRaster(makeRaster(200, 150));
  auto query = asking("large trees");
  query.source = source.get();
  query.grid = raster::planGrid(source->info(), {}, {});
  Feedback feedback;
  const auto where = query.grid.geotransform.mapFromPixel({150.5, 90.5});
  const auto phrases = engine->identify(query, where, feedback);
  ASSERT_EQ(phrases.size(), smallModelBank().size());
  double sum = 0.0;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    sum += phrases[i].share;
    EXPECT_GE(phrases[i ? i - 1 : 0].share, phrases[i].share) << "the likeliest first";
    if (phrases[i].phrase == "trees") {
      EXPECT_TRUE(phrases[i].isAsked);
    }
  }
  EXPECT_NEAR(sum, 1.0, 1e-5);
  EXPECT_TRUE(std::any_of(phrases.begin(), phrases.end(), [](const auto &one) { return !one.isAsked; }));

  const auto outside = query.grid.geotransform.mapFromPixel({200.5, 90.5});
  EXPECT_EQ(errorOf([&] { engine->identify(query, outside, feedback); }).code(), ErrorCode::InvalidArgument);
  feedback.cancel();
  EXPECT_THAT(engine->identify(query, where, feedback), IsEmpty());
}

TEST_F(ReferringEngine, MendsSpellingOnlyByAListOfWords) {
  writeSmallModel(folder, 3);
  const auto path = makeRaster(200, 150);
  const auto unmended = ask(tiles(folder), path, asking("buildinng")).summary.warnings;
  EXPECT_THAT(unmended, ::testing::Contains(HasSubstr("did you mean 'building'")));
  EXPECT_THAT(unmended, ::testing::Not(::testing::Contains(HasSubstr("was read as"))));
  std::ofstream(folder + "/words.txt") << smallModelWords();
  EXPECT_THAT(ask(tiles(folder), path, asking("buildinng")).summary.warnings,
              ::testing::Contains(HasSubstr("'buildinng' was read as 'building'")));
  std::ofstream(folder + "/words.txt") << "river\nriver\n";
  expectRefusal(ErrorCode::Corrupt, "words.txt");
}

TEST_F(ReferringEngine, WhatMeansTheSameDoesNotCompete) {
  writeSmallModel(folder, 3);
  const auto path = makeRaster(200, 150);
  const auto askAgainst = [&](const std::string &first, const std::string &second) {
    std::ofstream(folder + "/competitors.json")
        << R"({"format": "xemap-competitors", "version": 1, "phrases": [{"text": ")" << first
        << R"(", "words": []}, {"text": ")" << second << R"(", "words": []}]})";
    return ask(tiles(folder), path, asking("wide river bank")).map;
  };
  // What shares words with the expression might as well be something else that does.
  const auto expected = askAgainst("wide river", "sand");
  // Sums are taken in shares of the likeliest competitor, which is another one now.
  EXPECT_LT(differenceOf(expected, askAgainst("river bank", "sand")).maximum, 1e-3);
  EXPECT_GT(differenceOf(expected, askAgainst("wide river", "roof")).maximum, 0.01);
}

TEST_F(ReferringEngine, LevelsThatGoByRowsAnswerToo) {
  auto spec = smallModelSpec();
  spec.head = model::HeadSpec{};
  spec.head->textWidth = 32;
  spec.head->fusionLayers = 1;
  writeSmallModel(folder, 3, spec);
  const auto answer = ask(tiles(folder), makeRaster(300, 200), asking("river"));
  EXPECT_TRUE(answer.map.finished);
  EXPECT_EQ(answer.summary.validPixels, 300 * 200);
  EXPECT_GT(spreadOf(answer.map), 0.01);
}

TEST_F(ReferringEngine, AFrozenBackboneAnswersAsOneThatLearns) {
  const auto path = makeRaster(200, 150);
  writeSmallModel(folder, 3);
  const auto learning = ask(tiles(folder), path).map;
  auto spec = smallModelSpec();
  spec.image.frozen = true;
  writeSmallModel(tempDir.file("frozen"), 3, spec);
  EXPECT_EQ(ask(tiles(tempDir.file("frozen")), path).map.values, learning.values);
}

} // namespace xemap::test
