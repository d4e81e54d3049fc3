// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/eval/encoders.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/text/normalizer.h"

namespace xemap::eval {

namespace {

/// Units: pixels.
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

/// Similarities of windows and an expression, averaged per pixel.
class WindowMap {
public:
  WindowMap(int width, int height)
      : mMap{width, height, std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)), {}},
        mSeen(mMap.scores.size(), 0) {}

  void add(const Window &window, float score) {
    for (int y = std::max(0, window.y); y < std::min(window.y + window.size, mMap.height); ++y)
      for (int x = std::max(0, window.x); x < std::min(window.x + window.size, mMap.width); ++x) {
        const auto pixel =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(mMap.width) + static_cast<std::size_t>(x);
        mMap.scores[pixel] += score;
        ++mSeen[pixel];
      }
  }

  ScoreMap mean() const {
    ScoreMap map = mMap;
    for (std::size_t pixel = 0; pixel < mSeen.size(); ++pixel)
      map.scores[pixel] /= static_cast<float>(std::max(1, mSeen[pixel]));
    return map;
  }

private:
  ScoreMap mMap;
  std::vector<int> mSeen;
};

/// A Gaussian blur in two passes, mirrored at the borders.
void blur(ScoreMap &map, double sigma) {
  const int reach = static_cast<int>(std::ceil(3.0 * sigma));
  std::vector<float> weights;
  for (int i = -reach; i <= reach; ++i)
    weights.push_back(static_cast<float>(std::exp(-0.5 * i * i / (sigma * sigma))));
  const auto pass = [&](int lines, int length, auto index) {
    std::vector<float> line(static_cast<std::size_t>(length));
    for (int l = 0; l < lines; ++l) {
      for (int i = 0; i < length; ++i) {
        float sum = 0.0F;
        float total = 0.0F;
        for (int k = -reach; k <= reach; ++k) {
          if (i + k < 0 || i + k >= length)
            continue;
          const float weight = weights[static_cast<std::size_t>(k + reach)];
          sum += weight * map.scores[index(l, i + k)];
          total += weight;
        }
        line[static_cast<std::size_t>(i)] = sum / total;
      }
      for (int i = 0; i < length; ++i)
        map.scores[index(l, i)] = line[static_cast<std::size_t>(i)];
    }
  };
  const auto width = static_cast<std::size_t>(map.width);
  pass(map.height, map.width,
       [&](int y, int x) { return static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x); });
  pass(map.width, map.height,
       [&](int x, int y) { return static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x); });
}

/// What both kinds of retrieval share: windows and their embeddings.
class RetrievalMethod : public MapMethod {
public:
  RetrievalMethod(const std::string &modelDirectory, int threads) : mEncoders(openEncoders(modelDirectory, threads)) {}

  bool givesProbabilities() const override { return false; }

  void openImage(const std::string &path, std::optional<double> /*gsdMetres*/) override {
    mSource = raster::openRaster(path);
    mWidth = mSource->info().width;
    mHeight = mSource->info().height;
    mScaling =
        raster::BandScaling::estimate(*mSource, {0, 0, static_cast<double>(mWidth), static_cast<double>(mHeight)});
  }

protected:
  torch::Tensor embed(const Window &window) {
    const torch::NoGradGuard noGrad;
    // The network wants whole strides; smaller windows are enlarged to one.
    const int side = std::max(64, window.size);
    auto patch = mSource->read({static_cast<double>(window.x), static_cast<double>(window.y),
                                static_cast<double>(window.size), static_cast<double>(window.size)},
                               side, side);
    mScaling.apply(patch);
    return mEncoders->embedImage(torch::from_blob(patch.samples.data(), {1, 3, side, side}).clone());
  }

  std::unique_ptr<Encoders> mEncoders;
  std::unique_ptr<raster::RasterSource> mSource;
  raster::BandScaling mScaling;
  int mWidth = 0;
  int mHeight = 0;
};

class SlidingWindows final : public RetrievalMethod {
public:
  using RetrievalMethod::RetrievalMethod;

  std::string name() const override { return "selo"; }

  void openImage(const std::string &path, std::optional<double> /*gsdMetres*/) override {
    RetrievalMethod::openImage(path, {});
    mWindows.clear();
    mEmbeddings.clear();
    for (const int size : {128, 256})
      for (const auto &window : slide(mWidth, mHeight, size)) {
        mWindows.push_back(window);
        mEmbeddings.push_back(embed(window));
      }
  }

  ScoreMap map(const std::string &expression) override {
    const torch::NoGradGuard noGrad;
    const auto wanted = mEncoders->embedText(expression);
    WindowMap map(mWidth, mHeight);
    for (std::size_t i = 0; i < mWindows.size(); ++i)
      map.add(mWindows[i], mEmbeddings[i].dot(wanted).item<float>());
    return map.mean();
  }

private:
  std::vector<Window> mWindows;
  std::vector<torch::Tensor> mEmbeddings;
};

class CoarseToFine final : public RetrievalMethod {
public:
  using RetrievalMethod::RetrievalMethod;

  std::string name() const override { return "selo2"; }

  void openImage(const std::string &path, std::optional<double> /*gsdMetres*/) override {
    RetrievalMethod::openImage(path, {});
    mCoarse.clear();
    for (const auto &window : slide(mWidth, mHeight, coarsePx))
      mCoarse.emplace_back(window, embed(window));
    mFine.clear();
  }

  ScoreMap map(const std::string &expression) override {
    const torch::NoGradGuard noGrad;
    const auto wanted = shuffledText(expression);
    std::vector<std::pair<float, Window>> ranked;
    WindowMap map(mWidth, mHeight);
    for (const auto &[window, embedding] : mCoarse) {
      const float score = embedding.dot(wanted).item<float>();
      ranked.emplace_back(score, window);
      map.add(window, score);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    const auto kept = static_cast<std::size_t>(std::ceil(keptShare * static_cast<double>(ranked.size())));
    for (std::size_t i = 0; i < kept; ++i)
      for (const int size : {coarsePx / 4, coarsePx / 2})
        for (int row = 0; row < 3; ++row)
          for (int column = 0; column < 3; ++column) {
            const auto &coarse = ranked[i].second;
            const Window fine{std::clamp(coarse.x + column * (coarsePx - size) / 2, 0, std::max(0, mWidth - size)),
                              std::clamp(coarse.y + row * (coarsePx - size) / 2, 0, std::max(0, mHeight - size)), size};
            map.add(fine, fineEmbedding(fine).dot(wanted).item<float>());
          }
    auto scores = map.mean();
    blur(scores, coarsePx / 16.0);
    return scores;
  }

private:
  static constexpr int coarsePx = 128;
  static constexpr double keptShare = 0.15;
  static constexpr int shuffles = 4;

  torch::Tensor shuffledText(const std::string &expression) {
    auto words = text::words(text::normalize(expression));
    Random random(1);
    auto sum = mEncoders->embedText(expression);
    for (int i = 1; i < shuffles; ++i) {
      random.shuffle(words);
      std::string shuffled;
      for (const auto &word : words)
        shuffled += word + ' ';
      sum = sum + mEncoders->embedText(shuffled);
    }
    return sum / static_cast<double>(shuffles);
  }

  const torch::Tensor &fineEmbedding(const Window &window) {
    const auto key = std::make_pair(window.size, std::make_pair(window.x, window.y));
    const auto known = mFine.find(key);
    return known != mFine.end() ? known->second : mFine.emplace(key, embed(window)).first->second;
  }

  std::vector<std::pair<Window, torch::Tensor>> mCoarse;
  std::map<std::pair<int, std::pair<int, int>>, torch::Tensor> mFine;
};

} // namespace

std::unique_ptr<MapMethod> makeRetrievalMethod(const std::string &modelDirectory, int threads) {
  return std::make_unique<SlidingWindows>(modelDirectory, threads);
}

std::unique_ptr<MapMethod> makeCoarseToFineMethod(const std::string &modelDirectory, int threads) {
  return std::make_unique<CoarseToFine>(modelDirectory, threads);
}

} // namespace xemap::eval
