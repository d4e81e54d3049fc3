// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/layouts/efficientnet_lite.h"

#include <cmath>
#include <cstring>
#include <limits>

#include <gmock/gmock.h>

#include "support/encoder_checkpoints.h"
#include "xemap/base/error.h"
#include "xemap/checkpoint/checkpoint.h"

namespace xemap::importer {
namespace {

using checkpoint::ScalarKind;
using test::NamedTensor;
using testing::ElementsAre;
using testing::HasSubstr;

/// A checkpoint in memory.
class MadeCheckpoint : public checkpoint::Checkpoint {
public:
  explicit MadeCheckpoint(const std::vector<NamedTensor> &tensors) : Checkpoint("lite.pth") {
    for (const auto &tensor : tensors) {
      mLayouts[tensor.name] = {tensor.kind, tensor.shape};
      mBytes[tensor.name] = tensor.bytes;
    }
  }

  const std::map<std::string, checkpoint::CheckpointTensor> &tensors() const override { return mLayouts; }
  std::vector<std::byte> read(const std::string &name) const override { return mBytes.at(name); }

private:
  std::map<std::string, checkpoint::CheckpointTensor> mLayouts;
  std::map<std::string, std::vector<std::byte>> mBytes;
};

std::vector<float> valuesOf(const std::vector<std::byte> &bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

std::vector<float> made(const EfficientNetLiteLayout &lite, const std::string &name) {
  return valuesOf(lite.tensors.at(name).elements());
}

NamedTensor &named(std::vector<NamedTensor> &tensors, const std::string &name) {
  for (auto &tensor : tensors)
    if (tensor.name == name)
      return tensor;
  throw std::runtime_error("no tensor " + name);
}

void expectRefused(const std::vector<NamedTensor> &tensors, ErrorCode code, const std::string &message) {
  try {
    findEfficientNetLite(MadeCheckpoint(tensors));
    ADD_FAILURE() << "accepted: " << message;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), code) << error.what();
    EXPECT_EQ(error.what(), "lite.pth: " + message);
  }
}

TEST(EfficientNetLite, FindsItsThreeSizesByTheirShapes) {
  struct Expected {
    double width;
    double depth;
    std::size_t tensors;
    std::int64_t last;
  };
  const Expected expected[] = {{1.0, 1.0, 96, 320}, {1.0, 1.1, 126, 320}, {1.1, 1.2, 126, 352}};
  for (int number = 0; number < 3; ++number) {
    const MadeCheckpoint checkpoint(test::efficientNetLiteCheckpoint(number));
    const auto found = findEfficientNetLite(checkpoint);
    EXPECT_EQ(found.number, number);
    EXPECT_EQ(found.net.width, expected[number].width);
    EXPECT_EQ(found.net.depth, expected[number].depth);
    EXPECT_EQ(found.tensors.size(), expected[number].tensors);
    const auto last = "image.block" + std::to_string(number == 0 ? 15 : 20) + ".project.";
    EXPECT_EQ(found.tensors.at(last + "weight").layout.shape.front(), expected[number].last);
    EXPECT_THAT(found.tensors.at(last + "bias").layout.shape, ElementsAre(expected[number].last));
  }
}

TEST(EfficientNetLite, GivesEachTensorTheSizeOfItsLayout) {
  const MadeCheckpoint checkpoint(test::efficientNetLiteCheckpoint(0));
  const auto found = findEfficientNetLite(checkpoint);
  for (const auto &[name, tensor] : found.tensors) {
    std::size_t bytes = sizeof(float);
    for (const auto size : tensor.layout.shape)
      bytes *= static_cast<std::size_t>(size);
    EXPECT_EQ(tensor.layout.kind, ScalarKind::Float32) << name;
    EXPECT_EQ(tensor.elements().size(), bytes) << name;
  }
  EXPECT_THAT(found.tensors.at("image.block4.depthwise.weight").layout.shape, ElementsAre(240, 1, 5, 5));
  EXPECT_EQ(found.tensors.count("image.block0.expand.weight"), 0U);
  EXPECT_EQ(found.tensors.count("image.block1.expand.weight"), 1U);
}

TEST(EfficientNetLite, FoldsBatchNormsIn) {
  auto tensors = test::efficientNetLiteCheckpoint(0);
  const MadeCheckpoint checkpoint(tensors);
  const auto found = findEfficientNetLite(checkpoint);
  struct Layer {
    const char *ours;
    const char *convolution;
    const char *norm;
  };
  for (const auto &layer : {Layer{"image.stem", "_conv_stem", "_bn0"},
                            Layer{"image.block0.depthwise", "_blocks.0._depthwise_conv", "_blocks.0._bn1"},
                            Layer{"image.block12.expand", "_blocks.12._expand_conv", "_blocks.12._bn0"},
                            Layer{"image.block15.project", "_blocks.15._project_conv", "_blocks.15._bn2"}}) {
    const auto theirs = [&](const char *owner, const char *part) {
      return valuesOf(named(tensors, std::string(owner) + part).bytes);
    };
    const auto weight = theirs(layer.convolution, ".weight");
    const auto gamma = theirs(layer.norm, ".weight");
    const auto beta = theirs(layer.norm, ".bias");
    const auto mean = theirs(layer.norm, ".running_mean");
    const auto variance = theirs(layer.norm, ".running_var");
    const auto ourWeight = made(found, std::string(layer.ours) + ".weight");
    const auto ourBias = made(found, std::string(layer.ours) + ".bias");
    ASSERT_EQ(ourWeight.size(), weight.size());
    ASSERT_EQ(ourBias.size(), beta.size());
    const auto row = weight.size() / beta.size();
    for (std::size_t i = 0; i < weight.size(); ++i) {
      const auto channel = i / row;
      const float gain = gamma[channel] / std::sqrt(variance[channel] + 0.001F);
      ASSERT_NEAR(ourWeight[i], weight[i] * gain, 1e-6F) << layer.ours << " " << i;
      ASSERT_NEAR(ourBias[channel], beta[channel] - mean[channel] * gain, 1e-6F) << layer.ours << " " << channel;
    }
  }
}

TEST(EfficientNetLite, RefusesOtherNetworks) {
  expectRefused({}, ErrorCode::Unsupported,
                "expected the blocks of EfficientNet-Lite 0, 1 or 2 (_blocks.0._project_conv.weight, ...), found 0 "
                "other tensors");
  expectRefused({{"visual.proj", ScalarKind::Float32, {2}, std::vector<std::byte>(8)}}, ErrorCode::Unsupported,
                "expected the blocks of EfficientNet-Lite 0, 1 or 2 (_blocks.0._project_conv.weight, ...), found 1 "
                "other tensors, the first 'visual.proj'");
  auto tensors = test::efficientNetLiteCheckpoint(0);
  named(tensors, "_blocks.3._project_conv.weight").shape = {44, 144, 1, 1};
  expectRefused(tensors, ErrorCode::Unsupported,
                "expected the blocks of EfficientNet-Lite 0, 1 or 2 (_blocks.0._project_conv.weight, ...), found "
                "blocks of widths [16, 24, 24, 44, 40, 80, 80, 80, 112, 112, 112, 192, 192, 192, 192, 320]");
}

TEST(EfficientNetLite, RefusesTensorsThatDoNotFit) {
  const auto good = test::efficientNetLiteCheckpoint(0);
  auto tensors = good;
  named(tensors, "_blocks.2._bn1.running_var").name = "_blocks.2._bn1.variance";
  expectRefused(tensors, ErrorCode::Corrupt, "tensor '_blocks.2._bn1.running_var' of the EfficientNet-Lite is missing");
  tensors = good;
  tensors.push_back({"_blocks.2._se_reduce.weight", ScalarKind::Float32, {1}, std::vector<std::byte>(4)});
  expectRefused(tensors, ErrorCode::Corrupt,
                "tensor '_blocks.2._se_reduce.weight' does not belong to an EfficientNet-Lite");
  tensors = good;
  named(tensors, "_blocks.3._depthwise_conv.weight").shape = {144, 1, 3, 3};
  expectRefused(tensors, ErrorCode::Corrupt,
                "tensor '_blocks.3._depthwise_conv.weight': expected shape [144, 1, 5, 5], found [144, 1, 3, 3]");
  tensors = good;
  named(tensors, "_bn0.bias").kind = ScalarKind::Float16;
  expectRefused(tensors, ErrorCode::Unsupported, "tensor '_bn0.bias': expected F32, found F16");
}

TEST(EfficientNetLite, RefusesNormsThatMakeNoNumbers) {
  for (const float variance : {-1.0F, std::numeric_limits<float>::quiet_NaN()}) {
    auto tensors = test::efficientNetLiteCheckpoint(0);
    std::memcpy(named(tensors, "_bn0.running_var").bytes.data() + 12, &variance, sizeof variance);
    const MadeCheckpoint checkpoint(tensors);
    const auto found = findEfficientNetLite(checkpoint);
    for (const std::string part : {"weight", "bias"})
      try {
        made(found, "image.stem." + part);
        ADD_FAILURE() << "accepted a variance of " << variance;
      } catch (const Error &error) {
        EXPECT_EQ(error.code(), ErrorCode::Corrupt);
        EXPECT_THAT(error.what(), HasSubstr("and its batch norm: expected numbers"));
      }
  }
}

} // namespace
} // namespace xemap::importer
