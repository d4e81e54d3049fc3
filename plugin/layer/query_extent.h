// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/analysis_grid.h"

#include <optional>
#include <vector>

class QPolygonF;
class QgsCoordinateReferenceSystem;
class QgsCoordinateTransformContext;
class QgsMapSettings;
class QgsRasterLayer;

namespace xemap::layer {

/// The part of a layer a query is about. Units: map units of the layer's CRS.
struct QueryExtent {
  std::optional<raster::MapBox> box;  ///< Around the part; none: the whole layer.
  std::vector<raster::Point> polygon; ///< The part itself where it is not simply the box, without a closing point.
};

/// The whole of a layer.
QueryExtent wholeLayer();

/// The part of `layer` under a polygon drawn in another CRS, edges densified; an axis-parallel rectangle in the layer's
/// own CRS stays a box.
///
/// Units: `polygon` in map units of `polygonCrs`.
/// Throws: InvalidArgument when the polygon cannot be transformed; OutsideExtent when it does not meet the layer.
QueryExtent partOfLayer(const QPolygonF &polygon, const QgsCoordinateReferenceSystem &polygonCrs,
                        const QgsRasterLayer &layer, const QgsCoordinateTransformContext &transforms);

/// A ring around a part that is not a whole layer, without a closing point.
std::vector<raster::Point> ringAround(const QueryExtent &part);

/// The size of a canvas pixel at the canvas' centre in the layer's CRS, the mean of both axes, whatever the rotation.
///
/// Units: map units of the layer's CRS per pixel.
/// Throws: InvalidArgument when the centre cannot be transformed.
double canvasPixelInLayer(const QgsMapSettings &canvas, const QgsRasterLayer &layer);

/// The box of a north-up extent that is not a whole layer, cut to the layer's extent.
raster::MapBox boxInLayer(const QueryExtent &extent, const QgsRasterLayer &layer);

} // namespace xemap::layer
