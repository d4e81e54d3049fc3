// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/layers/weights.h"

#include <limits>

#include <gmock/gmock.h>
#include <torch/nn.h>

#include "support/random_net.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::model {

namespace {

class WeightsTest : public test::TempDirTest {
protected:
  std::string path = tempDir.file("model.safetensors");
};

double largestDifference(XemapNet &a, XemapNet &b) {
  double largest = 0.0;
  const auto compare = [&](const auto &left, const auto &right) {
    EXPECT_EQ(left.size(), right.size());
    for (const auto &item : left)
      if (item.value().is_floating_point())
        largest = std::max(largest, (item.value() - right[item.key()]).abs().max().template item<double>());
  };
  compare(a->named_parameters(), b->named_parameters());
  compare(a->named_buffers(), b->named_buffers());
  return largest;
}

} // namespace

TEST_F(WeightsTest, SurviveAFile) {
  torch::NoGradGuard noGrad;
  auto written = test::randomNet(test::smallNetOptions(), 1);
  auto read = test::randomNet(test::smallNetOptions(), 2);
  EXPECT_GT(largestDifference(written, read), 0.1);
  saveWeights(*written, path, checkpoint::ScalarKind::Float32);
  loadWeights(*read, checkpoint::SafetensorsFile(path));
  EXPECT_EQ(largestDifference(written, read), 0.0);
  saveWeights(*written, path, checkpoint::ScalarKind::Float16);
  loadWeights(*read, checkpoint::SafetensorsFile(path));
  EXPECT_GT(largestDifference(written, read), 0.0);
  EXPECT_LT(largestDifference(written, read), 0.01);
}

TEST_F(WeightsTest, RefuseToWriteWhatIsNotFinite) {
  torch::NoGradGuard noGrad;
  auto net = test::randomNet(test::smallNetOptions(), 1);
  net->named_parameters()["hmsa.out.bias"].fill_(1e6);
  EXPECT_NO_THROW(saveWeights(*net, path, checkpoint::ScalarKind::Float32));
  EXPECT_THROW(saveWeights(*net, path, checkpoint::ScalarKind::Float16), Error);
  net->named_parameters()["hmsa.out.bias"].fill_(std::numeric_limits<float>::quiet_NaN());
  EXPECT_THROW(saveWeights(*net, path, checkpoint::ScalarKind::Float32), Error);
}

TEST_F(WeightsTest, RefuseElementTypesThatAreNoWeights) {
  auto net = test::randomNet(test::smallNetOptions(), 1);
  const auto bias = net->named_parameters()["hmsa.out.bias"];
  const std::vector<std::byte> bytes(static_cast<std::size_t>(bias.numel()) * 4);
  checkpoint::writeSafetensors(
      path, {{"hmsa.out.bias", {checkpoint::ScalarKind::Int32, bias.sizes().vec(), bytes.data(), bytes.size()}}});
  try {
    loadWeights(*net, checkpoint::SafetensorsFile(path), MissingTensors::Kept);
    ADD_FAILURE();
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    EXPECT_THAT(error.what(), ::testing::HasSubstr(path + ": tensor 'hmsa.out.bias' has element type I32"));
  }
}

} // namespace xemap::model
