// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/eval/encoders.h"
#include "xemap/model/head/joint_bilateral.h"
#include "xemap/model/head/similarity.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::eval {

namespace {

constexpr int overviewSidePx = 512;
constexpr const char *trainingFree = "dense-clip";

/// A raster as the network reads it, its last row and column repeated up to whole strides.
///
/// Shape: → [1,3,H,W], H and W multiples of 32.
torch::Tensor readWhole(raster::RasterSource &source, const raster::BandScaling &scaling, int width, int height) {
  const auto &info = source.info();
  auto patch = source.read({0, 0, static_cast<double>(info.width), static_cast<double>(info.height)}, width, height);
  scaling.apply(patch);
  const auto image = torch::from_blob(patch.samples.data(), {1, 3, height, width});
  const auto missing = [](int size) {
    return (model::coarsestStride - size % model::coarsestStride) % model::coarsestStride;
  };
  return torch::replication_pad2d(image, {0, missing(width), 0, missing(height)}).clone();
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
      : mName(std::move(name)), mEncoders(openEncoders(modelDirectory, threads)) {
    if (mName != trainingFree && !mEncoders->isTrained())
      throw Error(ErrorCode::Unsupported, modelDirectory +
                                              ": expected a model that learned something on top of CLIP for "
                                              "method " +
                                              mName + ", found none (" + trainingFree + " needs no training)");
  }

  std::string name() const override { return mName; }
  bool givesProbabilities() const override { return false; }

  void openImage(const std::string &path, std::optional<double> /*gsdMetres*/) override {
    const torch::NoGradGuard noGrad;
    const auto source = raster::openRaster(path);
    mWidth = source->info().width;
    mHeight = source->info().height;
    const auto scaling =
        raster::BandScaling::estimate(*source, {0, 0, static_cast<double>(mWidth), static_cast<double>(mHeight)});
    const auto whole = readWhole(*source, scaling, mWidth, mHeight);
    mPaddedWidth = whole.size(3);
    mPaddedHeight = whole.size(2);
    mFeatures = mEncoders->net().encodeImage(whole);
    const double shrink = std::min(1.0, static_cast<double>(overviewSidePx) / std::max(mWidth, mHeight));
    const int width = std::max(1, static_cast<int>(std::lround(mWidth * shrink)));
    const int height = std::max(1, static_cast<int>(std::lround(mHeight * shrink)));
    const auto overview = readWhole(*source, scaling, width, height);
    mContext = model::EncodedNetImpl::contextFrom(
        mEncoders->net().encodeImage(overview), static_cast<double>(width) / static_cast<double>(overview.size(3)),
        static_cast<double>(height) / static_cast<double>(overview.size(2)));
    mPositions = model::cellPositions(mPaddedHeight / model::coarsestStride, mPaddedWidth / model::coarsestStride, 0, 0,
                                      mWidth, mHeight)
                     .unsqueeze(0);
  }

  ScoreMap map(const std::string &expression) override {
    const torch::NoGradGuard noGrad;
    const auto text = mEncoders->net().encodeText(mEncoders->tokensOf(expression));
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
      return similarity(text);
    if (mName != trainingFree)
      return answer(text);
    if (!text.meaning.defined())
      throw Error(ErrorCode::Unsupported,
                  std::string("method ") + trainingFree + ": expected a model on top of CLIP, found another");
    return model::upsampledAlong(mFeatures.colours, model::trainingFreeLogits(mFeatures.described, text, 1)).sigmoid();
  }

  /// Mean cosine of the unfused levels with the sentence.
  torch::Tensor similarity(const model::TextFeatures &text) {
    const auto aligned = mEncoders->net().alignText(text);
    torch::Tensor sum;
    const auto &finest = mFeatures.levels[model::alignedLevels - 1];
    for (std::size_t level = 0; level < model::alignedLevels; ++level) {
      const auto &features = mFeatures.levels[level];
      const auto unit = model::unitLength(features, 1);
      const auto cosine =
          enlarge(torch::einsum("nchw,nc->nhw", {unit, aligned[level]}).unsqueeze(1), finest.size(2), finest.size(3));
      sum = sum.defined() ? sum + cosine : cosine;
    }
    return sum / static_cast<double>(model::alignedLevels);
  }

  torch::Tensor answer(const model::TextFeatures &text) {
    auto &net = mEncoders->net();
    auto context = mContext;
    if (mName == "no-context")
      context.tokens = torch::zeros_like(context.tokens);
    const auto fused = mName == "no-fusion" ? net.skipFusion(text, context) : net.fuse(text, context, 1);
    const auto output = net.decode(mFeatures, mPositions, fused, text, 1);
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
