// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <utility>

#include "xemap/base/error.h"
#include "xemap/eval/encoders.h"
#include "xemap/infer/extent/tile_reader.h"
#include "xemap/model/head/cells.h"
#include "xemap/model/head/competition.h"
#include "xemap/model/layers/channels.h"
#include "xemap/model/spec/head_spec.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::eval {

namespace {

constexpr int overviewSidePx = 512;
constexpr const char *trainingFree = "dense-clip";

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
      : mName(std::move(name)), mEncoders(openEncoders(modelDirectory, threads)) {
    if (mName != trainingFree && !mEncoders->isTrained())
      throw Error(ErrorCode::Unsupported, modelDirectory +
                                              ": expected a model that learned something on top of CLIP for "
                                              "method " +
                                              mName + ", found none (" + trainingFree + " needs no training)");
    if (mName == trainingFree && mEncoders->isTrained())
      throw Error(ErrorCode::Unsupported,
                  modelDirectory + ": method " + trainingFree + ": expected an imported CLIP model, found another");
  }

  std::string name() const override { return mName; }
  bool givesProbabilities() const override { return false; }

  void openImage(const std::string &path, std::optional<double> /*gsdMetres*/) override {
    const torch::NoGradGuard noGrad;
    const auto source = raster::openRaster(path);
    const auto grid = raster::planGrid(source->info(), {}, {});
    const auto scaling = raster::BandScaling::estimate(*source, grid.window);
    const infer::TileReader reader(*source, grid, scaling, mEncoders->fillColour());
    mWidth = grid.width;
    mHeight = grid.height;
    const auto upToStride = [](int size) {
      return (size + model::coarsestStride - 1) / model::coarsestStride * model::coarsestStride;
    };
    auto whole = reader.read(0, 0, upToStride(mWidth), upToStride(mHeight));
    mPaddedWidth = whole.columns;
    mPaddedHeight = whole.rows;
    mFeatures = mEncoders->encodeImage(model::pictureOf(std::move(whole.pixels), whole.rows, whole.columns));
    auto overview = reader.readOverview(overviewSidePx);
    const auto share = [](int part, int padded) { return static_cast<double>(part) / static_cast<double>(padded); };
    mContext = {
        mEncoders->encodeImage(model::pictureOf(std::move(overview.pixels), overview.rows, overview.columns)).tokens,
        share(overview.width, overview.columns), share(overview.height, overview.rows)};
    mPositions = model::cellPositions(mPaddedHeight / model::coarsestStride, mPaddedWidth / model::coarsestStride, 0, 0,
                                      mWidth, mHeight)
                     .unsqueeze(0);
  }

  ScoreMap map(const std::string &expression) override {
    const torch::NoGradGuard noGrad;
    const auto text = mEncoders->encodeText(expression);
    const auto full = enlarge(scoresOf(text), mPaddedHeight, mPaddedWidth)[0][0]
                          .slice(0, 0, mHeight)
                          .slice(1, 0, mWidth)
                          .contiguous();
    ScoreMap map{mWidth, mHeight, {}, {}};
    map.scores.assign(full.data_ptr<float>(), full.data_ptr<float>() + full.numel());
    return map;
  }

private:
  torch::Tensor scoresOf(const model::TextFeatures &text) {
    if (mName == "dense")
      return model::similarityMaps(mFeatures.levels, mFeatures.lengths, text.vectors);
    return answer(text);
  }

  torch::Tensor answer(const model::TextFeatures &text) {
    auto context = mContext;
    if (mName == "no-context")
      context.tokens = torch::zeros_like(context.tokens);
    const auto fused = mName == "no-fusion" ? mEncoders->skipFusion(text, context) : mEncoders->fuse(text, context);
    const auto output = mEncoders->decode(mFeatures, mPositions, fused, text);
    return (mName == "no-hmsa" ? output.levelLogits[0] : output.logits).sigmoid();
  }

  std::string mName;
  std::unique_ptr<Encoders> mEncoders;
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
  if (name != trainingFree && name != "dense" && name != "no-context" && name != "no-fusion" && name != "no-hmsa")
    throw Error(ErrorCode::InvalidArgument,
                "expected method dense-clip, dense, no-context, no-fusion or no-hmsa, found " + name);
  return std::make_unique<NetworkMethod>(name, modelDirectory, threads);
}

} // namespace xemap::eval
