// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/clip_resnet.h"

#include <cmath>
#include <string>

#include "xemap/model/layers/channels.h"
#include "xemap/model/layers/clip_layers.h"

namespace xemap::model {

namespace {

torch::nn::Conv2d makeConv(int64_t in, int64_t out, int64_t kernel, int64_t stride = 1) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

torch::Tensor averaged(const torch::Tensor &input, int64_t factor) {
  return factor == 1 ? input : torch::avg_pool2d(input, factor);
}

} // namespace

class ClipResNetImpl::Bottleneck : public torch::nn::Module {
public:
  static constexpr int64_t expansion = 4;

  Bottleneck(int64_t in, int64_t planes, int64_t stride) : mStride(stride) {
    mConv1 = register_module("conv1", makeConv(in, planes, 1));
    mNorm1 = register_module("bn1", torch::nn::BatchNorm2d(planes));
    mConv2 = register_module("conv2", makeConv(planes, planes, 3));
    mNorm2 = register_module("bn2", torch::nn::BatchNorm2d(planes));
    mConv3 = register_module("conv3", makeConv(planes, planes * expansion, 1));
    mNorm3 = register_module("bn3", torch::nn::BatchNorm2d(planes * expansion));
    if (stride == 1 && in == planes * expansion)
      return;
    const auto list = register_module("downsample", torch::nn::ModuleList());
    mShortcut = makeConv(in, planes * expansion, 1);
    mShortcutNorm = torch::nn::BatchNorm2d(planes * expansion);
    list->push_back(mShortcut);
    list->push_back(mShortcutNorm);
  }

  torch::Tensor forward(const torch::Tensor &input) {
    auto out = mNorm1(mConv1(input)).relu();
    out = mNorm2(mConv2(out)).relu();
    out = mNorm3(mConv3(averaged(out, mStride)));
    const auto shortcut = mShortcut.is_empty() ? input : mShortcutNorm(mShortcut(averaged(input, mStride)));
    return (out + shortcut).relu();
  }

private:
  int64_t mStride;
  torch::nn::Conv2d mConv1{nullptr};
  torch::nn::BatchNorm2d mNorm1{nullptr};
  torch::nn::Conv2d mConv2{nullptr};
  torch::nn::BatchNorm2d mNorm2{nullptr};
  torch::nn::Conv2d mConv3{nullptr};
  torch::nn::BatchNorm2d mNorm3{nullptr};
  torch::nn::Conv2d mShortcut{nullptr};
  torch::nn::BatchNorm2d mShortcutNorm{nullptr};
};

class ClipResNetImpl::AttentionPool : public torch::nn::Module {
public:
  AttentionPool(int64_t cells, int64_t width, int64_t heads, int64_t embedWidth) : mHeads(heads) {
    mPositions = register_parameter("positional_embedding", torch::empty({cells + 1, width}));
    mQuery = register_module("q_proj", LoadedLinear(width, width));
    mKey = register_module("k_proj", LoadedLinear(width, width));
    mValue = register_module("v_proj", LoadedLinear(width, width));
    mOut = register_module("c_proj", LoadedLinear(width, embedWidth));
  }

  /// Shape: [N,C,h,w] → embedding [N,E], dense [N,E,h,w]; the class token is the embedding.
  ClipImageFeatures forward(const torch::Tensor &map) {
    const int64_t count = map.size(0);
    const int64_t width = map.size(1);
    const auto cells = map.flatten(2).transpose(1, 2);
    const auto tokens =
        torch::cat({cells.mean(1, true), cells}, 1) + positionsFor(mPositions, map.size(2), map.size(3));
    const auto perHead = [&](const torch::Tensor &projected) {
      return projected.view({count, -1, mHeads, width / mHeads}).transpose(1, 2);
    };
    const auto query = perHead(mQuery(tokens.slice(1, 0, 1))) / std::sqrt(static_cast<double>(width / mHeads));
    const auto weights = torch::matmul(query, perHead(mKey(tokens)).transpose(2, 3)).softmax(-1);
    const auto pooled = torch::matmul(weights, perHead(mValue(tokens))).transpose(1, 2).reshape({count, width});
    ClipImageFeatures features;
    features.embedding = mOut(pooled);
    features.denseClass = features.embedding;
    features.dense = mOut(mValue(cells)).transpose(1, 2).reshape({count, -1, map.size(2), map.size(3)});
    return features;
  }

private:
  int64_t mHeads;
  torch::Tensor mPositions;
  LoadedLinear mQuery{nullptr};
  LoadedLinear mKey{nullptr};
  LoadedLinear mValue{nullptr};
  LoadedLinear mOut{nullptr};
};

ClipResNetImpl::ClipResNetImpl(const ClipResNet &net, const std::array<double, 3> &pixelMean,
                               const std::array<double, 3> &pixelStd)
    : WindowedBackboneImpl(net.imageSize, ClipResNet::patchSize, pixelMean, pixelStd) {
  const auto width = net.width;
  const std::array<int64_t, 4> widths{3, width / 2, width / 2, width};
  for (std::size_t i = 0; i < mStem.size(); ++i) {
    const auto number = std::to_string(i + 1);
    mStem[i] = register_module("conv" + number, makeConv(widths[i], widths[i + 1], 3, i == 0 ? 2 : 1));
    mStemNorms[i] = register_module("bn" + number, torch::nn::BatchNorm2d(widths[i + 1]));
  }
  int64_t in = width;
  for (std::size_t stage = 0; stage < net.stageDepths.size(); ++stage) {
    const auto list = register_module("layer" + std::to_string(stage + 1), torch::nn::ModuleList());
    const int64_t planes = width << stage;
    for (int64_t block = 0; block < net.stageDepths[stage]; ++block) {
      mBlocks.push_back(std::make_shared<Bottleneck>(in, planes, stage > 0 && block == 0 ? 2 : 1));
      list->push_back(mBlocks.back());
      in = planes * Bottleneck::expansion;
    }
  }
  const auto side = net.imageSize / ClipResNet::patchSize;
  mPool = register_module("attnpool", std::make_shared<AttentionPool>(side * side, in, net.heads, net.embedWidth));
  layOutChannelsLast(*this);
}

ClipImageFeatures ClipResNetImpl::encode(const torch::Tensor &image) {
  auto map = image.contiguous(torch::MemoryFormat::ChannelsLast);
  for (std::size_t i = 0; i < mStem.size(); ++i)
    map = mStemNorms[i](mStem[i](map)).relu();
  map = averaged(map, 2);
  for (const auto &block : mBlocks)
    map = block->forward(map);
  return mPool->forward(map);
}

} // namespace xemap::model
