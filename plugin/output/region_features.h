// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/regions.h"

#include <QDate>
#include <QString>
#include <qgscoordinatetransform.h>
#include <qgsfeature.h>
#include <qgsfields.h>

class QgsVectorLayer;

namespace xemap::output {

/// What is the same for all regions of a result.
struct RegionOrigin {
  QString expression;
  QString model;
  QDate date;        ///< When the regions are made; a valid one.
  QString areaField; ///< Its name says what areas are in; see raster::areaFieldOf().
};

/// The fields of regions: expression, mean_prob, max_prob, area_m2 or area_px, model, date.
QgsFields regionFields(const QString &areaField);

/// A region as a feature with regionFields(), in the CRS that `transform` leads to; a valid multipolygon.
///
/// Throws: InvalidArgument, naming the CRS, where the region cannot be brought there.
QgsFeature regionFeature(const raster::Region &region, const RegionOrigin &origin,
                         const QgsCoordinateTransform &transform);

/// Counts the features of a layer with regionFields() that have all they were written with; some drivers lose without a
/// word what does not fit on the disk.
int wholeRegionsIn(const QgsVectorLayer &layer);

/// Rounds corners; as raster::OutlineChange.
raster::PolygonsWkb roundCorners(const raster::PolygonsWkb &polygons, double cornerUnits);

} // namespace xemap::output
