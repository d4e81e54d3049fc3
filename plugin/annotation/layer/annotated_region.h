// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <qgsgeometry.h>
#include <qgspointxy.h>

namespace xemap::annotation {

/// A region as it is to be annotated.
struct AnnotatedRegion {
  QgsGeometry polygons;
  QgsPointXY labelAt;            ///< Well inside of the polygons.
  QMap<QString, QString> values; ///< What a label can say of it.
};

/// The region with a place for its label, and outlines that leave their own by about `tolerance` at most; 0: their own.
///
/// Units: of the polygons.
AnnotatedRegion annotatedRegion(const QgsGeometry &polygons, double tolerance);

} // namespace xemap::annotation
