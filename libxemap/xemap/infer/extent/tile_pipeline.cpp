// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/tile_pipeline.h"

#include <algorithm>

#include <ATen/ATen.h>

#include "xemap/infer/torch_settings.h"

namespace xemap::infer {

namespace {

/// Each tile under way costs some 200 MB, so more cores than this split tiles inside.
constexpr int maxPlaces = 4;

} // namespace

TilePipeline::TilePipeline(const Network &network, Questions questions, int threads, Consumer consume)
    : mNetwork(network), mQuestions(std::move(questions)), mPlaces(static_cast<std::size_t>(places(threads))),
      mThreadsPerTile(std::max(1, threads / maxPlaces)), mConsume(std::move(consume)) {}

int TilePipeline::places(int threads) {
  return std::min(threads, maxPlaces);
}

void TilePipeline::submit(TileTask task) {
  while (mUnderWay.size() >= mPlaces)
    handOnFirst();
  mUnderWay.push_back(std::async(std::launch::async, [this, task = std::move(task)]() mutable {
    const TorchWorkerSettings settings(mThreadsPerTile);
    return answer(std::move(task));
  }));
}

void TilePipeline::drain() {
  while (!mUnderWay.empty())
    handOnFirst();
}

TileAnswer TilePipeline::answer(TileTask task) const {
  if (task.unencoded) {
    task.unencoded->image = mNetwork.encode(task.image);
    task.image.reset();
    task.features = task.unencoded;
  }
  // One question after the other: together they would take as many times the memory.
  std::vector<at::Tensor> logits;
  std::vector<at::Tensor> coarseLogits;
  task.said.resize(mQuestions.size());
  for (std::size_t i = 0; i < mQuestions.size(); ++i) {
    const auto &question = mQuestions[i];
    if (question.words && !task.said[i])
      task.said[i] = mNetwork.answerWords(task.features->image, task.positions, *question.words);
    auto answer = mNetwork.answer(task.features->image, task.origin, question, task.said[i]);
    logits.push_back(std::move(answer.logits));
    coarseLogits.push_back(std::move(answer.coarseLogits));
  }
  return {std::move(task), at::cat(logits).contiguous(), at::cat(coarseLogits).contiguous()};
}

void TilePipeline::handOnFirst() {
  auto answer = mUnderWay.front().get();
  mUnderWay.pop_front();
  mConsume(answer);
}

} // namespace xemap::infer
