// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <optional>
#include <thread>

#include <ATen/Parallel.h>
#include <nlohmann/json.hpp>
#include <torch/nn/utils/clip_grad.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/model/layers/blas_threads.h"
#include "xemap/model/layers/device.h"
#include "xemap/model/layers/flushed_denormals.h"
#include "xemap/model/model_directory.h"
#include "xemap/model/weights.h"
#include "xemap/model/xemap_net.h"
#include "xemap/train/base_model.h"
#include "xemap/train/losses.h"
#include "xemap/train/train_state.h"
#include "xemap/train/training_plot.h"
#include "xemap/train/validation.h"
#include "xemap/train/whole_file.h"

namespace xemap::train {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double learningRateAt(const TrainConfig &config, int64_t step) {
  if (step < config.warmupSteps)
    return config.learningRate * static_cast<double>(step + 1) / config.warmupSteps;
  const double done = static_cast<double>(step - config.warmupSteps) / std::max(1, config.steps - config.warmupSteps);
  return config.finalLearningRate +
         0.5 * (config.learningRate - config.finalLearningRate) * (1 + std::cos(3.141592653589793 * done));
}

model::XemapNetOptions netOptionsFor(const Corpus &corpus) {
  model::XemapNetOptions options;
  options.subwordBuckets = corpus.subwordBuckets();
  options.subwordsPerToken = corpus.subwordsPerToken();
  options.maxTokens = corpus.maxTokens();
  return options;
}

void copyValues(const torch::nn::Module &from, torch::nn::Module &to, double share) {
  torch::NoGradGuard noGrad;
  const auto blend = [share](const torch::OrderedDict<std::string, torch::Tensor> &source,
                             torch::OrderedDict<std::string, torch::Tensor> target) {
    for (const auto &item : source) {
      auto &value = target[item.key()];
      if (value.is_floating_point())
        value.lerp_(item.value(), share);
      else
        value.copy_(item.value());
    }
  };
  blend(from.named_parameters(), to.named_parameters());
  blend(from.named_buffers(), to.named_buffers());
}

TrainState makeState(const std::function<std::shared_ptr<model::EncodedNetImpl>()> &makeNet,
                     const TrainConfig &config, torch::Device device) {
  torch::manual_seed(config.seed);
  TrainState state;
  state.net = makeNet();
  state.average = makeNet();
  copyValues(*state.net, *state.average, 1.0);
  state.net->to(device);
  state.average->to(device);
  // Norms, biases and embeddings are not decayed: pulling them to zero regularises nothing.
  std::vector<torch::Tensor> decayed;
  std::vector<torch::Tensor> kept;
  for (const auto &item : state.net->named_parameters())
    (item.value().dim() > 1 && item.key().find("words") == std::string::npos ? decayed : kept).push_back(item.value());
  std::vector<torch::optim::OptimizerParamGroup> groups;
  const auto options1 = torch::optim::AdamWOptions(config.learningRate).betas({0.9, 0.98});
  for (const auto &[parameters, decay] : {std::pair(decayed, config.weightDecay), std::pair(kept, 0.0)})
    groups.emplace_back(parameters, std::make_unique<torch::optim::AdamWOptions>(
                                        torch::optim::AdamWOptions(options1).weight_decay(decay)));
  state.optimizer = std::make_unique<torch::optim::AdamW>(groups, options1);
  return state;
}

/// Writes what the model directory of a trained XeMap-Net tiny needs beside its card, and gives the card.
nlohmann::json writeTinyParts(const model::EncodedNetImpl &net, const Corpus &corpus, const TrainConfig &config,
                              const std::string &directory) {
  model::ModelConfig modelConfig;
  modelConfig.name = config.modelName;
  modelConfig.license = "GPL-2.0-or-later";
  modelConfig.options = net.options();
  modelConfig.minGsdMetres = 0.5;
  modelConfig.maxGsdMetres = 32.0;
  model::saveWeights(net, directory + "/model.safetensors", checkpoint::ScalarKind::Float16);
  writeWhole(directory + "/vocabulary.txt", corpus.vocabulary());
  return model::toJson(modelConfig);
}

/// One training run under way.
class Run {
public:
  Run(const Corpus &training, const Corpus &validation, const TrainConfig &config, const TrainPaths &paths,
      const std::function<void(const TrainProgress &)> &report)
      : mTraining(training), mValidation(validation), mConfig(config), mPaths(paths), mReport(report),
        mDevice(model::deviceNamed(config.device)) {
    if (!paths.startFrom.empty() && model::readModelConfig(paths.startFrom).architecture == model::Architecture::Base)
      mBase.emplace(paths.startFrom, training, config, mDevice);
    else if (training.subwordsPerToken() == 0)
      throw Error(ErrorCode::InvalidArgument,
                  "training: expected a CLIP model to train on top of, as the shards were packed for one, found none");
    mState = makeState([this] { return makeNet(); }, config, mDevice);
  }

  bool go(bool resume, Feedback &feedback) {
    std::filesystem::create_directories(mPaths.modelDirectory);
    if (resume)
      loadCheckpoint(mState, mConfig, mPaths.checkpoint);
    else if (!mPaths.startFrom.empty() && !mBase)
      startFrom(mPaths.startFrom);
    mLog.open(mPaths.modelDirectory + "/log.jsonl", resume ? std::ios::app : std::ios::trunc);
    writeWhole(mPaths.modelDirectory + "/train.json", toJson(mConfig).dump(2) + '\n');
    if (!mLog)
      throw Error(ErrorCode::Unwritable, mPaths.modelDirectory + ": cannot be written");

    mState.net->train();
    auto lastCheckpoint = Clock::now();
    std::deque<std::future<Batch>> drawn;
    while (mState.step < mConfig.steps && !feedback.isCancelled()) {
      while (drawn.size() < batchesUnderWay() && mState.step + static_cast<int64_t>(drawn.size()) < mConfig.steps)
        drawn.push_back(draw(mState.step + static_cast<int64_t>(drawn.size())));
      const auto batch = drawn.front().get();
      drawn.pop_front();
      step(batch.to(mDevice));
      if (mState.step % reportEvery == 0)
        reportProgress();
      if (mState.step % mConfig.validateEvery == 0 || mState.step == mConfig.steps)
        validateAndKeep();
      if (secondsSince(lastCheckpoint) > 60.0 * mConfig.checkpointEveryMinutes) {
        saveCheckpoint(mState, mConfig, mPaths.checkpoint);
        lastCheckpoint = Clock::now();
      }
    }
    saveCheckpoint(mState, mConfig, mPaths.checkpoint);
    return mState.step == mConfig.steps;
  }

private:
  static constexpr int reportEvery = 20;

  std::shared_ptr<model::EncodedNetImpl> makeNet() const {
    if (mBase)
      return mBase->makeNet();
    return std::make_shared<model::XemapNetImpl>(netOptionsFor(mTraining));
  }

  void startFrom(const std::string &directory) {
    const checkpoint::SafetensorsFile weights(directory + "/model.safetensors");
    // A model made before the architecture grew still is a start: what it lacks begins as in a new one.
    model::loadWeights(*mState.net, weights, model::MissingTensors::Kept);
    copyValues(*mState.net, *mState.average, 1.0);
  }

  /// The batch the network works on, and those that are drawn meanwhile: beside a GPU the processor has nothing else to
  /// do, where it computes itself one is enough.
  std::size_t batchesUnderWay() const {
    constexpr unsigned most = 16;
    return mDevice.is_cpu() ? 2 : std::clamp(std::thread::hardware_concurrency(), 2U, most);
  }

  std::future<Batch> draw(int64_t step) const {
    const auto index = mConfig.distinctBatches > 0 ? step % mConfig.distinctBatches : step;
    return std::async(std::launch::async,
                      [this, index] { return drawBatch(mTraining, mConfig, static_cast<std::uint64_t>(index)); });
  }

  void step(const Batch &batch) {
    const double rate = learningRateAt(mConfig, mState.step);
    for (auto &group : mState.optimizer->param_groups())
      static_cast<torch::optim::AdamWOptions &>(group.options()).lr(rate);
    mState.optimizer->zero_grad();
    const auto terms = mState.step < mConfig.alignmentSteps
                           ? computeAlignmentLosses(*mState.net, batch)
                           : computeLosses(*mState.net, batch, mConfig.queriesPerImage);
    const auto total = terms.total(mConfig.lossWeights);
    const auto value = total.item<double>();
    if (!std::isfinite(value))
      throw Error(ErrorCode::Internal, "training: the loss is not finite at step " + std::to_string(mState.step));
    total.backward();
    torch::nn::utils::clip_grad_norm_(mState.net->parameters(), mConfig.gradientClip);
    mState.optimizer->step();
    ++mState.step;
    // Early on the average follows quickly, or it would remember the random start.
    const double decay = std::min(mConfig.averageDecay, (1.0 + mState.step) / (10.0 + mState.step));
    copyValues(*mState.net, *mState.average, 1.0 - decay);
    mLossSum += value;
    const auto values =
        torch::stack({terms.mask, terms.dice, terms.levels, terms.denseClass, terms.regionText, terms.presence})
            .detach()
            .cpu();
    for (std::size_t term = 0; term < mTermSums.size(); ++term)
      mTermSums[term] += values[static_cast<int64_t>(term)].item<double>();
    mQueriesSinceReport += batch.present.size(0);
    ++mStepsSinceReport;
  }

  void reportProgress() {
    const double seconds = secondsSince(mLastReport);
    TrainProgress progress;
    progress.step = static_cast<int>(mState.step);
    progress.steps = mConfig.steps;
    progress.loss = mLossSum / mStepsSinceReport;
    progress.queriesPerSecond = static_cast<double>(mQueriesSinceReport) / seconds;
    progress.secondsLeft = seconds / mStepsSinceReport * static_cast<double>(mConfig.steps - mState.step);
    progress.bestMeanIou = mState.bestMeanIou;
    nlohmann::json line{
        {"step", mState.step}, {"loss", progress.loss}, {"queries_per_second", progress.queriesPerSecond}};
    static constexpr const char *names[] = {"mask", "dice", "levels", "dense_class", "region_text", "presence"};
    for (std::size_t term = 0; term < mTermSums.size(); ++term)
      line[names[term]] = mTermSums[term] / mStepsSinceReport;
    mLog << line.dump() << std::endl;
    mReport(progress);
    mLossSum = 0.0;
    mTermSums.fill(0.0);
    mQueriesSinceReport = 0;
    mStepsSinceReport = 0;
    mLastReport = Clock::now();
  }

  void validateAndKeep() {
    const auto result = validate(*mState.average, mValidation, mConfig);
    mLog << nlohmann::json{{"step", mState.step},
                           {"mean_iou", result.meanIou},
                           {"absent_correct", result.absentCorrect},
                           {"presence_correct", result.presenceCorrect},
                           {"cell_accuracy", result.cellAccuracy}}
                .dump()
         << std::endl;
    plotTrainingLog(mPaths.modelDirectory + "/log.jsonl", mPaths.modelDirectory + "/log.svg");
    if (result.meanIou >= mState.bestMeanIou) {
      mState.bestMeanIou = result.meanIou;
      publish(result);
    }
    mLastReport = Clock::now();
  }

  /// Publishes the averaged weights as a model directory.
  void publish(const ValidationResult &result) const {
    const auto &directory = mPaths.modelDirectory;
    auto json = mBase ? mBase->writeParts(*mState.average, mConfig, directory)
                      : writeTinyParts(*mState.average, mTraining, mConfig, directory);
    json["training"] = {{"steps", mState.step},
                        {"config", toJson(mConfig)},
                        {"validation",
                         {{"mean_iou", result.meanIou},
                          {"absent_correct", result.absentCorrect},
                          {"presence_correct", result.presenceCorrect},
                          {"cell_accuracy", result.cellAccuracy}}}};
    json["checksums"]["model.safetensors"] = checkpoint::SafetensorsFile(directory + "/model.safetensors").sha256();
    writeWhole(directory + "/model.json", json.dump(2) + '\n');
  }

  const Corpus &mTraining;
  const Corpus &mValidation;
  const TrainConfig &mConfig;
  const TrainPaths &mPaths;
  const std::function<void(const TrainProgress &)> &mReport;
  torch::Device mDevice;
  std::optional<BaseModel> mBase; ///< Of XeMap-Net base.
  TrainState mState;
  std::ofstream mLog;
  Clock::time_point mLastReport = Clock::now();
  double mLossSum = 0.0;
  std::array<double, 6> mTermSums{};
  int64_t mQueriesSinceReport = 0;
  int64_t mStepsSinceReport = 0;
};

} // namespace

bool train(const Corpus &training, const Corpus &validation, const TrainConfig &config, const TrainPaths &paths,
           bool resume, const std::function<void(const TrainProgress &)> &report, Feedback &feedback) {
  const model::BlasThreadScope blasThreads(1);
  const model::FlushedDenormals flushedDenormals; // threads that are begun from here on do the same
  if (config.threads > 0)
    at::set_num_threads(config.threads);
  return Run(training, validation, config, paths, report).go(resume, feedback);
}

} // namespace xemap::train
