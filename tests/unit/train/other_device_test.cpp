// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <cstdlib>
#include <exception>

#include <gmock/gmock.h>
#include <torch/csrc/lazy/ts_backend/ts_backend_impl.h>

#include "support/temp_dir.h"
#include "test_corpus.h"
#include "xemap/model/head/joint_bilateral.h"
#include "xemap/train/batch.h"

namespace xemap::train {
namespace {

/// LibTorch's lazy device computes with the processor, yet refuses tensors of the processor as another device does.
/// Modules cannot be moved there, only tensors can.
class OtherDevice : public test::TempDirTest {
protected:
  static void SetUpTestSuite() {
    // Two suites share it, and it is not to be made twice.
    [[maybe_unused]] static const bool sReady = (torch::lazy::InitTorchScriptBackend(), true);
  }

  static constexpr c10::DeviceType other = torch::kLazy;
};

using OtherDeviceDeathTest = OtherDevice;

TEST_F(OtherDeviceDeathTest, RefusesWhatIsNotOnIt) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  // Newer LibTorch throws what older ones end the program for.
  const auto mix = [] {
    try {
      (torch::ones({2}).to(other) + torch::ones({2})).cpu();
    } catch (const std::exception &refusal) {
      std::fputs(refusal.what(), stderr);
      std::abort();
    }
  };
  EXPECT_DEATH(mix(), "not a lazy tensor");
}

TEST_F(OtherDevice, AWholeBatchGoesThere) {
  const test::SmallCorpus small(tempDir.path().string());
  const auto batch = drawBatch(small.corpus, test::smallConfig(), 50);
  ASSERT_FALSE(batch.captions.empty() || batch.queries.empty());
  const auto moved = batch.to(other);
  for (const auto &tensor :
       {moved.image, moved.positions, moved.target, moved.weight, moved.present, moved.presenceWeight, moved.classMap,
        moved.regionMap, moved.regionClass, moved.phraseInDoubt})
    EXPECT_EQ(tensor.device().type(), other);
  EXPECT_TRUE(moved.target.cpu().equal(batch.target));
  EXPECT_TRUE(batch.image.device().is_cpu());
}

TEST_F(OtherDevice, TrainingFreeMapsAreUpsampledThereToo) {
  torch::manual_seed(7);
  const auto guide = torch::rand({2, 3, 32, 48});
  const auto maps = torch::randn({2, 4, 8, 12});
  const auto here = model::upsampledAlong(guide, maps);
  const auto there = model::upsampledAlong(guide.to(other), maps.to(other));
  EXPECT_EQ(there.device().type(), other);
  EXPECT_TRUE(there.cpu().allclose(here, 1e-5, 1e-6));
}

} // namespace
} // namespace xemap::train
