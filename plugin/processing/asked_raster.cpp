// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/asked_raster.h"

#include "plugin/layer/layer_text.h"
#include "plugin/processing/run/watched_feedback.h"
#include "xemap/raster/coordinates.h"

#include <qgsmapsettings.h>
#include <qgsrasterlayer.h>

#include <cmath>

namespace xemap::processing {

namespace {

struct AskedText {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::AskedText)
};

/// The size of a square of `gsdMetres` on the ground in the layer's map units, at the centre of the part.
double mapUnitsOf(double gsdMetres, const layer::QueryExtent &extent, const QgsRasterLayer &layer) {
  const raster::MapBox box = layer::boxInLayer(extent, layer);
  const raster::GeoTransform unit({(box.minX + box.maxX) / 2.0, 1.0, 0.0, (box.minY + box.maxY) / 2.0, 0.0, -1.0});
  const raster::GroundResolution ground =
      raster::groundResolutionAt(unit, layer.crs().toWkt(Qgis::CrsWktVariant::PreferredGdal).toStdString(), {0.0, 0.0});
  const double metres = std::sqrt(ground.x * ground.y);
  if (!(metres > 0.0))
    throw layer::problem(
        ErrorCode::InvalidArgument,
        AskedText::tr("layer '%1' has no CRS: its ground sample distance cannot be told").arg(layer.name()));
  return gsdMetres / metres;
}

/// A map at the scale a service is to be read at.
QgsMapSettings mapWithPixel(double mapUnits, const QgsRasterLayer &layer) {
  constexpr int sidePx = 1000;
  QgsMapSettings map;
  map.setDestinationCrs(layer.crs());
  map.setOutputSize(QSize(sidePx, sidePx));
  const QgsPointXY centre = layer.extent().center();
  const double half = mapUnits * sidePx / 2.0;
  map.setExtent(QgsRectangle(centre.x() - half, centre.y() - half, centre.x() + half, centre.y() + half));
  return map;
}

} // namespace

AskedRaster takeRaster(const QgsRasterLayer &layer, const layer::QueryExtent &extent, double gsdMetres,
                       const std::optional<raster::ReadChoice> &choice) {
  AskedRaster taken;
  taken.scope.extent = extent;
  QgsMapSettings map;
  if (layer::hasOwnPixels(layer)) {
    if (gsdMetres > 0.0)
      taken.scope.gsdMetres = gsdMetres;
  } else {
    if (!(gsdMetres > 0.0))
      throw layer::problem(
          ErrorCode::InvalidArgument,
          AskedText::tr("layer '%1' is a service without pixels of its own: expected a ground sample distance, found "
                        "none")
              .arg(layer.name()));
    map = mapWithPixel(mapUnitsOf(gsdMetres, extent, layer), layer);
  }
  taken.snapshot = std::make_unique<layer::RasterSnapshot>(layer, extent, map, choice);
  taken.scope.sourceKey = taken.snapshot->key();
  return taken;
}

void readRaster(AskedRaster &raster, WatchedFeedback &feedback,
                const std::function<void(raster::RasterSource &)> &use) {
  feedback.onCancel([&raster] { raster.snapshot->cancel(); });
  struct Release {
    WatchedFeedback &feedback;
    std::unique_ptr<layer::RasterSnapshot> &snapshot;
    ~Release() {
      feedback.onCancel({});
      // The snapshot's provider belongs to this thread by now, and must end in it.
      snapshot.reset();
    }
  } const release{feedback, raster.snapshot};
  const std::unique_ptr<raster::RasterSource> source = raster.snapshot->open();
  use(*source);
}

} // namespace xemap::processing
