// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "xemap/teach/concept.h"

namespace xemap::teach {

/// Cells of an extent as a concept sees them.
///
/// Shape: features [cells,width] row-major; words [cells], the logit of what the words say, 0 where none are;
/// places [cells].
struct Cells {
  std::vector<float> features;
  std::vector<float> words;
  std::vector<CellPlace> places;

  std::size_t count() const { return words.size(); }
  void append(const Cells &others);
  /// One of others. Shape: `width` of its features.
  void append(const Cells &others, std::size_t index, std::size_t width);
};

/// One example: the cells it covers.
struct ShownCells {
  bool like = true;
  Cells cells;
};

/// What examples on one extent show.
struct Evidence {
  std::vector<std::size_t> widths; ///< Of the levels, as Concept::widths.
  bool hasWords = false;
  std::vector<ShownCells> examples; ///< Each with a cell at least.
  Cells around;                     ///< Of what nothing was shown, spread evenly.
};

} // namespace xemap::teach
