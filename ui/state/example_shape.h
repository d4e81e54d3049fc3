// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QMetaType>

namespace xemap::ui {

/// How an example is drawn on the map.
enum class ExampleShape {
  Rectangle, ///< Or a click, which means what lies around it.
  Polygon,   ///< Corner by corner.
  Freehand,  ///< In one stroke.
};

} // namespace xemap::ui

Q_DECLARE_METATYPE(xemap::ui::ExampleShape)
