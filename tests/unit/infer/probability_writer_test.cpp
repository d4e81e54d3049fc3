// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/probability_writer.h"

#include <cmath>

#include <gtest/gtest.h>
#include <torch/nn.h>

#include "unit/infer/engine_fixture.h"
#include "xemap/model/xemap_net.h"

namespace xemap::infer {

TEST(ProbabilityWriter, InterpolatesAsTheNetworkWasTrained) {
  constexpr int width = 128;
  constexpr int height = 192; // more than one write's rows, and the last of them not whole
  const Tiling tiling{256, 128, 0};
  const AxisPlan columns(width, axisTiling(width, true, tiling));
  const AxisPlan rows(height, axisTiling(height, false, tiling));
  torch::manual_seed(1);
  const auto logits = torch::randn({1, 1, height / model::finestStride, width / model::finestStride}) * 3;
  const model::Calibration calibration{1.7, -0.4};
  constexpr double doubt = 0.8;
  const auto expected = (model::upsampleLogits(logits) / calibration.temperature + calibration.bias - doubt).sigmoid();

  test::MemorySink sink;
  raster::AnalysisGrid grid;
  grid.width = width;
  grid.height = height;
  sink.begin(grid);
  Blender blender(columns, rows);
  LogitSpool spool(width, height);
  ProbabilityWriter writer(width, height, calibration, sink);
  blender.add(0, 0, logits.data_ptr<float>());
  spool.addValid(0, 0, width, height, std::vector<std::uint8_t>(width * height, 1).data());
  spool.add(blender, blender.finish(0));
  writer.write(spool, doubt);
  const auto found = torch::from_blob(sink.values.data(), {1, 1, height, width});
  EXPECT_LT((found - expected).abs().max().item<float>(), 1e-5F);
  EXPECT_EQ(writer.statistics().validPixels, width * height);
}

TEST(ProbabilityWriter, PixelsNoTileSpeaksOfHaveNoData) {
  const Tiling tiling{256, 128, 0};
  const AxisPlan columns(10, axisTiling(10, true, tiling));
  const AxisPlan rows(7, axisTiling(7, false, tiling));
  test::MemorySink sink;
  raster::AnalysisGrid grid;
  grid.width = 10;
  grid.height = 7;
  sink.begin(grid);
  Blender blender(columns, rows);
  LogitSpool spool(10, 7);
  ProbabilityWriter writer(10, 7, {}, sink);
  spool.add(blender, blender.finish(0));
  writer.write(spool, 0.0);
  EXPECT_EQ(sink.rowsWritten, 7);
  for (const float value : sink.values)
    EXPECT_TRUE(std::isnan(value));
  EXPECT_EQ(writer.statistics().validPixels, 0);
}

} // namespace xemap::infer
