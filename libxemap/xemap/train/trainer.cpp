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
#include <tuple>

#include <ATen/Parallel.h>
#include <nlohmann/json.hpp>
#include <torch/nn/utils/clip_grad.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/output_set.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/data/tokenizer_identity.h"
#include "xemap/model/layers/blas_threads.h"
#include "xemap/model/layers/device.h"
#include "xemap/model/layers/flushed_denormals.h"
#include "xemap/model/layers/weights.h"
#include "xemap/model/model_folder.h"
#include "xemap/model/referring_net.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/model/text/text_encoder.h"
#include "xemap/train/losses.h"
#include "xemap/train/phrase_table.h"
#include "xemap/train/train_state.h"
#include "xemap/train/training_plot.h"
#include "xemap/train/validation.h"

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

/// The parameters of each group that learns, those to be decayed apart.
std::vector<torch::optim::OptimizerParamGroup> groupsOf(const model::ReferringNetImpl &net, const TrainConfig &config,
                                                        const torch::optim::AdamWOptions &usual) {
  std::vector<std::array<std::vector<torch::Tensor>, 2>> parameters(config.groups.size());
  for (const auto &item : net.named_parameters()) {
    const auto fits = [&](const ParameterGroup &group) { return item.key().rfind(group.prefix, 0) == 0; };
    const auto found = std::find_if(config.groups.begin(), config.groups.end(), fits);
    if (found != config.groups.end())
      parameters[static_cast<std::size_t>(found - config.groups.begin())][item.value().dim() > 1 ? 1 : 0].push_back(
          item.value());
  }
  std::vector<torch::optim::OptimizerParamGroup> groups;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    for (const bool decayed : {false, true})
      groups.emplace_back(parameters[i][decayed ? 1 : 0],
                          std::make_unique<torch::optim::AdamWOptions>(
                              torch::optim::AdamWOptions(usual).weight_decay(decayed ? config.groups[i].decay : 0.0)));
  return groups;
}

TrainState makeState(const model::ModelSpec &spec, const std::string &weights, const TrainConfig &config,
                     torch::Device device) {
  torch::manual_seed(config.seed);
  TrainState state;
  state.net = std::make_shared<model::ReferringNetImpl>(spec);
  state.average = std::make_shared<model::ReferringNetImpl>(spec);
  // Imported encoders have no head yet.
  model::loadWeights(*state.net, checkpoint::SafetensorsFile(weights), model::MissingTensors::Kept);
  copyValues(*state.net, *state.average, 1.0);
  state.net->to(device);
  state.average->to(device);
  const auto usual = torch::optim::AdamWOptions(config.learningRate).betas({0.9, 0.98});
  state.optimizer = std::make_unique<torch::optim::AdamW>(groupsOf(*state.net, config, usual), usual);
  return state;
}

/// The model training starts from, with a head to be made anew where there is none yet.
model::ModelSpec startingPoint(const std::string &directory) {
  auto spec = model::readModelSpec(directory);
  if (spec.zeroShot)
    throw Error(ErrorCode::Unsupported,
                directory + "/model.json: field /zero_shot: expected encoders that a head is trained over, found an " +
                    "imported CLIP model, which answers without");
  if (!spec.head)
    spec.head.emplace();
  return spec;
}

/// What of a model folder no training changes.
void copyUnchanged(const model::ModelSpec &spec, const std::string &from, const std::string &to) {
  std::error_code problem;
  auto files = model::sideFilesOf(spec);
  files.emplace_back(model::frozenFile);
  for (const std::string &name : files) {
    std::filesystem::copy_file(from + "/" + name, to + "/" + name, std::filesystem::copy_options::overwrite_existing,
                               problem);
    if (problem)
      throw Error(ErrorCode::Unwritable,
                  to + "/" + name + ": cannot be copied from " + from + ": " + problem.message());
  }
}

/// One training run under way.
class Run {
public:
  Run(const Corpus &training, const std::vector<Corpus> &validation, const TrainConfig &config, const TrainPaths &paths,
      const std::function<void(const TrainProgress &)> &report)
      : mTraining(training), mValidation(validation), mConfig(config), mPaths(paths), mReport(report),
        mDevice(model::deviceNamed(config.device)), mSpec(startingPoint(paths.startFrom)),
        mFrozen(std::make_shared<checkpoint::SafetensorsFile>(paths.startFrom + "/" + model::frozenFile)),
        mState(makeState(mSpec, paths.startFrom + "/" + model::weightsFile, config, mDevice)) {
    requireFittingShards();
    std::filesystem::create_directories(paths.modelDirectory);
    if (!std::filesystem::equivalent(paths.startFrom, paths.modelDirectory))
      copyUnchanged(mSpec, paths.startFrom, paths.modelDirectory);
    const auto parent = std::filesystem::path(paths.checkpoint).parent_path().string();
    mPhrases.emplace(training.book(), *model::makeTextEncoder(mSpec.text, mFrozen), mFrozen->sha256(),
                     mSpec.competitors.alikeCosine, parent.empty() ? "." : parent);
  }

  bool go(bool resume, Feedback &feedback) {
    if (resume)
      loadCheckpoint(mState, mConfig, mPaths.checkpoint);
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

  /// Shards hold phrases as tokens, and competitors by their place in the bank.
  void requireFittingShards() const {
    const auto &book = mTraining.book();
    const auto tokenizer = data::tokenizerIdentity(mSpec.text, mPaths.startFrom, *mFrozen);
    const auto bankPath = mPaths.startFrom + "/" + mSpec.competitors.file;
    const auto bank = checkpoint::MappedFile(bankPath).sha256();
    for (const auto &[what, packed, own] :
         {std::tuple(mPaths.startFrom + ": tokenizer", book.tokenizerIdentity(), tokenizer),
          std::tuple(bankPath, book.bankIdentity(), bank)})
      if (packed != own)
        throw Error(ErrorCode::InvalidArgument,
                    what + ": expected that which the shards were packed with, " + packed + ", found " + own);
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
    auto &groups = mState.optimizer->param_groups();
    for (std::size_t i = 0; i < groups.size(); ++i) // two for each of the configuration
      static_cast<torch::optim::AdamWOptions &>(groups[i].options()).lr(rate * mConfig.groups[i / 2].rate);
    mState.optimizer->zero_grad();
    const auto stage = stageOf(mConfig, static_cast<std::uint64_t>(mState.step));
    const auto terms = computeLosses(*mState.net, batch, *mPhrases, stage);
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
    const auto all = terms.all();
    const auto values = torch::stack(torch::TensorList(all.data(), all.size())).detach().cpu();
    for (std::size_t term = 0; term < mTermSums.size(); ++term)
      mTermSums[term] += values[static_cast<int64_t>(term)].item<double>();
    mQueriesSinceReport += static_cast<int64_t>(batch.queries.size());
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
    progress.bestScore = mState.bestScore;
    nlohmann::json line{
        {"step", mState.step}, {"loss", progress.loss}, {"queries_per_second", progress.queriesPerSecond}};
    for (std::size_t term = 0; term < mTermSums.size(); ++term)
      line[LossTerms::names[term]] = mTermSums[term] / mStepsSinceReport;
    mLog << line.dump() << std::endl;
    mReport(progress);
    mLossSum = 0.0;
    mTermSums.fill(0.0);
    mQueriesSinceReport = 0;
    mStepsSinceReport = 0;
    mLastReport = Clock::now();
  }

  void validateAndKeep() {
    const bool byLead = stageOf(mConfig, static_cast<std::uint64_t>(mState.step)) == Stage::Alignment ||
                        mConfig.alignmentSteps >= mConfig.steps;
    const auto result = validate(*mState.average, mValidation, *mPhrases, mConfig, byLead);
    auto line = toJson(result);
    line["step"] = mState.step;
    mLog << line.dump() << std::endl;
    plotTrainingLog(mPaths.modelDirectory + "/log.jsonl", mPaths.modelDirectory + "/log.svg");
    if (result.score() >= mState.bestScore) {
      mState.bestScore = result.score();
      publish(result);
    }
    mLastReport = Clock::now();
  }

  /// Publishes the averaged weights as a model directory.
  void publish(const ValidationResult &result) const {
    const auto &directory = mPaths.modelDirectory;
    model::saveWeights(*mState.average, directory + "/" + model::weightsFile, checkpoint::ScalarKind::Float16);
    auto spec = mSpec;
    spec.name = mConfig.modelName;
    auto json = model::toJson(spec);
    json["training"] = {{"steps", mState.step}, {"config", toJson(mConfig)}, {"validation", toJson(result)}};
    json["checksums"] = model::checksumsOf(directory, spec);
    writeWhole(directory + "/model.json", json.dump(2) + '\n');
  }

  const Corpus &mTraining;
  const std::vector<Corpus> &mValidation;
  const TrainConfig &mConfig;
  const TrainPaths &mPaths;
  const std::function<void(const TrainProgress &)> &mReport;
  torch::Device mDevice;
  model::ModelSpec mSpec;
  std::shared_ptr<const checkpoint::SafetensorsFile> mFrozen;
  TrainState mState;
  std::optional<PhraseTable> mPhrases;
  std::ofstream mLog;
  Clock::time_point mLastReport = Clock::now();
  double mLossSum = 0.0;
  std::array<double, LossTerms::names.size()> mTermSums{};
  int64_t mQueriesSinceReport = 0;
  int64_t mStepsSinceReport = 0;
};

} // namespace

bool train(const Corpus &training, const std::vector<Corpus> &validation, const TrainConfig &config,
           const TrainPaths &paths, bool resume, const std::function<void(const TrainProgress &)> &report,
           Feedback &feedback) {
  const model::BlasThreadScope blasThreads(1);
  const model::FlushedDenormals flushedDenormals; // threads that are begun from here on do the same
  if (config.threads > 0)
    at::set_num_threads(config.threads);
  return Run(training, validation, config, paths, report).go(resume, feedback);
}

} // namespace xemap::train
