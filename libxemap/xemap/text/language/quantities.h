// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "xemap/text/language/cursor.h"

namespace xemap::text {

/// A number with its unit.
struct Quantity {
  double value = 0.0; ///< Units: metres or square metres.
  bool isArea = false;
  bool isThing = false; ///< Of a unit that is a thing: "a football field".
};

/// "2", "half", "two hundred", "one and a half". Moves on only when there is a number.
std::optional<double> readNumber(Cursor &cursor);

/// "200 m", "half a mile", "a quarter of a kilometre", "2 ha", "20 by 30 m". Moves on only when there is a quantity.
std::optional<Quantity> readQuantity(Cursor &cursor);

/// The factor to metres or square metres of a unit.
std::optional<Quantity> readUnit(Cursor &cursor);

/// "second", "2nd", "2.". Moves on only when there is an ordinal.
std::optional<int> readOrdinal(Cursor &cursor);

} // namespace xemap::text
