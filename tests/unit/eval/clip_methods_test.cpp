// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <fstream>

#include <gmock/gmock.h>

#include "support/clip_checkpoints.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/pixels.h"
#include "xemap/eval/map_method.h"
#include "xemap/importer/clip_importer.h"

namespace xemap::eval {
namespace {

class ClipMethods : public test::TempDirTest {
protected:
  ClipMethods() {
    test::writeSafetensorsFile(tempDir.file("clip.safetensors"), test::clipCheckpoint(test::smallClip()));
    std::ofstream(tempDir.file("merges.txt")) << test::smallMerges();
    Feedback feedback;
    model = importer::importClip({tempDir.file("clip.safetensors"), "clip", tempDir.file("models"), "", {}, "CC0-1.0"},
                                 feedback)
                ->directory;
    data::RgbImage image{160, 96, {}};
    for (int y = 0; y < image.height; ++y)
      for (int x = 0; x < image.width; ++x)
        image.rgb.insert(image.rgb.end(), {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(2 * y),
                                           static_cast<std::uint8_t>(x % 32 * 8)});
    data::writePng(picture, image);
  }

  ScoreMap mapOf(MapMethod &method, const std::string &expression = "the river") const {
    method.openImage(picture, {});
    return method.map(expression);
  }

  static double spreadOf(const ScoreMap &map) {
    const auto [low, high] = std::minmax_element(map.scores.begin(), map.scores.end());
    return *high - *low;
  }

  std::string picture = tempDir.file("picture.png");
  std::string model;
};

} // namespace

TEST_F(ClipMethods, RetrievalRestsOnTheClipModelsEmbeddings) {
  for (const auto &method : {makeRetrievalMethod(model, 1), makeCoarseToFineMethod(model, 1)}) {
    const auto map = mapOf(*method);
    EXPECT_EQ(map.scores.size(), 160U * 96U);
    for (const float cosine : map.scores)
      ASSERT_LE(std::abs(cosine), 1.0F + 1e-5F) << method->name();
    EXPECT_GT(spreadOf(map), 0.0) << method->name();
    EXPECT_NE(map.scores, method->map("a road").scores) << method->name();
    EXPECT_THROW(method->map(" ... "), Error) << method->name();
  }
}

TEST_F(ClipMethods, TheTrainingFreeMapIsWhatXemapAnswersBeforeTraining) {
  const auto free = mapOf(*makeNetworkMethod("dense-clip", model, 1));
  const auto xemap = mapOf(*makeXemapMethod(model, 1));
  ASSERT_EQ(free.scores.size(), xemap.scores.size());
  // The engine cuts the picture into tiles, and windows differ at their borders.
  // The engine's probabilities are rounded, to 0 and 1 as well, whose logits say nothing.
  const auto logit = [](float p) {
    constexpr double least = 0.5 / 4096.0;
    const double kept = std::clamp(static_cast<double>(p), least, 1.0 - least);
    return std::log(kept / (1.0 - kept));
  };
  double difference = 0.0;
  double sum = 0.0;
  double squares = 0.0;
  const auto count = static_cast<double>(free.scores.size());
  for (std::size_t i = 0; i < free.scores.size(); ++i) {
    difference += std::abs(logit(free.scores[i]) - logit(xemap.scores[i])) / count;
    sum += logit(free.scores[i]) / count;
    squares += logit(free.scores[i]) * logit(free.scores[i]) / count;
  }
  const double spread = std::sqrt(squares - sum * sum);
  EXPECT_GT(spread, 0.01) << "the map says something";
  EXPECT_LT(difference, spread);
}

TEST_F(ClipMethods, PartsThatWereNotTrainedAreNotJudged) {
  for (const char *name : {"dense", "no-fusion", "no-context", "no-hmsa"})
    try {
      makeNetworkMethod(name, model, 1);
      ADD_FAILURE() << name << ": expected an error";
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Unsupported);
      EXPECT_THAT(error.what(), testing::HasSubstr("expected a model that learned something on top of CLIP"));
    }
}

} // namespace xemap::eval
