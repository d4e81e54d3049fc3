// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QMetaType>

namespace xemap::ui {

/// How examples come from the map.
enum class ExampleShape {
  Rectangle, ///< Or a click, which means the small square around it.
  Polygon,   ///< Corner by corner.
  Freehand,  ///< In one stroke.
  Features,  ///< Those of a vector layer.
};

} // namespace xemap::ui

Q_DECLARE_METATYPE(xemap::ui::ExampleShape)
