// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::ui {

/// A place on the map that shows what is meant, or what is not.
struct ShownExample {
  bool like = true;
  QString wkt; ///< A point or a polygon, as well-known text.
  QString crs; ///< Of it, as well-known text; empty: unknown.
};

inline bool operator==(const ShownExample &one, const ShownExample &other) {
  return one.like == other.like && one.wkt == other.wkt && one.crs == other.crs;
}

} // namespace xemap::ui
