// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/polygon_text.h"

#include <QPolygonF>
#include <qgscoordinatereferencesystem.h>
#include <qgsgeometry.h>

namespace xemap::layer {

QString wktOf(const QPolygonF &polygon) {
  constexpr int allDigits = 17;
  QPolygonF ring = polygon;
  if (!ring.isClosed())
    ring.append(ring.first());
  return QgsGeometry::fromQPolygonF(ring).asWkt(allDigits);
}

QString textOf(const QgsCoordinateReferenceSystem &crs) {
  return crs.authid().isEmpty() ? crs.toWkt(Qgis::CrsWktVariant::Preferred) : crs.authid();
}

} // namespace xemap::layer
