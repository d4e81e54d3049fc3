// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace xemap::infer {

/// The rows of a large grid that are being worked on: a window that slides down.
template <typename Value> class RowBand {
public:
  explicit RowBand(int width) : mWidth(static_cast<std::size_t>(width)) {}

  int firstRow() const { return mFirstRow; }
  int endRow() const { return mFirstRow + static_cast<int>(mValues.size() / mWidth); }

  /// Appends rows of `fill` until `end` is the row behind the last.
  void extendTo(int end, Value fill) {
    if (end <= endRow())
      return;
    const auto size = static_cast<std::size_t>(end - mFirstRow) * mWidth;
    mValues.reserve(size); // bands are large: none of the slack that growing by itself leaves
    mValues.resize(size, fill);
  }

  /// Forgets the rows above `row`.
  void dropBefore(int row) {
    const int dropped = std::clamp(row, mFirstRow, endRow()) - mFirstRow;
    mValues.erase(mValues.begin(), mValues.begin() + static_cast<std::ptrdiff_t>(dropped * mWidth));
    mFirstRow += dropped;
  }

  Value *row(int row) { return mValues.data() + static_cast<std::size_t>(row - mFirstRow) * mWidth; }
  const Value *row(int row) const { return mValues.data() + static_cast<std::size_t>(row - mFirstRow) * mWidth; }

private:
  std::size_t mWidth;
  int mFirstRow = 0;
  std::vector<Value> mValues;
};

} // namespace xemap::infer
