// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QPolygonF;
class QgsCoordinateReferenceSystem;

namespace xemap::layer {

/// A polygon as well-known text, with all digits.
QString wktOf(const QPolygonF &polygon);

/// As QgsCoordinateReferenceSystem::createFromUserInput reads it.
QString textOf(const QgsCoordinateReferenceSystem &crs);

} // namespace xemap::layer
