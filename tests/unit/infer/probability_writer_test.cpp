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
  RowSpool spool(width / model::finestStride * sizeof(float));
  spool.append(logits.data_ptr<float>(), height / model::finestStride);
  ValidSpool valid(width);
  valid.add(0, 0, width, height, std::vector<std::uint8_t>(width * height, 1).data());
  valid.finishTo(height);
  ProbabilityWriter writer(width, height, calibration, sink);
  EXPECT_TRUE(writer.write(spool, valid, doubt, [](double) { return true; }));
  const auto found = torch::from_blob(sink.values.data(), {1, 1, height, width});
  constexpr float step = 1.0F / 4096.0F;
  EXPECT_LT((found - expected).abs().max().item<float>(), step / 2 + 1e-5F);
  EXPECT_TRUE(found.div(step).eq(found.div(step).round()).all().item<bool>());
  EXPECT_EQ(writer.statistics().validPixels, width * height);
}

TEST(ProbabilityWriter, PixelsNoTileSpeaksOfHaveNoData) {
  test::MemorySink sink;
  raster::AnalysisGrid grid;
  grid.width = 10;
  grid.height = 7;
  sink.begin(grid);
  const std::vector<float> logits(5 * 4, 3.0F);
  RowSpool spool(5 * sizeof(float));
  spool.append(logits.data(), 4);
  ValidSpool valid(10);
  valid.add(2, 1, 3, 2, std::vector<std::uint8_t>(6, 1).data());
  valid.finishTo(7);
  ProbabilityWriter writer(10, 7, {}, sink);
  EXPECT_TRUE(writer.write(spool, valid, 0.0, [](double) { return true; }));
  EXPECT_EQ(sink.rowsWritten, 7);
  for (int row = 0; row < 7; ++row)
    for (int column = 0; column < 10; ++column)
      EXPECT_EQ(std::isnan(sink.values[static_cast<std::size_t>(row * 10 + column)]),
                row < 1 || row > 2 || column < 2 || column > 4)
          << column << ", " << row;
  EXPECT_EQ(writer.statistics().validPixels, 6);
}

} // namespace xemap::infer
