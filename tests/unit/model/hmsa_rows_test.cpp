// SPDX-License-Identifier: GPL-2.0-or-later
// One expression without gradients is computed row by row; with gradients by LibTorch's operations, to the same result.
#include <gtest/gtest.h>
#include <torch/nn.h>

#include "xemap/model/head/hmsa.h"
#include "xemap/model/head/hmsa_rows.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::model {
namespace {

struct TileSize {
  int64_t rows; ///< Of coarsest cells.
  int64_t columns;
};

class HmsaRows : public ::testing::TestWithParam<TileSize> {
protected:
  void SetUp() override {
    torch::manual_seed(7);
    // Many parameters begin as zeros, with which half of the steps could be left out.
    const torch::NoGradGuard guard;
    for (auto &parameter : hmsa->parameters())
      parameter.add_(torch::randn_like(parameter) * 0.1);
  }

  ImageFeatures features(bool channelsLast) const {
    const auto [rows, columns] = GetParam();
    const auto map = [&](int64_t channels, int64_t finer) {
      const auto made = torch::randn({1, channels, finer * rows, finer * columns});
      return channelsLast ? made.contiguous(torch::MemoryFormat::ChannelsLast) : made;
    };
    ImageFeatures made;
    made.tokens = map(options.fusionWidth, 1);
    for (size_t level = 0; level < 4; ++level)
      made.levels[level] = map(options.alignmentWidths[level], int64_t{1} << level);
    made.outlines = map(options.outlineWidth, 16);
    return made;
  }

  FusedQuery query() const {
    FusedQuery made;
    made.text = torch::randn({1, 5, options.fusionWidth});
    made.textMask = torch::ones({1, 5}, torch::kBool);
    made.context = torch::randn({1, options.fusionWidth, 6, 7});
    made.roles = torch::randn({1, options.roles, options.fusionWidth});
    return made;
  }

  XemapNetOptions options;
  Hmsa hmsa{options};
};

void expectClose(const torch::Tensor &found, const torch::Tensor &expected, const char *what) {
  ASSERT_EQ(found.sizes(), expected.sizes()) << what;
  const auto difference = (found - expected).abs();
  const double scale = std::max(1.0, expected.abs().max().item<double>());
  EXPECT_LT(difference.max().item<double>(), 1e-5 * scale)
      << what << ": worst at " << difference.argmax().item<int64_t>() << " of " << found.sizes();
}

TEST_P(HmsaRows, AgreeWithTheOperationsOfLibTorch) {
  for (const auto width : options.alignmentWidths)
    ASSERT_TRUE(levelGoesByRows(width)) << width;
  ASSERT_TRUE(outlinesGoByRows(options.outlineWidth));
  const auto [rows, columns] = GetParam();
  const auto positions = torch::rand({1, rows * columns, 2}) * 2 - 1;
  const auto sentence = torch::randn({1, options.textWidth});
  const auto fused = query();
  for (const bool channelsLast : {true, false}) {
    auto image = features(channelsLast);
    const auto expected = hmsa(image, positions, fused, sentence, 1);
    ASSERT_TRUE(expected.logits.requires_grad());
    const torch::NoGradGuard guard;
    for (const bool lengthsAreKnown : {false, true}) {
      if (lengthsAreKnown)
        for (size_t level = 0; level < 4; ++level)
          image.lengths[level] = vectorLengths(image.levels[level], 1);
      const auto found = hmsa(image, positions, fused, sentence, 1);
      expectClose(found.logits, expected.logits, "logits");
      for (size_t level = 0; level < 4; ++level)
        expectClose(found.levelLogits[level], expected.levelLogits[level], "logits of a level");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tiles, HmsaRows,
                         ::testing::Values(TileSize{1, 1}, TileSize{1, 5}, TileSize{4, 1}, TileSize{3, 2}));

} // namespace
} // namespace xemap::model
