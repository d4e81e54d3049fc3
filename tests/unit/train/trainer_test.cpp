// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/trainer.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/file_size_limit.h"
#include "support/temp_dir.h"
#include "test_corpus.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/model/model_directory.h"
#include "xemap/model/weights.h"
#include "xemap/train/losses.h"

namespace xemap::train {
namespace {

class Trainer : public test::TempDirTest {
protected:
  TrainPaths pathsFor(const std::string &name) const {
    return {tempDir.file(name), tempDir.file(name + ".checkpoint")};
  }

  bool runTo(const TrainPaths &paths, const TrainConfig &config, bool resume, int stopAtReport = 0) {
    Feedback feedback;
    return train(
        corpus, corpus, config, paths, resume,
        [&](const TrainProgress &progress) {
          if (progress.step == stopAtReport)
            feedback.cancel();
        },
        feedback);
  }

  std::string weightsOf(const TrainPaths &paths) const {
    return checkpoint::SafetensorsFile(paths.modelDirectory + "/model.safetensors").sha256();
  }

  static std::string readBytes(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  Corpus corpus = test::writeCorpus(tempDir.path().string());
};

TEST_F(Trainer, ResumingChangesNothing) {
  const auto config = test::smallConfig();
  const auto whole = pathsFor("whole");
  ASSERT_TRUE(runTo(whole, config, false));
  const auto parts = pathsFor("parts");
  ASSERT_FALSE(runTo(parts, config, false, 20));
  ASSERT_TRUE(runTo(parts, config, true));
  EXPECT_EQ(weightsOf(parts), weightsOf(whole));
}

TEST_F(Trainer, WritesAModelThatLoads) {
  const auto config = test::smallConfig();
  const auto paths = pathsFor("model");
  ASSERT_TRUE(runTo(paths, config, false));
  const auto loaded = model::loadModel(paths.modelDirectory);
  EXPECT_EQ(loaded.config.name, config.modelName);
  const auto card = nlohmann::json::parse(std::ifstream(paths.modelDirectory + "/model.json"));
  EXPECT_EQ(card["checksums"]["model.safetensors"], weightsOf(paths));
  const auto features = loaded.net.ptr()->encodeImage(torch::rand({1, 3, 64, 64}));
  EXPECT_TRUE(features.levels[3].isfinite().all().item<bool>());
}

TEST_F(Trainer, LearnsToTellColoursApart) {
  auto config = test::smallConfig();
  // Two pictures a step at the usual rate is a walk that rounding decides: slower, longer, and judged on more batches.
  config.learningRate = 5e-4;
  config.warmupSteps = 20;
  config.steps = 200;
  config.alignmentSteps = 160;
  config.validateEvery = 200;
  config.validationBatches = 8;
  const auto paths = pathsFor("learns");
  ASSERT_TRUE(runTo(paths, config, false));
  std::ifstream log(paths.modelDirectory + "/log.jsonl");
  std::vector<double> dense;
  double cellAccuracy = 0.0;
  for (std::string line; std::getline(log, line);) {
    const auto json = nlohmann::json::parse(line);
    if (json.contains("dense_class"))
      dense.push_back(json["dense_class"]);
    else
      cellAccuracy = json["cell_accuracy"];
  }
  ASSERT_EQ(dense.size(), 10U);
  EXPECT_LT(dense[8] + dense[9], 0.7 * (dense[0] + dense[1]));
  EXPECT_GT(cellAccuracy, 0.6) << "three classes; chance is a third";
}

TEST_F(Trainer, EveryParameterLearns) {
  auto config = test::smallConfig();
  model::XemapNet net(model::XemapNetOptions{});
  const auto batch = drawBatch(corpus, config, 50);
  ASSERT_TRUE(batch.regionClass.defined()) << "the batch must exercise all terms";
  computeLosses(*net, batch, config.queriesPerImage).total(config.lossWeights).backward();
  for (const auto &item : net->named_parameters()) {
    ASSERT_TRUE(item.value().grad().defined()) << item.key();
    EXPECT_TRUE(item.value().grad().isfinite().all().item<bool>()) << item.key();
  }
}

TEST_F(Trainer, RefusesToResumeAnotherConfiguration) {
  auto config = test::smallConfig();
  const auto paths = pathsFor("other");
  ASSERT_FALSE(runTo(paths, config, false, 20));
  config.learningRate *= 2;
  try {
    runTo(paths, config, true);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), testing::HasSubstr("field 'learning_rate'"));
  }
}

TEST_F(Trainer, StopsWhenTheLossIsNotFiniteAndKeepsTheLastGoodModel) {
  auto config = test::smallConfig();
  config.alignmentSteps = 0;
  auto paths = pathsFor("diverging");
  ASSERT_TRUE(runTo(paths, config, false));
  const auto good = weightsOf(paths);

  model::XemapNet poisoned(model::loadModel(paths.modelDirectory).config.options);
  poisoned->named_parameters()["hmsa.out.bias"].data().fill_(3e38F);
  paths.startFrom = tempDir.file("poisoned");
  std::filesystem::create_directories(paths.startFrom);
  std::filesystem::copy(paths.modelDirectory + "/model.json", paths.startFrom + "/model.json");
  model::saveWeights(*poisoned, paths.startFrom + "/model.safetensors", checkpoint::ScalarKind::Float32);
  try {
    runTo(paths, config, false);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("the loss is not finite at step 0"));
  }
  EXPECT_EQ(weightsOf(paths), good);
}

TEST_F(Trainer, AFullDiskLeavesTheLastCheckpoint) {
  const auto config = test::smallConfig();
  const auto paths = pathsFor("full");
  ASSERT_FALSE(runTo(paths, config, false, 20));
  const auto before = readBytes(paths.checkpoint);
  ASSERT_FALSE(before.empty());
  try {
    const test::FileSizeLimit limit(100'000);
    runTo(paths, config, true);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unwritable);
  }
  EXPECT_EQ(readBytes(paths.checkpoint), before);
  EXPECT_TRUE(runTo(paths, config, true)) << "what was kept is whole";
}

TEST_F(Trainer, NamesABrokenCheckpoint) {
  const auto config = test::smallConfig();
  const auto paths = pathsFor("broken");
  try {
    runTo(paths, config, true);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::NotFound);
  }
  std::ofstream(paths.checkpoint) << "not a checkpoint";
  try {
    runTo(paths, config, true);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_THAT(error.what(), testing::HasSubstr("broken.checkpoint: not a whole checkpoint"));
  }
}

} // namespace
} // namespace xemap::train
