// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/region_labels.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "xemap/base/error.h"

namespace xemap::raster {

void RegionStatistics::add(const RegionStatistics &other) {
  sum += other.sum;
  maximum = std::max(maximum, other.maximum);
  pixels += other.pixels;
}

RowLabeller::RowLabeller(int width, float limit, Neighbours neighbours)
    : mLimit(limit), mCorners(neighbours == Neighbours::Eight), mAbove(static_cast<std::size_t>(width)),
      mRow(static_cast<std::size_t>(width)) {}

void RowLabeller::restart() {
  mLabels = 0;
  std::fill(mRow.begin(), mRow.end(), 0);
}

const std::vector<std::int32_t> &RowLabeller::label(const float *probability,
                                                    const std::function<void(std::int32_t, std::int32_t)> &meet) {
  mAbove.swap(mRow);
  const std::size_t width = mRow.size();
  for (std::size_t i = 0; i < width; ++i) {
    if (!(probability[i] >= mLimit)) {
      mRow[i] = 0;
      continue;
    }
    const std::int32_t left = i > 0 ? mRow[i - 1] : 0;
    const std::int32_t aboveLeft = mCorners && i > 0 ? mAbove[i - 1] : 0;
    const std::int32_t above = mAbove[i];
    const std::int32_t aboveRight = mCorners && i + 1 < width ? mAbove[i + 1] : 0;
    // Neighbours that touch each other have met already; only above right is apart from the left side.
    if (above != 0) {
      mRow[i] = above;
      if (left != 0 && left != above)
        meet(left, above);
      continue;
    }
    const std::int32_t leftSide = left != 0 ? left : aboveLeft;
    mRow[i] = leftSide != 0 ? leftSide : aboveRight != 0 ? aboveRight : newLabel();
    if (leftSide != 0 && aboveRight != 0 && leftSide != aboveRight)
      meet(leftSide, aboveRight);
  }
  return mRow;
}

std::int32_t RowLabeller::newLabel() {
  if (mLabels == std::numeric_limits<std::int32_t>::max() - 1)
    throw Error(ErrorCode::Unsupported, "regions: expected fewer than 2147483647 of them, found more");
  return ++mLabels;
}

RegionTable::RegionTable(ProbabilityReader &probability, float limit, Neighbours neighbours,
                         const std::function<bool(double)> &goOn) {
  RowLabeller labeller(probability.width(), limit, neighbours);
  const auto width = static_cast<std::size_t>(probability.width());
  for (int y = 0; y < probability.height(); ++y) {
    if (!goOn(static_cast<double>(y) / probability.height()))
      return;
    const float *row = probability.row(y);
    const auto &labels = labeller.label(row, [this](std::int32_t a, std::int32_t b) { join(a, b); });
    for (std::size_t i = 0; i < width; ++i)
      if (labels[i] != 0)
        add(labels[i], row[i]);
  }
  resolve();
  mComplete = true;
}

void RegionTable::grow(std::int32_t label) {
  while (mParents.size() <= static_cast<std::size_t>(label)) {
    mParents.push_back(static_cast<std::int32_t>(mParents.size()));
    mStatistics.emplace_back();
  }
}

std::int32_t RegionTable::root(std::int32_t label) {
  const auto parent = [this](std::int32_t l) -> std::int32_t & { return mParents[static_cast<std::size_t>(l)]; };
  while (parent(label) != label) {
    parent(label) = parent(parent(label));
    label = parent(label);
  }
  return label;
}

void RegionTable::join(std::int32_t a, std::int32_t b) {
  grow(std::max(a, b));
  a = root(a);
  b = root(b);
  mParents[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
}

void RegionTable::add(std::int32_t label, float probability) {
  grow(label);
  RegionStatistics &statistics = mStatistics[static_cast<std::size_t>(label)];
  statistics.sum += probability;
  statistics.maximum = std::max(statistics.maximum, probability);
  ++statistics.pixels;
}

void RegionTable::resolve() {
  // Roots are the least of their labels, so each is complete in the table before what follows refers to it.
  for (std::size_t label = 1; label < mParents.size(); ++label) {
    mParents[label] = mParents[static_cast<std::size_t>(mParents[label])];
    const auto region = static_cast<std::size_t>(mParents[label]);
    if (region != label)
      mStatistics[region].add(mStatistics[label]);
  }
}

/// One row per block, made from the row of probabilities.
class RegionBand : public GDALRasterBand {
public:
  RegionBand(RegionDataset &dataset, ProbabilityReader &probability, float limit, Neighbours neighbours,
             const RegionTable &table)
      : mDataset(dataset), mProbability(probability), mTable(table), mLabeller(probability.width(), limit, neighbours) {
    poDS = &dataset;
    nBand = 1;
    eDataType = GDT_Int32;
    nBlockXSize = probability.width();
    nBlockYSize = 1;
  }

protected:
  CPLErr IReadBlock(int, int row, void *block) override {
    try {
      if (row < mLastRow) {
        mLabeller.restart();
        mLastRow = -1;
      }
      while (mLastRow < row)
        mLabels = &mLabeller.label(mProbability.row(++mLastRow), [](std::int32_t, std::int32_t) {});
      std::transform(mLabels->begin(), mLabels->end(), static_cast<std::int32_t *>(block),
                     [this](std::int32_t label) { return mTable.regionOf(label); });
      return CE_None;
    } catch (...) {
      mDataset.mFailure = std::current_exception();
      return CE_Failure;
    }
  }

private:
  RegionDataset &mDataset;
  ProbabilityReader &mProbability;
  const RegionTable &mTable;
  RowLabeller mLabeller;
  int mLastRow = -1;
  const std::vector<std::int32_t> *mLabels = nullptr; ///< Of the last row.
};

RegionDataset::RegionDataset(ProbabilityReader &probability, float limit, Neighbours neighbours,
                             const RegionTable &table) {
  nRasterXSize = probability.width();
  nRasterYSize = probability.height();
  eAccess = GA_ReadOnly;
  SetBand(1, new RegionBand(*this, probability, limit, neighbours, table));
}

void RegionDataset::rethrow() const {
  if (mFailure)
    std::rethrow_exception(mFailure);
}

} // namespace xemap::raster
