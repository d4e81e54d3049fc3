// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "xemap/text/values_view.h"

namespace xemap::text {

/// The vocabulary of a SentencePiece unigram model where it lies: views that own nothing.
///
/// Shape: n pieces, r rules; piece i of the sorted ones has the bytes [offsets[i], offsets[i+1]) of `pieces`, rule j
/// turns the code point rulePoints[j] into ruleValues[ruleOffsets[j]] to ruleValues[ruleOffsets[j+1]-1].
struct SentencePieceTable {
  std::string origin;                    ///< What the tables come from, for messages.
  std::string_view pieces;               ///< UTF-8, the pieces sorted bytewise, one behind the other.
  ValuesView<std::uint32_t> offsets;     ///< [n+1].
  ValuesView<std::uint32_t> order;       ///< [n]: the identifier of each sorted piece.
  ValuesView<float> scores;              ///< [n]: logarithms of the sorted pieces' probabilities.
  ValuesView<std::uint32_t> rulePoints;  ///< [r], rising.
  ValuesView<std::uint32_t> ruleOffsets; ///< [r+1].
  ValuesView<std::uint32_t> ruleValues;  ///< Code points.
  std::int32_t beginId = 0;
  std::int32_t padId = 1;
  std::int32_t endId = 2;
  std::int32_t unknownId = 3;

  std::size_t pieceCount() const { return order.size(); }
  std::string_view piece(std::size_t sorted) const;
};

/// Reads all of a table once: sizes that belong together, offsets and rules that rise, pieces that are sorted,
/// identifiers below the number of pieces, finite scores, code points that are some.
///
/// Throws: Corrupt, naming the origin and the place.
void requireWhole(const SentencePieceTable &table);

} // namespace xemap::text
