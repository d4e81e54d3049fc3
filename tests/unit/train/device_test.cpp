// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/device.h"

#include <gmock/gmock.h>
#include <torch/csrc/lazy/ts_backend/ts_backend_impl.h>
#include <torch/cuda.h>

#include "support/temp_dir.h"
#include "test_corpus.h"
#include "xemap/base/error.h"
#include "xemap/model/xemap_net.h"
#include "xemap/train/batch.h"
#include "xemap/train/losses.h"

namespace xemap::train {
namespace {

TEST(Device, TheProcessorIsAlwaysThere) {
  EXPECT_TRUE(deviceNamed("cpu").is_cpu());
}

TEST(Device, CudaIsTakenWhereItIsThereAndMissedWhereItIsNot) {
  if (torch::cuda::is_available()) {
    EXPECT_TRUE(deviceNamed("cuda").is_cuda());
    EXPECT_TRUE(deviceNamed("auto").is_cuda());
    return;
  }
  EXPECT_TRUE(deviceNamed("auto").is_cpu());
  try {
    deviceNamed("cuda");
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    EXPECT_THAT(error.what(), testing::HasSubstr("field 'device': expected CUDA, found none"));
  }
}

/// LibTorch's lazy device computes with the processor, yet refuses tensors of the processor as any other device does.
class OtherDevice : public test::TempDirTest {
protected:
  static void SetUpTestSuite() { torch::lazy::InitTorchScriptBackend(); }

  static constexpr c10::DeviceType other = torch::kLazy;
  Corpus corpus = test::writeCorpus(tempDir.path().string());
  TrainConfig config = test::smallConfig();
};

TEST_F(OtherDevice, RefusesWhatIsNotOnIt) {
  const auto there = torch::ones({2}).to(other);
  EXPECT_ANY_THROW((there + torch::ones({2})).cpu());
}

TEST_F(OtherDevice, LossesAndGradientsAreThoseOfTheProcessor) {
  torch::manual_seed(5);
  model::XemapNet net(model::XemapNetOptions{});
  model::XemapNet twin(model::XemapNetOptions{});
  {
    torch::NoGradGuard noGrad;
    for (const auto &item : net->named_parameters())
      twin->named_parameters()[item.key()].copy_(item.value());
  }
  twin->to(other);
  const auto batch = drawBatch(corpus, config, 50);
  ASSERT_FALSE(batch.regionCaptions.isEmpty() || batch.classPhrases.isEmpty()) << "the batch must exercise all terms";
  const auto here = computeLosses(*net, batch, config.queriesPerImage).total(config.lossWeights);
  const auto there = computeLosses(*twin, batch.to(other), config.queriesPerImage).total(config.lossWeights);
  EXPECT_EQ(there.device().type(), other);
  here.backward();
  there.backward();
  EXPECT_NEAR(there.cpu().item<double>(), here.item<double>(), 1e-4);
  for (const auto &item : net->named_parameters()) {
    const auto gradient = twin->named_parameters()[item.key()].grad();
    ASSERT_TRUE(gradient.defined()) << item.key();
    const auto largest = item.value().grad().abs().max().item<double>();
    EXPECT_LE((gradient.cpu() - item.value().grad()).abs().max().item<double>(), 1e-3 * largest + 1e-6) << item.key();
  }
}

TEST_F(OtherDevice, AlignmentAloneIsThatOfTheProcessor) {
  torch::manual_seed(6);
  model::XemapNet net(model::XemapNetOptions{});
  const auto batch = drawBatch(corpus, config, 0);
  const auto here = computeAlignmentLosses(*net, batch).total(config.lossWeights).item<double>();
  net->to(other);
  const auto there = computeAlignmentLosses(*net, batch.to(other)).total(config.lossWeights);
  EXPECT_NEAR(there.cpu().item<double>(), here, 1e-4);
}

} // namespace
} // namespace xemap::train
