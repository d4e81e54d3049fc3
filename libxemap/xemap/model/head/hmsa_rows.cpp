// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/hmsa_rows.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <vector>

// The bodies below are compiled twice on x86-64, for processors with fused multiply-add and for all; so everything they
// call must become a part of them.
#define XEMAP_INLINE inline __attribute__((always_inline))

namespace xemap::model {

namespace {

constexpr int lanes = 8;

/// Eight numbers that are worked with at once, in the registers the processor has for that. An extension that GCC and
/// Clang have for every processor.
using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));

XEMAP_INLINE Lanes load(const float *from) {
  Lanes values;
  std::memcpy(&values, from, sizeof values);
  return values;
}

XEMAP_INLINE void store(const Lanes &values, float *to) {
  std::memcpy(to, &values, sizeof values);
}

XEMAP_INLINE Lanes rectified(const Lanes &values) {
  return values > 0.0F ? values : Lanes{};
}

XEMAP_INLINE float sumOf(const Lanes &values) {
  return ((values[0] + values[1]) + (values[2] + values[3])) + ((values[4] + values[5]) + (values[6] + values[7]));
}

/// The last three rows of a map, each with a cell of zeros at either end, for convolutions of 3 x 3 cells.
template <int Channels> class RowWindow {
public:
  explicit RowWindow(std::int64_t columns)
      : mWidth(columns * Channels), mRows(static_cast<std::size_t>(3 * (mWidth + 2 * Channels)), 0.0F) {}

  /// The row that comes next, to be filled; the oldest one goes.
  XEMAP_INLINE float *next() {
    mOldest = (mOldest + 1) % 3;
    return row(2) + Channels;
  }
  /// Nothing comes after the last row.
  XEMAP_INLINE void nextIsNothing() {
    float *cells = next();
    std::fill(cells, cells + mWidth, 0.0F);
  }
  /// 0: the row above; 1: the row itself; 2: the row below. Starts at the cell of zeros.
  XEMAP_INLINE float *row(int which) {
    return mRows.data() + static_cast<std::ptrdiff_t>((mOldest + which) % 3) * (mWidth + 2 * Channels);
  }

private:
  std::int64_t mWidth;
  std::vector<float> mRows;
  int mOldest = 0;
};

/// A row of a map that is made twice as fine, bilinearly between the centres of its cells.
template <int Channels> class DoubledRow {
public:
  DoubledRow(const float *coarse, const RowsShape &fine)
      : mCoarse(coarse), mRows(fine.rows / 2), mColumns(fine.columns / 2),
        mBetween(static_cast<std::size_t>((mColumns + 2) * Channels)) {}

  XEMAP_INLINE void make(std::int64_t y, float *__restrict fine) {
    const std::int64_t near = y / 2;
    const std::int64_t far = std::clamp<std::int64_t>(y % 2 == 0 ? near - 1 : near + 1, 0, mRows - 1);
    const std::int64_t width = mColumns * Channels;
    const float *__restrict a = mCoarse + near * width;
    const float *__restrict b = mCoarse + far * width;
    float *__restrict between = mBetween.data() + Channels;
    for (std::int64_t i = 0; i < width; ++i)
      between[i] = 0.75F * a[i] + 0.25F * b[i];
    // One cell more on both sides spares the loop below the borders.
    for (int c = 0; c < Channels; ++c) {
      mBetween[static_cast<std::size_t>(c)] = between[c];
      between[width + c] = between[width - Channels + c];
    }
    for (std::int64_t x = 0; x < mColumns; ++x) {
      const float *__restrict here = between + x * Channels;
      float *__restrict left = fine + 2 * x * Channels;
      float *__restrict right = left + Channels;
      for (int c = 0; c < Channels; ++c) {
        left[c] = 0.75F * here[c] + 0.25F * here[c - Channels];
        right[c] = 0.75F * here[c] + 0.25F * here[c + Channels];
      }
    }
  }

private:
  const float *mCoarse;
  std::int64_t mRows;
  std::int64_t mColumns;
  std::vector<float> mBetween;
};

/// The row in the middle of the window plus the rectified convolution of each of its channels with 3 x 3 cells.
template <int Channels>
XEMAP_INLINE void smoothRow(RowWindow<Channels> &window, std::int64_t columns, const float *__restrict weights,
                            const float *__restrict bias, float *__restrict smoothed) {
  const float *__restrict above = window.row(0);
  const float *__restrict middle = window.row(1);
  const float *__restrict below = window.row(2);
  for (std::int64_t x = 0; x < columns; ++x)
    for (int c = 0; c < Channels; c += lanes) {
      const std::int64_t left = x * Channels + c;
      Lanes sum = load(bias + c);
      for (int tap = 0; tap < 3; ++tap)
        sum += load(weights + tap * Channels + c) * load(above + left + tap * Channels);
      for (int tap = 0; tap < 3; ++tap)
        sum += load(weights + (3 + tap) * Channels + c) * load(middle + left + tap * Channels);
      for (int tap = 0; tap < 3; ++tap)
        sum += load(weights + (6 + tap) * Channels + c) * load(below + left + tap * Channels);
      store(load(middle + left + Channels) + rectified(sum), smoothed + left);
    }
}

/// What is made of the middle row of the window by a convolution with 3 x 3 cells to a single channel.
template <int Channels>
XEMAP_INLINE void convolveRowToOne(RowWindow<Channels> &window, std::int64_t columns, const float *__restrict weights,
                                   float bias, float *__restrict drawn) {
  constexpr int width = 3 * Channels;
  const float *__restrict above = window.row(0);
  const float *__restrict middle = window.row(1);
  const float *__restrict below = window.row(2);
  for (std::int64_t x = 0; x < columns; ++x) {
    // Three cells beside each other lie one after the other, as do their weights.
    const std::int64_t at = x * Channels;
    Lanes parts{};
    for (int i = 0; i < width; i += lanes)
      parts += load(weights + i) * load(above + at + i) + load(weights + width + i) * load(middle + at + i) +
               load(weights + 2 * width + i) * load(below + at + i);
    drawn[x] += sumOf(parts) + bias;
  }
}

/// A row of a level before it is smoothed: conditioned on the expression, compared with it, and told of the comparison.
template <int Channels>
XEMAP_INLINE void stateRow(const LevelRows &level, std::int64_t y, const float *__restrict carried,
                           float *__restrict logits, float *__restrict state) {
  const float *__restrict features = level.features + y * level.shape.columns * Channels;
  const float *__restrict lengths = level.lengths + y * level.shape.columns;
  const float *__restrict known = level.known + y * level.shape.columns * level.knownMaps;
  const int similarities = level.roles + 1 + level.knownMaps;
  for (std::int64_t x = 0; x < level.shape.columns; ++x) {
    const float *__restrict seen = features + x * Channels;
    const float *__restrict from = carried + x * Channels;
    float *__restrict cell = state + x * Channels;
    for (int c = 0; c < Channels; c += lanes)
      store(load(from + c) + load(seen + c) * load(level.scale + c), cell + c);

    // Four sums, since each step of a sum waits for the one before.
    std::array<Lanes, 4> roles{};
    for (int c = 0; c < Channels; c += 4)
      for (int sum = 0; sum < 4; ++sum)
        roles[static_cast<std::size_t>(sum)] += cell[c + sum] * load(level.roleKeys + (c + sum) * maxSimilarities);
    Lanes cosine{};
    for (int c = 0; c < Channels; c += lanes)
      cosine += load(seen + c) * load(level.sentence + c);
    Lanes similarity = (roles[0] + roles[1]) + (roles[2] + roles[3]);
    similarity[level.roles] = sumOf(cosine) / lengths[x];
    for (int map = 0; map < level.knownMaps; ++map)
      similarity[level.roles + 1 + map] = known[x * level.knownMaps + map];

    logits[x] = sumOf(similarity * load(level.logit)) + level.logitBias;
    for (int c = 0; c < Channels; c += lanes) {
      Lanes injected = load(cell + c) + load(level.injectBias + c);
      for (int i = 0; i < similarities; ++i)
        injected += similarity[i] * load(level.inject + i * Channels + c);
      store(rectified(injected), cell + c);
    }
  }
}

template <int Channels>
XEMAP_INLINE void levelBody(const LevelRows &level, float *levelLogits, float *state, float *drawn) {
  const auto &shape = level.shape;
  const std::int64_t width = shape.columns * Channels;
  RowWindow<Channels> window(shape.columns);
  RowWindow<Channels> smoothed(level.draw != nullptr ? shape.columns : 0);
  DoubledRow<Channels> doubled(level.carried, shape);
  std::vector<float> carried(static_cast<std::size_t>(level.carriedIsCoarser ? width : 0));
  for (std::int64_t y = 0; y <= shape.rows + 1; ++y) {
    if (y < shape.rows) {
      if (level.carriedIsCoarser)
        doubled.make(y, carried.data());
      stateRow<Channels>(level, y, level.carriedIsCoarser ? carried.data() : level.carried + y * width,
                         levelLogits + y * shape.columns, window.next());
    } else {
      window.nextIsNothing();
    }
    if (y > 0 && y <= shape.rows) {
      float *row = state + (y - 1) * width;
      smoothRow(window, shape.columns, level.smooth, level.smoothBias, row);
      if (level.draw != nullptr)
        std::copy(row, row + width, smoothed.next());
    } else if (y > shape.rows) {
      smoothed.nextIsNothing();
    }
    if (level.draw != nullptr && y > 1) {
      float *logits = drawn + (y - 2) * shape.columns;
      std::fill(logits, logits + shape.columns, 0.0F);
      convolveRowToOne(smoothed, shape.columns, level.draw, level.drawBias, logits);
    }
  }
}

template <int Channels> XEMAP_INLINE void outlinesBody(const OutlineRows &layer, float *drawn) {
  const auto &shape = layer.shape;
  RowWindow<Channels> drawnRows(shape.columns);
  RowWindow<Channels> smoothed(shape.columns);
  DoubledRow<Channels> guide(layer.guide, shape);
  DoubledRow<1> logits(layer.logits, shape);
  for (std::int64_t y = 0; y <= shape.rows + 1; ++y) {
    if (y < shape.rows) {
      float *__restrict row = drawnRows.next();
      guide.make(y, row);
      const float *__restrict outlines = layer.outlines + y * shape.columns * Channels;
      for (std::int64_t x = 0; x < shape.columns; ++x)
        for (int c = 0; c < Channels; c += lanes) {
          const std::int64_t i = x * Channels + c;
          store(rectified(load(row + i) + load(outlines + i) * load(layer.scale + c)), row + i);
        }
    } else {
      drawnRows.nextIsNothing();
    }
    if (y > 0 && y <= shape.rows)
      smoothRow(drawnRows, shape.columns, layer.smooth, layer.smoothBias, smoothed.next());
    else if (y > shape.rows)
      smoothed.nextIsNothing();
    if (y > 1) {
      logits.make(y - 2, drawn + (y - 2) * shape.columns);
      convolveRowToOne(smoothed, shape.columns, layer.draw, layer.drawBias, drawn + (y - 2) * shape.columns);
    }
  }
}

using LevelFunction = void (*)(const LevelRows &, float *, float *, float *);
using OutlinesFunction = void (*)(const OutlineRows &, float *);

template <int Channels> void levelForAll(const LevelRows &level, float *levelLogits, float *state, float *drawn) {
  levelBody<Channels>(level, levelLogits, state, drawn);
}
template <int Channels> void outlinesForAll(const OutlineRows &layer, float *drawn) {
  outlinesBody<Channels>(layer, drawn);
}

#if defined(__x86_64__)
template <int Channels>
__attribute__((target("fma"))) void levelFused(const LevelRows &level, float *levelLogits, float *state, float *drawn) {
  levelBody<Channels>(level, levelLogits, state, drawn);
}
template <int Channels> __attribute__((target("fma"))) void outlinesFused(const OutlineRows &layer, float *drawn) {
  outlinesBody<Channels>(layer, drawn);
}

template <int Channels> LevelFunction levelOf() {
  return __builtin_cpu_supports("fma") ? levelFused<Channels> : levelForAll<Channels>;
}
template <int Channels> OutlinesFunction outlinesOf() {
  return __builtin_cpu_supports("fma") ? outlinesFused<Channels> : outlinesForAll<Channels>;
}
#else
template <int Channels> LevelFunction levelOf() {
  return levelForAll<Channels>;
}
template <int Channels> OutlinesFunction outlinesOf() {
  return outlinesForAll<Channels>;
}
#endif

/// Null for numbers of channels that no published model has.
LevelFunction levelFunction(std::int64_t channels) {
  switch (channels) {
  case 32:
    return levelOf<32>();
  case 64:
    return levelOf<64>();
  case 96:
    return levelOf<96>();
  case 128:
    return levelOf<128>();
  default:
    return nullptr;
  }
}

OutlinesFunction outlinesFunction(std::int64_t channels) {
  return channels == 8 ? outlinesOf<8>() : nullptr;
}

} // namespace

bool levelGoesByRows(std::int64_t channels) {
  return levelFunction(channels) != nullptr;
}

bool outlinesGoByRows(std::int64_t channels) {
  return outlinesFunction(channels) != nullptr;
}

void levelByRows(const LevelRows &level, float *levelLogits, float *state, float *drawn) {
  levelFunction(level.shape.channels)(level, levelLogits, state, drawn);
}

void addEnlarged(const float *coarse, float factor, std::int64_t finer, std::int64_t rows, std::int64_t columns,
                 float *fine) {
  struct Between {
    std::int64_t first;
    std::int64_t second;
    float share; ///< Of the second.
  };
  const auto between = [finer](std::int64_t cell, std::int64_t count) {
    const float position = std::max(0.0F, (static_cast<float>(cell) + 0.5F) / static_cast<float>(finer) - 0.5F);
    const auto first = static_cast<std::int64_t>(position);
    return Between{first, std::min(first + 1, count - 1), position - static_cast<float>(first)};
  };
  const std::int64_t coarseColumns = columns / finer;
  std::vector<Between> across;
  for (std::int64_t x = 0; x < columns; ++x)
    across.push_back(between(x, coarseColumns));
  std::vector<float> row(static_cast<std::size_t>(coarseColumns));
  for (std::int64_t y = 0; y < rows; ++y) {
    const auto down = between(y, rows / finer);
    const float *above = coarse + down.first * coarseColumns;
    const float *below = coarse + down.second * coarseColumns;
    for (std::int64_t x = 0; x < coarseColumns; ++x)
      row[static_cast<std::size_t>(x)] = factor * (above[x] + down.share * (below[x] - above[x]));
    float *to = fine + y * columns;
    for (std::int64_t x = 0; x < columns; ++x) {
      const auto &at = across[static_cast<std::size_t>(x)];
      const float left = row[static_cast<std::size_t>(at.first)];
      to[x] += left + at.share * (row[static_cast<std::size_t>(at.second)] - left);
    }
  }
}

void outlinesByRows(const OutlineRows &layer, float *drawn) {
  outlinesFunction(layer.shape.channels)(layer, drawn);
}

} // namespace xemap::model
