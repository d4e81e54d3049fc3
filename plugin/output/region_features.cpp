// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/region_features.h"

#include "plugin/layer/layer_text.h"

#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>
#include <qgsvariantutils.h>
#include <qgsvectorlayer.h>

namespace xemap::output {

namespace {

// The widest text column of a Shapefile; other formats take it for no limit that matters.
constexpr int textLength = 254;
constexpr unsigned int roundings = 2;

QgsGeometry fromWkb(const raster::PolygonsWkb &polygons) {
  QgsGeometry geometry;
  geometry.fromWkb(QByteArray(reinterpret_cast<const char *>(polygons.data()), static_cast<int>(polygons.size())));
  return geometry;
}

} // namespace

QgsFields regionFields(const QString &areaField) {
  QgsFields fields;
  fields.append(QgsField(QStringLiteral("expression"), QMetaType::Type::QString, QString(), textLength));
  fields.append(QgsField(QStringLiteral("mean_prob"), QMetaType::Type::Double));
  fields.append(QgsField(QStringLiteral("max_prob"), QMetaType::Type::Double));
  fields.append(QgsField(areaField, QMetaType::Type::Double));
  fields.append(QgsField(QStringLiteral("model"), QMetaType::Type::QString, QString(), textLength));
  fields.append(QgsField(QStringLiteral("date"), QMetaType::Type::QDate));
  return fields;
}

QgsFeature regionFeature(const raster::Region &region, const RegionOrigin &origin,
                         const QgsCoordinateTransform &transform) {
  QgsGeometry geometry = fromWkb(region.polygons);
  try {
    geometry.transform(transform);
  } catch (const QgsCsException &) {
    throw layer::problem(ErrorCode::InvalidArgument, layer::LayerText::tr("regions: cannot be transformed to %1")
                                                         .arg(transform.destinationCrs().userFriendlyIdentifier()));
  }
  // What touches at a point need not do so exactly any more in another CRS.
  if (!transform.isShortCircuited() && !geometry.isGeosValid())
    geometry = geometry.makeValid(Qgis::MakeValidMethod::Structure, false);
  geometry.convertToMultiType();
  QgsFeature feature(regionFields(origin.areaField));
  feature.setGeometry(geometry);
  QgsAttributes attributes;
  attributes << origin.expression << region.meanProbability << region.maxProbability << region.areaM2 << origin.model
             << origin.date;
  feature.setAttributes(attributes);
  return feature;
}

int wholeRegionsIn(const QgsVectorLayer &layer) {
  // The last field is the last to arrive. A drawing (DXF) has none; elsewhere its absence tells of a file cut short.
  const int date = layer.fields().indexOf(QStringLiteral("date"));
  const bool hasFields = layer.storageType() != QLatin1String("DXF");
  int whole = 0;
  QgsFeature feature;
  for (QgsFeatureIterator features = layer.getFeatures(); features.nextFeature(feature);)
    whole += feature.hasGeometry() && (!hasFields || !QgsVariantUtils::isNull(feature.attribute(date))) ? 1 : 0;
  return whole;
}

raster::PolygonsWkb roundCorners(const raster::PolygonsWkb &polygons, double cornerUnits) {
  // Between points that far apart a corner is cut off by at most its length.
  const QgsGeometry rounded = fromWkb(polygons).densifyByDistance(2.0 * cornerUnits).smooth(roundings);
  const QByteArray wkb = rounded.asWkb();
  return {wkb.begin(), wkb.end()};
}

} // namespace xemap::output
