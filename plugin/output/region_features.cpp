// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/region_features.h"

#include "plugin/layer/layer_text.h"

#include <QDateTime>
#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>
#include <qgsunittypes.h>
#include <qgsvariantutils.h>
#include <qgsvectorlayer.h>

#include <cstdint>
#include <string>
#include <variant>

namespace xemap::output {

namespace {

// The widest text column of a Shapefile; other formats take it for no limit that matters.
constexpr int textLength = 254;
constexpr int timeLength = 32;
constexpr unsigned int roundings = 2;

QgsGeometry fromWkb(const raster::PolygonsWkb &polygons) {
  QgsGeometry geometry;
  geometry.fromWkb(QByteArray(reinterpret_cast<const char *>(polygons.data()), static_cast<int>(polygons.size())));
  return geometry;
}

raster::PolygonsWkb wkbOf(const QgsGeometry &geometry) {
  const QByteArray wkb = geometry.asWkb();
  return {wkb.begin(), wkb.end()};
}

QMetaType::Type typeOf(raster::RegionFieldType type) {
  using Type = raster::RegionFieldType;
  switch (type) {
  case Type::Real:
    return QMetaType::Type::Double;
  case Type::Integer:
    return QMetaType::Type::LongLong;
  case Type::Time:
    return QMetaType::Type::QDateTime;
  case Type::Text:
    break;
  }
  return QMetaType::Type::QString;
}

QgsField fieldOf(const raster::RegionField &field) {
  const QMetaType::Type type = typeOf(field.type);
  return {QString::fromStdString(field.name), type, QString(), type == QMetaType::Type::QString ? textLength : 0};
}

QgsField realField(const QString &name, const QString &alias) {
  QgsField field(name, QMetaType::Type::Double);
  field.setAlias(alias);
  return field;
}

QVariant attributeOf(const raster::RegionValue &value, raster::RegionFieldType type) {
  if (const auto *text = std::get_if<std::string>(&value)) {
    const QString known = QString::fromStdString(*text);
    return type == raster::RegionFieldType::Time ? QVariant(QDateTime::fromString(known, Qt::ISODate))
                                                 : QVariant(known);
  }
  if (const auto *real = std::get_if<double>(&value))
    return *real;
  if (const auto *number = std::get_if<std::int64_t>(&value))
    return static_cast<qlonglong>(*number);
  return QgsVariantUtils::createNullVariant(typeOf(type));
}

/// The project's, where sizes are known on the ground at all.
ProjectUnits unitsIn(const RegionOrigin &origin) {
  return origin.facts.onGround ? origin.units : ProjectUnits{};
}

} // namespace

RegionOrigin originOf(const QString &probabilityPath, double threshold, const ProjectUnits &units) {
  return {raster::regionFactsOf(probabilityPath.toStdString(), threshold), QDate::currentDate(), units};
}

QgsFields regionFields(const RegionOrigin &origin) {
  QgsFields fields;
  for (const raster::RegionField &field : raster::regionFields(origin.facts.onGround))
    fields.append(fieldOf(field));
  const ProjectUnits units = unitsIn(origin);
  if (units.area)
    fields.append(realField(QStringLiteral("area_proj"),
                            layer::LayerText::tr("Area (%1)").arg(QgsUnitTypes::toString(*units.area))));
  if (units.distance)
    fields.append(realField(QStringLiteral("perim_proj"),
                            layer::LayerText::tr("Perimeter (%1)").arg(QgsUnitTypes::toString(*units.distance))));
  fields.append(QgsField(QStringLiteral("date"), QMetaType::Type::QDate));
  return fields;
}

QgsFields fieldsIn(const QString &driver, QgsFields fields) {
  if (driver != QLatin1String("ESRI Shapefile"))
    return fields;
  for (int i = 0; i < fields.count(); ++i)
    if (fields.at(i).type() == QMetaType::Type::QDateTime)
      fields[i] = QgsField(fields.at(i).name(), QMetaType::Type::QString, QString(), timeLength);
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
  QgsFeature feature(regionFields(origin));
  feature.setGeometry(geometry);
  const std::vector<raster::RegionField> fields = raster::regionFields(origin.facts.onGround);
  const std::vector<raster::RegionValue> values =
      raster::regionValues(region, origin.facts, raster::regionPoint(wkbOf(geometry)));
  QgsAttributes attributes;
  for (std::size_t i = 0; i < values.size(); ++i)
    attributes << attributeOf(values[i], fields[i].type);
  const ProjectUnits units = unitsIn(origin);
  if (units.area)
    attributes << region.areaM2 * QgsUnitTypes::fromUnitToUnitFactor(Qgis::AreaUnit::SquareMeters, *units.area);
  if (units.distance)
    attributes << region.perimeterM * QgsUnitTypes::fromUnitToUnitFactor(Qgis::DistanceUnit::Meters, *units.distance);
  attributes << origin.date;
  feature.setAttributes(attributes);
  return feature;
}

QgsFeatureList pointsOf(QgsFeatureList regions) {
  for (QgsFeature &region : regions) {
    const QgsPointXY centroid(region.attribute(QStringLiteral("centroid_x")).toDouble(),
                              region.attribute(QStringLiteral("centroid_y")).toDouble());
    region.setGeometry(QgsGeometry::fromPointXY(centroid));
  }
  return regions;
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
  return wkbOf(rounded);
}

} // namespace xemap::output
