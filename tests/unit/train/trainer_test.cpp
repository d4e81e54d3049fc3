// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/trainer.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/file_size_limit.h"
#include "support/small_model.h"
#include "support/temp_dir.h"
#include "test_corpus.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/model/layers/weights.h"
#include "xemap/model/referring_net.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/train/losses.h"
#include "xemap/train/phrase_table.h"

namespace xemap::train {
namespace {

class Trainer : public test::TempDirTest {
protected:
  TrainPaths pathsFor(const std::string &name) const {
    return {tempDir.file(name), tempDir.file(name + ".checkpoint"), small.modelDirectory};
  }

  bool runTo(const TrainPaths &paths, const TrainConfig &config, bool resume, int stopAtReport = 0) {
    Feedback feedback;
    return train(
        corpus, validation, config, paths, resume,
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

  test::SmallCorpus small{tempDir.path().string()};
  const Corpus &corpus = small.corpus;
  std::vector<Corpus> validation = openEach();

private:
  /// Each shard is a source of its own.
  std::vector<Corpus> openEach() {
    std::vector<Corpus> corpora;
    for (const char *name : {"scenes", "masked"}) {
      std::vector<data::PackedShard> shard;
      shard.emplace_back(tempDir.file(std::string(name) + ".xmshard"));
      corpora.emplace_back(std::move(shard), small.book);
    }
    return corpora;
  }
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
  const auto spec = model::readModelSpec(paths.modelDirectory);
  EXPECT_EQ(spec.name, config.modelName);
  const auto card = nlohmann::json::parse(std::ifstream(paths.modelDirectory + "/model.json"));
  for (const auto &[file, checksum] : card["checksums"].items())
    EXPECT_EQ(checksum, checkpoint::MappedFile(paths.modelDirectory + "/" + file).sha256()) << file;
  model::ReferringNet net(spec);
  model::loadWeights(*net, checkpoint::SafetensorsFile(paths.modelDirectory + "/model.safetensors"));
}

TEST_F(Trainer, LearnsToTellColoursApart) {
  auto config = test::smallConfig();
  // Two pictures a step at the usual rate is a walk that rounding decides: slower, longer, and judged on more batches.
  config.learningRate = 5e-4;
  config.warmupSteps = 20;
  config.steps = 200;
  config.alignmentSteps = 200;
  config.validateEvery = 200;
  config.validationBatches = 8;
  const auto paths = pathsFor("learns");
  ASSERT_TRUE(runTo(paths, config, false));
  std::ifstream log(paths.modelDirectory + "/log.jsonl");
  std::vector<double> classes;
  double precision = 0.0;
  for (std::string line; std::getline(log, line);) {
    const auto json = nlohmann::json::parse(line);
    if (json.contains("classes"))
      classes.push_back(json["classes"]);
    else
      precision = json["sources"]["scenes"]["average_precision"];
  }
  ASSERT_EQ(classes.size(), 10U);
  EXPECT_LT(classes[8] + classes[9], 0.7 * (classes[0] + classes[1]));
  EXPECT_GT(precision, 0.7) << "three classes; chance is a third";
}

TEST_F(Trainer, EveryParameterLearns) {
  auto config = test::smallConfig();
  const auto spec = model::readModelSpec(small.modelDirectory);
  model::ReferringNet net(spec);
  const auto frozen = std::make_shared<checkpoint::SafetensorsFile>(small.modelDirectory + "/frozen.safetensors");
  const PhraseTable phrases(small.book, *model::makeTextEncoder(spec.text, frozen), frozen->sha256(),
                            spec.competitors.alikeCosine, tempDir.path().string());
  const auto batch = drawBatch(corpus, config, 50);
  ASSERT_FALSE(batch.captions.empty()) << "the batch must exercise all terms";
  computeLosses(*net, batch, phrases, Stage::Maps).total(config.lossWeights).backward();
  for (const auto &item : net->named_parameters()) {
    ASSERT_TRUE(item.value().grad().defined()) << item.key();
    EXPECT_TRUE(item.value().grad().isfinite().all().item<bool>()) << item.key();
  }
}

TEST_F(Trainer, WhatTheTextEncoderSaidIsKeptAndReadAgain) {
  const auto spec = model::readModelSpec(small.modelDirectory);
  const auto frozen = std::make_shared<checkpoint::SafetensorsFile>(small.modelDirectory + "/frozen.safetensors");
  const auto open = [&] {
    return PhraseTable(small.book, *model::makeTextEncoder(spec.text, frozen), frozen->sha256(),
                       spec.competitors.alikeCosine, tempDir.path().string());
  };
  const auto asked = open();
  const auto read = open();
  const std::vector<std::uint32_t> all{0, 1, static_cast<std::uint32_t>(small.book.phrases().size() - 1)};
  const auto first = asked.phrases(all, PhraseTable::Detail::States);
  const auto again = read.phrases(all, PhraseTable::Detail::States);
  EXPECT_TRUE(torch::equal(first.states, again.states));
  EXPECT_TRUE(torch::equal(first.mask, again.mask));
  EXPECT_TRUE(torch::equal(first.pooled, again.pooled));
  EXPECT_TRUE(torch::equal(asked.alike(all), read.alike(all)));
  EXPECT_TRUE(asked.alike(all)[0][0].item<bool>()) << "a phrase of the bank is alike to itself";
}

TEST_F(Trainer, AGroupWhoseRateIsZeroDoesNotLearn) {
  auto config = test::smallConfig();
  config.steps = 6;
  config.alignmentSteps = 6;
  config.validateEvery = 6;
  config.groups = {{"image.", 0.0, 0.0}, {"", 1.0, 0.03}};
  const auto paths = pathsFor("frozen");
  ASSERT_TRUE(runTo(paths, config, false));
  const auto spec = model::readModelSpec(paths.modelDirectory);
  model::ReferringNet before(spec);
  model::ReferringNet after(spec);
  model::loadWeights(*before, checkpoint::SafetensorsFile(small.modelDirectory + "/model.safetensors"),
                     model::MissingTensors::Kept);
  model::loadWeights(*after, checkpoint::SafetensorsFile(paths.modelDirectory + "/model.safetensors"));
  const auto name = std::string("image.block3.project.weight");
  EXPECT_TRUE(torch::allclose(before->named_parameters()[name], after->named_parameters()[name], 1e-3, 1e-4));
  const auto head = std::string("head.text.skip.weight");
  EXPECT_FALSE(torch::allclose(before->named_parameters()[head], after->named_parameters()[head], 1e-3, 1e-4));
}

TEST_F(Trainer, RefusesShardsThatWerePackedForAnotherBank) {
  const auto paths = pathsFor("bank");
  std::ofstream(small.modelDirectory + "/" + test::smallModelSpec().competitors.file, std::ios::app) << '\n';
  try {
    runTo(paths, test::smallConfig(), false);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), testing::HasSubstr("competitors.json: expected that which the shards were packed with"));
  }
  EXPECT_FALSE(std::filesystem::exists(paths.modelDirectory));
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

TEST_F(Trainer, MakesTheHeadThatImportedEncodersLack) {
  auto config = test::smallConfig();
  config.steps = 1;
  config.validateEvery = 1;
  auto paths = pathsFor("first");
  paths.startFrom = tempDir.file("encoders");
  std::filesystem::copy(small.modelDirectory, paths.startFrom);
  auto spec = model::readModelSpec(paths.startFrom);
  spec.head.reset();
  std::ofstream(paths.startFrom + "/model.json") << model::toJson(spec);
  model::ReferringNet net(model::readModelSpec(small.modelDirectory));
  model::saveWeights(net->image(), paths.startFrom + "/image.safetensors", checkpoint::ScalarKind::Float32);
  const checkpoint::SafetensorsFile image(paths.startFrom + "/image.safetensors");
  std::map<std::string, checkpoint::TensorView> tensors;
  for (const auto &[name, view] : image.tensors())
    tensors.emplace("image." + name, view);
  checkpoint::writeSafetensors(paths.startFrom + "/model.safetensors", tensors);
  ASSERT_TRUE(runTo(paths, config, false));
  EXPECT_TRUE(model::readModelSpec(paths.modelDirectory).head);
}

TEST_F(Trainer, RefusesAModelThatAnswersWithoutAHead) {
  auto paths = pathsFor("clip");
  paths.startFrom = tempDir.file("clip");
  std::filesystem::create_directories(paths.startFrom);
  auto spec = test::smallModelSpec();
  spec.image.kind = model::VisionTransformer();
  spec.text = {model::ClipText(), model::BytePairTokens()};
  spec.zeroShot.emplace();
  spec.head.reset();
  std::ofstream(paths.startFrom + "/model.json") << model::toJson(spec);
  try {
    runTo(paths, test::smallConfig(), false);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    EXPECT_THAT(error.what(), testing::HasSubstr("model.json: field /zero_shot: expected encoders that a head is"));
  }
}

TEST_F(Trainer, StopsWhenTheLossIsNotFiniteAndKeepsTheLastGoodModel) {
  auto config = test::smallConfig();
  config.alignmentSteps = 0;
  auto paths = pathsFor("diverging");
  ASSERT_TRUE(runTo(paths, config, false));
  const auto good = weightsOf(paths);

  model::ReferringNet poisoned(model::readModelSpec(paths.modelDirectory));
  poisoned->named_parameters()["head.hmsa.out.bias"].data().fill_(3e38F);
  paths.startFrom = tempDir.file("poisoned");
  std::filesystem::copy(paths.modelDirectory, paths.startFrom);
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
