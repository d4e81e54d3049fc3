// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <fstream>

#include <ATen/Parallel.h>

#include "xemap/model/blas_threads.h"
#include "xemap/model/model_directory.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/text/tokenizer.h"

namespace xemap::eval {

namespace {

/// HMSA levels that training aligns with whole regions.
constexpr std::size_t alignedLevels = 3;

struct Window {
  int x = 0;
  int y = 0;
  int size = 0;
};

/// Windows of one size at half steps, the last ones moved back so that every pixel is seen.
std::vector<Window> slide(int width, int height, int size) {
  std::vector<Window> windows;
  const auto starts = [&](int length) {
    std::vector<int> positions;
    for (int start = 0; start + size < length; start += size / 2)
      positions.push_back(start);
    positions.push_back(std::max(0, length - size));
    return positions;
  };
  for (const int y : starts(height))
    for (const int x : starts(width))
      windows.push_back({x, y, size});
  return windows;
}

text::Tokenizer openTokenizer(const model::LoadedModel &model) {
  std::ifstream file(model.vocabularyPath);
  text::TokenizerOptions options;
  options.maxTokens = static_cast<int>(model.config.options.maxTokens);
  options.subwordBuckets = static_cast<int>(model.config.options.subwordBuckets);
  options.subwordsPerToken = static_cast<int>(model.config.options.subwordsPerToken);
  return {text::Vocabulary::read(file, model.vocabularyPath), options};
}

class RetrievalMethod : public MapMethod {
public:
  RetrievalMethod(const std::string &modelDirectory, int threads)
      : mBlasThreads(1), mModel(model::loadModel(modelDirectory)), mTokenizer(openTokenizer(mModel)) {
    if (threads > 0)
      at::set_num_threads(threads);
  }

  std::string name() const override { return "selo"; }
  bool givesProbabilities() const override { return false; }

  void openImage(const std::string &path) override {
    const torch::NoGradGuard noGrad;
    const auto source = raster::openRaster(path);
    mWidth = source->info().width;
    mHeight = source->info().height;
    mWindows.clear();
    mEmbeddings.clear();
    const auto scaling =
        raster::BandScaling::estimate(*source, {0, 0, static_cast<double>(mWidth), static_cast<double>(mHeight)});
    for (const int size : {128, 256})
      for (const auto &window : slide(mWidth, mHeight, size)) {
        auto patch = source->read({static_cast<double>(window.x), static_cast<double>(window.y),
                                   static_cast<double>(size), static_cast<double>(size)},
                                  size, size);
        scaling.apply(patch);
        mWindows.push_back(window);
        mEmbeddings.push_back(embed(torch::from_blob(patch.samples.data(), {1, 3, size, size}).clone()));
      }
  }

  ScoreMap map(const std::string &expression) override {
    const torch::NoGradGuard noGrad;
    const auto wanted = embedText(expression);
    ScoreMap map{mWidth, mHeight, std::vector<float>(static_cast<std::size_t>(mWidth) * mHeight, 0.0F)};
    std::vector<int> seen(map.scores.size(), 0);
    for (std::size_t i = 0; i < mWindows.size(); ++i) {
      const auto score = mEmbeddings[i].dot(wanted).item<float>() / static_cast<float>(alignedLevels);
      const auto &window = mWindows[i];
      for (int y = window.y; y < std::min(window.y + window.size, mHeight); ++y)
        for (int x = window.x; x < std::min(window.x + window.size, mWidth); ++x) {
          const auto pixel = static_cast<std::size_t>(y) * mWidth + x;
          map.scores[pixel] += score;
          ++seen[pixel];
        }
    }
    for (std::size_t pixel = 0; pixel < seen.size(); ++pixel)
      map.scores[pixel] /= static_cast<float>(seen[pixel]);
    return map;
  }

private:
  /// The pooled features of every aligned level, each of unit length, one after the other.
  torch::Tensor embed(const torch::Tensor &image) {
    const auto features = mModel.net->encodeImage(image);
    std::vector<torch::Tensor> parts;
    for (std::size_t level = 0; level < alignedLevels; ++level) {
      const auto pooled = features.levels[level].mean({0, 2, 3});
      parts.push_back(pooled / pooled.norm().clamp_min(1e-6));
    }
    return torch::cat(parts);
  }

  torch::Tensor embedText(const std::string &expression) {
    const auto ids = mTokenizer.encode(expression);
    const auto count = static_cast<int64_t>(ids.words.size());
    model::TokenBatch batch{torch::zeros({1, count}, torch::kLong),
                            torch::zeros({1, count, mTokenizer.options().subwordsPerToken}, torch::kLong)};
    std::copy(ids.words.begin(), ids.words.end(), batch.words.data_ptr<int64_t>());
    std::copy(ids.subwords.begin(), ids.subwords.end(), batch.subwords.data_ptr<int64_t>());
    const auto aligned = mModel.net->alignText(mModel.net->encodeText(batch));
    std::vector<torch::Tensor> parts;
    for (std::size_t level = 0; level < alignedLevels; ++level)
      parts.push_back(aligned[level][0]);
    return torch::cat(parts);
  }

  model::BlasThreadScope mBlasThreads;
  model::LoadedModel mModel;
  text::Tokenizer mTokenizer;
  int mWidth = 0;
  int mHeight = 0;
  std::vector<Window> mWindows;
  std::vector<torch::Tensor> mEmbeddings;
};

} // namespace

std::unique_ptr<MapMethod> makeRetrievalMethod(const std::string &modelDirectory, int threads) {
  return std::make_unique<RetrievalMethod>(modelDirectory, threads);
}

} // namespace xemap::eval
