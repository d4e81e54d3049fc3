// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/query_extent.h"

#include "plugin/layer/layer_text.h"

#include <QPolygonF>
#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsmapsettings.h>
#include <qgsrasterlayer.h>

#include <algorithm>
#include <cmath>

namespace xemap::layer {

namespace {

// A transformed edge bends; this many points per edge keep it within a pixel over any extent one looks at.
constexpr int pointsPerEdge = 32;

bool isAxisParallelBox(const QPolygonF &ring) {
  const QRectF box = ring.boundingRect();
  const double tolerance = 1e-9 * std::max(box.width(), box.height());
  // Three of the corners of a box are a triangle.
  double twiceArea = 0.0;
  for (int i = 0; i < ring.size(); ++i) {
    const QPointF from = ring.at(i) - box.topLeft();
    const QPointF to = ring.at((i + 1) % ring.size()) - box.topLeft();
    twiceArea += from.x() * to.y() - to.x() * from.y();
  }
  if (std::abs(std::abs(twiceArea) / 2.0 - box.width() * box.height()) > tolerance * (box.width() + box.height()))
    return false;
  return std::all_of(ring.cbegin(), ring.cend(), [&](const QPointF &point) {
    const bool onSide = std::abs(point.x() - box.left()) <= tolerance || std::abs(point.x() - box.right()) <= tolerance;
    const bool onEnd = std::abs(point.y() - box.top()) <= tolerance || std::abs(point.y() - box.bottom()) <= tolerance;
    return onSide && onEnd;
  });
}

bool sameCrs(const QgsCoordinateReferenceSystem &one, const QgsCoordinateReferenceSystem &other) {
  return !one.isValid() || !other.isValid() || one == other;
}

QPolygonF transformed(const QPolygonF &polygon, const QgsCoordinateReferenceSystem &polygonCrs,
                      const QgsRasterLayer &layer, const QgsCoordinateTransformContext &transforms) {
  if (sameCrs(polygonCrs, layer.crs()))
    return polygon;
  QPolygonF ring = polygon;
  if (!ring.isClosed())
    ring.append(ring.first());
  QgsGeometry geometry = QgsGeometry::fromQPolygonF(ring).densifyByCount(pointsPerEdge);
  try {
    QgsCoordinateTransform transform(polygonCrs, layer.crs(), transforms);
    transform.setBallparkTransformsAreAppropriate(true);
    geometry.transform(transform);
  } catch (const QgsCsException &) {
    throw problem(ErrorCode::InvalidArgument,
                  LayerText::tr("the extent lies outside of what %1, the CRS of layer '%2', can express")
                      .arg(layer.crs().userFriendlyIdentifier(), layer.name()));
  }
  return geometry.asQPolygonF();
}

} // namespace

QueryExtent wholeLayer() {
  return {};
}

QueryExtent partOfLayer(const QPolygonF &polygon, const QgsCoordinateReferenceSystem &polygonCrs,
                        const QgsRasterLayer &layer, const QgsCoordinateTransformContext &transforms) {
  QPolygonF ring = transformed(polygon, polygonCrs, layer, transforms);
  const QRectF bounds = ring.boundingRect();
  const QgsRectangle box(bounds.left(), bounds.top(), bounds.right(), bounds.bottom());
  if (!box.isFinite() || box.isEmpty())
    throw problem(ErrorCode::InvalidArgument,
                  LayerText::tr("the extent is empty in the CRS of layer '%1'").arg(layer.name()));
  if (!box.intersects(layer.extent()))
    throw problem(ErrorCode::OutsideExtent, LayerText::tr("the extent does not meet layer '%1'").arg(layer.name()));

  QueryExtent extent;
  extent.box = raster::MapBox{box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()};
  if (!isAxisParallelBox(ring)) {
    if (ring.isClosed())
      ring.removeLast();
    for (const QPointF &point : ring)
      extent.polygon.push_back({point.x(), point.y()});
  }
  return extent;
}

double canvasPixelInLayer(const QgsMapSettings &canvas, const QgsRasterLayer &layer) {
  const double size = canvas.mapUnitsPerPixel();
  if (sameCrs(canvas.destinationCrs(), layer.crs()))
    return size;
  const QgsPointXY centre = canvas.visibleExtent().center();
  try {
    const QgsCoordinateTransform transform(canvas.destinationCrs(), layer.crs(), canvas.transformContext());
    const QgsPointXY here = transform.transform(centre);
    const QgsPointXY east = transform.transform(QgsPointXY(centre.x() + size, centre.y()));
    const QgsPointXY north = transform.transform(QgsPointXY(centre.x(), centre.y() + size));
    const double area = (east.x() - here.x()) * (north.y() - here.y()) - (east.y() - here.y()) * (north.x() - here.x());
    return std::sqrt(std::abs(area));
  } catch (const QgsCsException &) {
    throw problem(
        ErrorCode::InvalidArgument,
        LayerText::tr("the centre of the map cannot be expressed in the CRS of layer '%1'").arg(layer.name()));
  }
}

std::vector<raster::Point> ringAround(const QueryExtent &part) {
  return part.polygon.empty() && part.box ? raster::ringOf(*part.box) : part.polygon;
}

raster::MapBox boxInLayer(const QueryExtent &extent, const QgsRasterLayer &layer) {
  QgsRectangle box = layer.extent();
  if (extent.box)
    box = box.intersect(QgsRectangle(extent.box->minX, extent.box->minY, extent.box->maxX, extent.box->maxY));
  return {box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()};
}

} // namespace xemap::layer
