// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/project_units.h"
#include "xemap/raster/region_fields.h"
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
  raster::RegionFacts facts;
  QDate date;         ///< When the regions are made; a valid one.
  ProjectUnits units; ///< In which sizes are told beside metres.

  QString expression() const { return QString::fromStdString(facts.provenance.expression); }
  QString areaField() const { return QString::fromStdString(raster::areaField(facts.onGround)); }
};

/// Regions that are made now of a probability raster.
///
/// Throws: NotFound, Unreadable, InvalidArgument, naming the path.
RegionOrigin originOf(const QString &probabilityPath, double threshold, const ProjectUnits &units);

/// raster::regionFields(), area_proj and perim_proj where the project has other units, whose names are in their
/// aliases, and date.
QgsFields regionFields(const RegionOrigin &origin);

/// The same for a file of this driver of OGR's: times are texts in a Shapefile, which would lose their time zone.
QgsFields fieldsIn(const QString &driver, QgsFields fields);

/// A region as a feature with regionFields(), in the CRS that `transform` leads to; a valid multipolygon.
///
/// Throws: InvalidArgument, naming the CRS, where the region cannot be brought there.
QgsFeature regionFeature(const raster::Region &region, const RegionOrigin &origin,
                         const QgsCoordinateTransform &transform);

/// The same features with their centroids in the place of their outlines.
QgsFeatureList pointsOf(QgsFeatureList regions);

/// Counts the features of a layer with regionFields() that have all they were written with; some drivers lose without a
/// word what does not fit on the disk.
int wholeRegionsIn(const QgsVectorLayer &layer);

/// Rounds corners; as raster::OutlineChange.
raster::PolygonsWkb roundCorners(const raster::PolygonsWkb &polygons, double cornerUnits);

} // namespace xemap::output
