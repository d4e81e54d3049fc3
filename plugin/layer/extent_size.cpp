// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/extent_size.h"

#include "plugin/layer/raster_snapshot.h"
#include "xemap/raster/coordinates.h"

#include <qgsrasterlayer.h>

#include <algorithm>
#include <cmath>

namespace xemap::layer {

namespace {

double areaOf(const std::vector<raster::Point> &polygon) {
  double doubled = 0.0;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++)
    doubled += polygon[j].x * polygon[i].y - polygon[i].x * polygon[j].y;
  return std::abs(doubled) / 2.0;
}

double gsdAt(const raster::Point &place, const QgsRasterLayer &layer, double pixelX, double pixelY) {
  if (!layer.crs().isValid())
    return 0.0;
  const raster::GeoTransform pixels({place.x, pixelX, 0.0, place.y, 0.0, -pixelY});
  const raster::GroundResolution ground = raster::groundResolutionAt(
      pixels, layer.crs().toWkt(Qgis::CrsWktVariant::PreferredGdal).toStdString(), {0.0, 0.0});
  return std::sqrt(ground.x * ground.y);
}

} // namespace

ExtentSize sizeOf(const QueryExtent &extent, const QgsRasterLayer &layer, const QgsMapSettings &canvas) {
  const raster::MapBox box = boxInLayer(extent, layer);
  const double width = box.maxX - box.minX;
  const double height = box.maxY - box.minY;
  double pixelX = layer.extent().width() / layer.width();
  double pixelY = layer.extent().height() / layer.height();
  if (!hasOwnPixels(layer))
    pixelX = pixelY = canvasPixelInLayer(canvas, layer);
  // The polygon may reach beyond the layer, the box does not.
  const double area = extent.polygon.empty() ? width * height : std::min(width * height, areaOf(extent.polygon));
  ExtentSize size;
  size.pixels = std::max(0.0, area / (pixelX * pixelY));
  size.gsdMetres = gsdAt({(box.minX + box.maxX) / 2.0, (box.minY + box.maxY) / 2.0}, layer, pixelX, pixelY);
  return size;
}

} // namespace xemap::layer
