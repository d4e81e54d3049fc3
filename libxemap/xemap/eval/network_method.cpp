// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <algorithm>

#include "xemap/base/error.h"
#include "xemap/eval/encoders.h"
#include "xemap/infer/tile_reader.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::eval {

namespace {

constexpr int overviewSidePx = 512;

int roundUp(int value) {
  return (value + model::coarsestStride - 1) / model::coarsestStride * model::coarsestStride;
}

torch::Tensor enlarge(const torch::Tensor &input, int64_t height, int64_t width) {
  return torch::nn::functional::interpolate(input, torch::nn::functional::InterpolateFuncOptions()
                                                       .size(std::vector<int64_t>{height, width})
                                                       .mode(torch::kBilinear)
                                                       .align_corners(false));
}

/// The network over the whole of a small image in one go, less one of its parts.
class NetworkMethod final : public MapMethod {
public:
  NetworkMethod(std::string name, const std::string &modelDirectory, int threads)
      : mName(std::move(name)), mEncoders(modelDirectory, threads) {}

  std::string name() const override { return mName; }
  bool givesProbabilities() const override { return false; }

  void openImage(const std::string &path, std::optional<double> /*gsdMetres*/) override {
    const torch::NoGradGuard noGrad;
    const auto source = raster::openRaster(path);
    const auto grid = raster::planGrid(source->info(), {}, {});
    const auto scaling = raster::BandScaling::estimate(*source, grid.window);
    const infer::TileReader reader(*source, grid, scaling, mEncoders.options().pixelMean);
    mWidth = grid.width;
    mHeight = grid.height;
    const auto whole = reader.read(0, 0, roundUp(mWidth), roundUp(mHeight));
    mPaddedWidth = whole.image.size(3);
    mPaddedHeight = whole.image.size(2);
    mFeatures = mEncoders.net()->encodeImage(whole.image);
    const auto overview = reader.readOverview(overviewSidePx);
    mContext = model::XemapNetImpl::contextFrom(mEncoders.net()->encodeImage(overview.image),
                                                static_cast<double>(overview.width) / overview.image.size(3),
                                                static_cast<double>(overview.height) / overview.image.size(2));
    mPositions = model::cellPositions(mPaddedHeight / model::coarsestStride, mPaddedWidth / model::coarsestStride, 0, 0,
                                      mWidth, mHeight)
                     .unsqueeze(0);
  }

  ScoreMap map(const std::string &expression) override {
    const torch::NoGradGuard noGrad;
    const auto text = mEncoders.net()->encodeText(mEncoders.tokensOf(expression));
    const auto scores = mName == "dense" ? similarity(text) : answer(text);
    const auto full =
        enlarge(scores, mPaddedHeight, mPaddedWidth)[0][0].slice(0, 0, mHeight).slice(1, 0, mWidth).contiguous();
    ScoreMap map{mWidth, mHeight, {}, {}};
    map.scores.assign(full.data_ptr<float>(), full.data_ptr<float>() + full.numel());
    return map;
  }

private:
  /// Mean cosine of the unfused levels with the sentence.
  torch::Tensor similarity(const model::TextFeatures &text) {
    const auto aligned = mEncoders.net()->alignText(text);
    torch::Tensor sum;
    const auto &finest = mFeatures.levels[Encoders::alignedLevels - 1];
    for (std::size_t level = 0; level < Encoders::alignedLevels; ++level) {
      const auto &features = mFeatures.levels[level];
      const auto unit = features / features.norm(2, 1, true).clamp_min(1e-6);
      const auto cosine =
          enlarge(torch::einsum("nchw,nc->nhw", {unit, aligned[level]}).unsqueeze(1), finest.size(2), finest.size(3));
      sum = sum.defined() ? sum + cosine : cosine;
    }
    return sum / static_cast<double>(Encoders::alignedLevels);
  }

  torch::Tensor answer(const model::TextFeatures &text) {
    auto &net = *mEncoders.net();
    auto context = mContext;
    if (mName == "no-context")
      context.tokens = torch::zeros_like(context.tokens);
    const auto fused = mName == "no-fusion" ? net.skipFusion(text, context) : net.fuse(text, context, 1);
    const auto output = net.decode(mFeatures, mPositions, fused, text, 1);
    return (mName == "no-hmsa" ? output.levelLogits[0] : output.logits).sigmoid();
  }

  std::string mName;
  Encoders mEncoders;
  int mWidth = 0;
  int mHeight = 0;
  int64_t mPaddedWidth = 0;
  int64_t mPaddedHeight = 0;
  model::ImageFeatures mFeatures;
  model::ContextMap mContext;
  torch::Tensor mPositions;
};

} // namespace

std::unique_ptr<MapMethod> makeNetworkMethod(const std::string &name, const std::string &modelDirectory, int threads) {
  if (name != "dense" && name != "no-context" && name != "no-fusion" && name != "no-hmsa")
    throw Error(ErrorCode::InvalidArgument, "expected method dense, no-context, no-fusion or no-hmsa, found " + name);
  return std::make_unique<NetworkMethod>(name, modelDirectory, threads);
}

} // namespace xemap::eval
