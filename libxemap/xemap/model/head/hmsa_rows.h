// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace xemap::model {

/// Similarities of a cell that the functions below have place for.
inline constexpr int maxSimilarities = 8;

/// The sizes of a map laid out channels last, which the functions below go through row by row.
struct RowsShape {
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::int64_t channels = 0; ///< One of those the functions are made for.
};

/// One level of HMSA for one expression over one tile; all float32, contiguous.
struct LevelRows {
  RowsShape shape;
  const float *features = nullptr; ///< Shape: [rows,columns,channels].
  const float *lengths = nullptr;  ///< Of the vectors of `features`. Shape: [rows,columns].
  /// From the level before, the shift of the modulation in it. Shape: [rows,columns,channels], or
  /// [rows/2,columns/2,channels] where it is coarser.
  const float *carried = nullptr;
  bool carriedIsCoarser = false;

  const float *scale = nullptr; ///< Shape: [channels].
  int roles = 0;
  const float *roleKeys = nullptr; ///< Zeros after the roles. Shape: [channels,maxSimilarities].
  const float *sentence = nullptr; ///< Times the scale of similarities. Shape: [channels].
  int knownMaps = 0;
  const float *known = nullptr;      ///< Maps known before. Shape: [rows,columns,knownMaps].
  const float *inject = nullptr;     ///< Shape: [roles + 1 + knownMaps,channels].
  const float *injectBias = nullptr; ///< Shape: [channels].
  const float *logit = nullptr;      ///< Zeros after the similarities. Shape: [maxSimilarities].
  float logitBias = 0.0F;
  const float *smooth = nullptr;     ///< Shape: [9,channels].
  const float *smoothBias = nullptr; ///< Shape: [channels].

  /// What makes logits of the state; null: nothing does. Shape: [9,channels].
  const float *draw = nullptr;
  float drawBias = 0.0F;
};

/// Whether levels, or outlines, of that many channels can be gone through by rows: those of the published models.
bool levelGoesByRows(std::int64_t channels);
bool outlinesGoByRows(std::int64_t channels);

/// What HmsaImpl computes of a level, in one pass over memory, without gradients.
///
/// LibTorch's operations go through a level a dozen times, and most of them take as long as the memory takes
/// (docs/measurements.md).
/// Shape: → levelLogits [rows,columns], state [rows,columns,channels]; drawn [rows,columns], null where nothing is
/// drawn.
void levelByRows(const LevelRows &level, float *levelLogits, float *state, float *drawn);

/// Adds a map to a finer one, times a factor, bilinearly between the centres of its cells.
///
/// Shape: coarse [rows/finer,columns/finer], fine [rows,columns]; `finer` divides both.
void addEnlarged(const float *coarse, float factor, std::int64_t finer, std::int64_t rows, std::int64_t columns,
                 float *fine);

/// The outline layer for one expression over one tile; all float32, contiguous.
struct OutlineRows {
  RowsShape shape;
  const float *outlines = nullptr; ///< Shape: [rows,columns,channels].
  const float *guide = nullptr;    ///< The shift of the modulation in it. Shape: [rows/2,columns/2,channels].
  const float *logits = nullptr;   ///< Shape: [rows/2,columns/2].

  const float *scale = nullptr;      ///< Shape: [channels].
  const float *smooth = nullptr;     ///< Shape: [9,channels].
  const float *smoothBias = nullptr; ///< Shape: [channels].
  const float *draw = nullptr;       ///< Shape: [9,channels].
  float drawBias = 0.0F;
};

/// What HmsaImpl's outline layer computes, in one pass over memory, without gradients. Shape: → drawn [rows,columns].
void outlinesByRows(const OutlineRows &layer, float *drawn);

} // namespace xemap::model
