// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "xemap/text/language/cursor.h"
#include "xemap/text/language/quantities.h"

namespace xemap::text {

/// A bound on a distance or an area.
struct Limit {
  Quantity quantity;
  bool atLeast = false;
  bool isCompared = false;  ///< By words: "within", "at most"; not "200 m" alone.
  bool isDimension = false; ///< By words for heights and widths: "taller than".
  bool isAbout = false;     ///< Neither more nor less: "the size of 2 ha".
};

/// "within a 200 m radius", "between 50 and 200 m away", "with an area of more than 2 ha", "2 ha or more", "2 ha": the
/// bounds, all on distances or all on areas. `isClause` lets verbs begin it: "that cover more than 2 ha". Moves on only
/// when there are some.
std::vector<Limit> readLimits(Cursor &cursor, bool isClause);

} // namespace xemap::text
