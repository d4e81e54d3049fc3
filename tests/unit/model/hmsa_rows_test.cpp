// SPDX-License-Identifier: GPL-2.0-or-later
// One expression without gradients is computed row by row; with gradients by LibTorch's operations, to the same result.
#include <gtest/gtest.h>
#include <torch/nn.h>

#include "xemap/model/head/hmsa.h"
#include "xemap/model/head/hmsa_rows.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::model {
namespace {

struct Tile {
  int64_t rows; ///< Of coarsest cells.
  int64_t columns;
  int64_t knownMaps = 0;
};

class HmsaRows : public ::testing::TestWithParam<Tile> {
protected:
  void SetUp() override {
    torch::manual_seed(7);
    // Many parameters begin as zeros, with which half of the steps could be left out.
    const torch::NoGradGuard guard;
    for (auto &parameter : hmsa->parameters())
      parameter.add_(torch::randn_like(parameter) * 0.1);
  }

  ImageFeatures features(bool channelsLast) const {
    const auto [rows, columns, knownMaps] = GetParam();
    const auto map = [&](int64_t channels, int64_t finer) {
      const auto made = torch::randn({1, channels, finer * rows, finer * columns});
      return channelsLast ? made.contiguous(torch::MemoryFormat::ChannelsLast) : made;
    };
    ImageFeatures made;
    made.tokens = map(head.fusionWidth, 1);
    for (size_t level = 0; level < 4; ++level)
      made.levels[level] = map(head.alignmentWidths[level], int64_t{1} << level);
    made.outlines = map(head.outlineWidth, 16);
    return made;
  }

  FusedQuery query() const {
    FusedQuery made;
    made.text = torch::randn({1, 5, head.fusionWidth});
    made.textMask = torch::ones({1, 5}, torch::kBool);
    made.context = torch::randn({1, head.fusionWidth, 6, 7});
    made.roles = torch::randn({1, head.roles, head.fusionWidth});
    return made;
  }

  /// At a resolution that none of the levels need have.
  torch::Tensor known() const {
    const auto [rows, columns, knownMaps] = GetParam();
    return knownMaps == 0 ? torch::Tensor() : torch::randn({1, knownMaps, 4 * rows, 4 * columns}) * 5;
  }

  HeadSpec head;
  Hmsa hmsa{head, GetParam().knownMaps};
};

void expectClose(const torch::Tensor &found, const torch::Tensor &expected, const char *what) {
  ASSERT_EQ(found.sizes(), expected.sizes()) << what;
  const auto difference = (found - expected).abs();
  const double scale = std::max(1.0, expected.abs().max().item<double>());
  EXPECT_LT(difference.max().item<double>(), 1e-5 * scale)
      << what << ": worst at " << difference.argmax().item<int64_t>() << " of " << found.sizes();
}

TEST_P(HmsaRows, AgreeWithTheOperationsOfLibTorch) {
  for (const auto width : head.alignmentWidths)
    ASSERT_TRUE(levelGoesByRows(width)) << width;
  ASSERT_TRUE(outlinesGoByRows(head.outlineWidth));
  const auto [rows, columns, knownMaps] = GetParam();
  const auto positions = torch::rand({1, rows * columns, 2}) * 2 - 1;
  const auto sentence = torch::randn({1, head.textWidth});
  const auto fused = query();
  const auto knownBefore = known();
  for (const bool channelsLast : {true, false}) {
    auto image = features(channelsLast);
    const auto expected = hmsa(image, positions, fused, sentence, 1, knownBefore);
    ASSERT_TRUE(expected.logits.requires_grad());
    const torch::NoGradGuard guard;
    for (const bool lengthsAreKnown : {false, true}) {
      if (lengthsAreKnown)
        for (size_t level = 0; level < 4; ++level)
          image.lengths[level] = vectorLengths(image.levels[level], 1);
      const auto found = hmsa(image, positions, fused, sentence, 1, knownBefore);
      expectClose(found.logits, expected.logits, "logits");
      for (size_t level = 0; level < 4; ++level)
        expectClose(found.levelLogits[level], expected.levelLogits[level], "logits of a level");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tiles, HmsaRows,
                         ::testing::Values(Tile{1, 1}, Tile{1, 5}, Tile{4, 1}, Tile{3, 2}, Tile{1, 1, 1}, Tile{3, 2, 1},
                                           Tile{2, 5, 3}));

} // namespace
} // namespace xemap::model
