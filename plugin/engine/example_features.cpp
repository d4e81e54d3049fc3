// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/example_features.h"

#include "plugin/layer/layer_text.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsfeaturesource.h>
#include <qgsrasterlayer.h>
#include <qgsvariantutils.h>

#include <algorithm>
#include <optional>

namespace xemap::engine {

namespace {

struct ExampleText {
  Q_DECLARE_TR_FUNCTIONS(xemap::engine::ExampleText)
};

/// What a value of a field says: a boolean, a number that is 1 or 0, or one of a few words.
std::optional<bool> yesOrNo(const QVariant &value) {
  if (QgsVariantUtils::isNull(value))
    return std::nullopt;
  const QString text = value.toString().trimmed().toLower();
  for (const char *yes : {"true", "yes", "1"})
    if (text == QLatin1String(yes))
      return true;
  for (const char *no : {"false", "no", "0"})
    if (text == QLatin1String(no))
      return false;
  return std::nullopt;
}

bool isLike(const QgsFeature &feature, int field, const QString &fieldName, const QString &layerName) {
  const QVariant value = feature.attribute(field);
  const std::optional<bool> like = yesOrNo(value);
  if (!like)
    throw layer::problem(
        ErrorCode::InvalidArgument,
        ExampleText::tr("Examples: expected true or false, 1 or 0, yes or no in field '%1' of layer '%2', found %3.")
            .arg(fieldName, layerName,
                 QgsVariantUtils::isNull(value) ? ExampleText::tr("nothing")
                                                : QStringLiteral("'%1'").arg(value.toString())));
  return *like;
}

/// A ring without a closing point, or a point alone.
std::vector<raster::Point> outlineOf(const QgsGeometry &part) {
  std::vector<raster::Point> outline;
  if (part.type() == Qgis::GeometryType::Point) {
    const QgsPointXY point = part.asPoint();
    return {{point.x(), point.y()}};
  }
  const QgsPolygonXY rings = part.asPolygon();
  for (const QgsPointXY &point : rings.value(0))
    outline.push_back({point.x(), point.y()});
  if (!outline.empty())
    outline.pop_back();
  return outline;
}

bool meets(const std::vector<raster::Point> &outline, const raster::MapBox &box) {
  const auto [left, right] = std::minmax_element(outline.begin(), outline.end(),
                                                 [](const auto &one, const auto &other) { return one.x < other.x; });
  const auto [low, high] = std::minmax_element(outline.begin(), outline.end(),
                                               [](const auto &one, const auto &other) { return one.y < other.y; });
  return right->x > box.minX && left->x < box.maxX && high->y > box.minY && low->y < box.maxY;
}

} // namespace

ExampleFeatures readExampleFeatures(const QgsFeatureSource &source, const QString &likeField) {
  ExampleFeatures shown;
  shown.layerName = source.sourceName();
  shown.crs = source.sourceCrs();
  const int field = likeField.isEmpty() ? -1 : source.fields().lookupField(likeField);
  if (!likeField.isEmpty() && field < 0)
    throw layer::problem(
        ErrorCode::InvalidArgument,
        ExampleText::tr("Examples: expected a field of layer '%1', found '%2'.").arg(shown.layerName, likeField));
  QgsFeature feature;
  for (QgsFeatureIterator features = source.getFeatures(); features.nextFeature(feature);) {
    QgsGeometry geometry = feature.geometry();
    if (geometry.isEmpty())
      continue;
    if (geometry.type() != Qgis::GeometryType::Point && geometry.type() != Qgis::GeometryType::Polygon)
      throw layer::problem(
          ErrorCode::InvalidArgument,
          ExampleText::tr("Examples: expected points or polygons in layer '%1', found others.").arg(shown.layerName));
    geometry.convertToStraightSegment();
    shown.features.push_back({geometry, field < 0 || isLike(feature, field, likeField, shown.layerName)});
  }
  if (shown.features.empty())
    throw layer::problem(
        ErrorCode::InvalidArgument,
        ExampleText::tr("Examples: expected points or polygons in layer '%1', found none.").arg(shown.layerName));
  return shown;
}

PlacedExamples placeExamples(const ExampleFeatures &shown, const QgsRasterLayer &layer, const layer::QueryExtent &part,
                             const QgsCoordinateTransformContext &transforms) {
  const raster::MapBox box = layer::boxInLayer(part, layer);
  // Where either has no CRS, this changes nothing.
  QgsCoordinateTransform toLayer(shown.crs, layer.crs(), transforms);
  toLayer.setBallparkTransformsAreAppropriate(true);
  PlacedExamples placed;
  for (const ExampleFeature &feature : shown.features)
    for (QgsGeometry single : feature.geometry.asGeometryCollection()) {
      try {
        single.transform(toLayer);
      } catch (const QgsCsException &) {
        throw layer::problem(ErrorCode::InvalidArgument,
                             ExampleText::tr("Examples: expected features of layer '%1' that %2, the CRS of layer "
                                             "'%3', can express, found others.")
                                 .arg(shown.layerName, layer.crs().userFriendlyIdentifier(), layer.name()));
      }
      std::vector<raster::Point> outline = outlineOf(single);
      if (!outline.empty() && meets(outline, box))
        placed.examples.push_back({std::move(outline), feature.like});
      else
        ++placed.leftOut;
    }
  return placed;
}

} // namespace xemap::engine
