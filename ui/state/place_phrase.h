// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::ui {

/// One of the phrases that the model knows the world by, and how well it describes a place of the map.
struct PlacePhrase {
  QString phrase;
  double share = 0.0;   ///< Of all these phrases together, 1.
  bool isAsked = false; ///< May mean the same as what was asked for.
};

} // namespace xemap::ui
