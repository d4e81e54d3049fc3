// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/clip_checkpoints.h"
#include "support/temp_dir.h"
#include "test_corpus.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/importer/clip_importer.h"
#include "xemap/model/model_directory.h"
#include "xemap/train/trainer.h"

namespace xemap::train {
namespace {

using testing::HasSubstr;

class BaseTraining : public test::TempDirTest {
protected:
  BaseTraining() {
    test::writeSafetensorsFile(tempDir.file("clip.safetensors"), test::clipCheckpoint(test::smallClip()));
    std::ofstream(tempDir.file("merges.txt")) << test::smallMerges();
    Feedback feedback;
    clip = importer::importClip({tempDir.file("clip.safetensors"), "clip", tempDir.file("models"), "", {}, "CC0-1.0"},
                                feedback)
               ->directory;
    config = test::smallConfig();
    config.modelName = "tuned";
    config.alignmentSteps = 0;
    config.distinctBatches = 5;
    config.steps = 24;
  }

  TrainPaths pathsFor(const std::string &name, const std::string &from) const {
    return {tempDir.file(name), tempDir.file(name + ".checkpoint"), from};
  }

  bool runTo(const TrainPaths &paths, bool resume = false, int stopAtReport = 0) {
    auto corpus = test::writeClipCorpus(tempDir.path().string(), clip + "/merges.txt");
    Feedback feedback;
    return train(
        corpus, corpus, config, paths, resume,
        [&](const TrainProgress &progress) {
          if (progress.step == stopAtReport)
            feedback.cancel();
        },
        feedback);
  }

  static std::string readBytes(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string weightsOf(const std::string &name) const { return readBytes(tempDir.file(name + "/model.safetensors")); }

  std::string clip;
  TrainConfig config;
};

TEST_F(BaseTraining, WritesAModelThatLoadsAndLeavesClipAsItWas) {
  ASSERT_TRUE(runTo(pathsFor("tuned", clip)));
  const auto directory = tempDir.file("tuned");
  const auto loaded = model::loadClip(directory);
  ASSERT_TRUE(loaded.config.head);
  EXPECT_EQ(loaded.config.name, "tuned");
  EXPECT_EQ(loaded.config.license, "CC0-1.0");
  const auto before = model::loadClip(clip);
  for (const auto &item : before.net->named_parameters())
    EXPECT_TRUE(item.value().equal(loaded.net->named_parameters()[item.key()])) << item.key();
  const auto source =
      std::make_shared<model::PlainClip>(loaded.net, std::vector<std::vector<std::int32_t>>{{520, 1, 521}});
  const auto head = model::loadHead(directory, loaded.config, source);
  EXPECT_TRUE(head.ptr()->encodeImage(torch::rand({1, 3, 64, 64})).levels[3].isfinite().all().item<bool>());
  const auto card = nlohmann::json::parse(readBytes(directory + "/model.json"));
  EXPECT_EQ(card["source"]["layout"], "OpenAI CLIP") << "where the CLIP model came from is kept";
  EXPECT_EQ(card["checksums"]["model.safetensors"], loaded.sha256);
  EXPECT_EQ(readBytes(directory + "/merges.txt"), readBytes(clip + "/merges.txt"));
}

TEST_F(BaseTraining, LearnsWhatItIsShown) {
  config.steps = 80;
  config.learningRate = 1e-3;
  config.validateEvery = 80;
  ASSERT_TRUE(runTo(pathsFor("tuned", clip)));
  std::ifstream log(tempDir.file("tuned/log.jsonl"));
  std::vector<double> losses;
  for (std::string line; std::getline(log, line);) {
    const auto json = nlohmann::json::parse(line);
    if (json.contains("loss"))
      losses.push_back(json["loss"]);
  }
  ASSERT_EQ(losses.size(), 4U);
  EXPECT_LT(losses.back(), 0.75 * losses.front());
}

TEST_F(BaseTraining, ResumingChangesNothing) {
  ASSERT_TRUE(runTo(pathsFor("whole", clip)));
  ASSERT_FALSE(runTo(pathsFor("parts", clip), false, 20));
  ASSERT_TRUE(runTo(pathsFor("parts", clip), true));
  EXPECT_EQ(weightsOf("parts"), weightsOf("whole"));
}

TEST_F(BaseTraining, WhatIsRememberedChangesNothing) {
  ASSERT_TRUE(runTo(pathsFor("remembered", clip)));
  config.backboneCacheMb = 0;
  ASSERT_TRUE(runTo(pathsFor("asked", clip)));
  EXPECT_EQ(weightsOf("asked"), weightsOf("remembered"));
}

TEST_F(BaseTraining, GoesOnFromWhatWasLearned) {
  ASSERT_TRUE(runTo(pathsFor("first", clip)));
  config.learningRate = 0.0;
  config.finalLearningRate = 0.0;
  config.steps = 1;
  config.averageDecay = 0.0;
  ASSERT_TRUE(runTo(pathsFor("second", tempDir.file("first"))));
  const auto source = std::make_shared<model::PlainClip>(model::loadClip(clip).net,
                                                         std::vector<std::vector<std::int32_t>>{{520, 1, 521}});
  const auto headOf = [&](const std::string &name) {
    return model::loadHead(tempDir.file(name), model::readModelConfig(tempDir.file(name)), source);
  };
  const auto first = headOf("first")->named_parameters();
  for (const auto &item : headOf("second")->named_parameters())
    EXPECT_TRUE(item.value().equal(first[item.key()])) << item.key();
}

TEST_F(BaseTraining, RefusesShardsOfAnotherTokenizer) {
  const auto refused = [&](const Corpus &corpus, const std::string &from) {
    Feedback feedback;
    try {
      train(
          corpus, corpus, config, pathsFor("refused", from), false, [](const TrainProgress &) {}, feedback);
    } catch (const Error &error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_THAT(refused(test::writeCorpus(tempDir.path().string()), clip),
              HasSubstr("models/clip: expected shards packed for this model"));
  EXPECT_THAT(refused(test::writeClipCorpus(tempDir.path().string(), clip + "/merges.txt"), ""),
              HasSubstr("expected a CLIP model to train on top of"));
}

} // namespace
} // namespace xemap::train
