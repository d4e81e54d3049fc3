// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/taught_features.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "xemap/teach/learn.h"

namespace xemap::infer {
namespace {

constexpr int rows = 16;
constexpr int columns = 24;
constexpr teach::CellPlace origin{512.0, 96.0};

model::ImageFeatures randomFeatures() {
  at::manual_seed(3);
  model::ImageFeatures features;
  int64_t coarser = 8;
  for (auto &level : features.levels) {
    level = at::randn({1, 5, rows / coarser, columns / coarser});
    coarser /= 2;
  }
  return features;
}

teach::Cells allCells(const model::ImageFeatures &features) {
  teach::Cells cells;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      appendTaughtCell(features, row, column, cells.features);
      cells.words.push_back(0.0F);
      cells.places.push_back(taughtPlace(origin, row, column));
    }
  return cells;
}

} // namespace

TEST(TaughtFeatures, ATileIsAnsweredAsItsCellsAre) {
  const auto features = randomFeatures();
  const auto cells = allCells(features);
  auto taught = teach::untaught(taughtWidths(features));
  // More than are compared at once; those of this extent have places.
  for (std::size_t l = 0; l < 40; ++l) {
    auto &marks = l < 15 ? taught.landmarks : taught.here;
    const auto first = cells.features.begin() + static_cast<std::ptrdiff_t>(l * 9 * taught.width());
    marks.features.insert(marks.features.end(), first, first + static_cast<std::ptrdiff_t>(taught.width()));
    marks.weights.push_back(l % 2 == 0 ? 1.0F : -0.5F);
    if (l >= 15)
      marks.places.push_back(cells.places[l * 9]);
  }
  const auto logits = landmarkLogits(features, taught, origin);
  ASSERT_EQ(logits.sizes(), (std::vector<int64_t>{1, 1, rows, columns}));
  const auto expected = teach::logitsOf(taught, cells);
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_NEAR(logits.data_ptr<float>()[i], expected[i], 1e-4) << "cell " << i;
}

} // namespace xemap::infer
