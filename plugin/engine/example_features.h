// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/layer/query_extent.h"
#include "xemap/infer/engine.h"

#include <QString>
#include <qgscoordinatereferencesystem.h>
#include <qgsgeometry.h>

#include <vector>

class QgsCoordinateTransformContext;
class QgsFeatureSource;
class QgsRasterLayer;

namespace xemap::engine {

/// One feature that shows what is meant, or what is not.
struct ExampleFeature {
  QgsGeometry geometry; ///< Points or polygons.
  bool like = true;
};

/// Features that examples are made of. Units: of their own CRS.
struct ExampleFeatures {
  QString layerName;
  QgsCoordinateReferenceSystem crs;
  std::vector<ExampleFeature> features; ///< At least one.
};

/// Takes all features of a source; `likeField` tells what is meant (true, 1, yes) from what is not (false, 0, no), and
/// where it is empty all are.
///
/// Throws: InvalidArgument, naming the layer, for geometries that are neither points nor polygons, a field that is not
/// there or says something else, and where there are no features.
ExampleFeatures readExampleFeatures(const QgsFeatureSource &source, const QString &likeField);

/// Examples in the CRS of a raster layer.
struct PlacedExamples {
  std::vector<infer::Example> examples;
  int leftOut = 0; ///< Lie outside of the part that is asked about.
};

/// What of the features lies in a part of a raster layer; each part of a geometry is an example.
///
/// Throws: InvalidArgument when they cannot be brought to the layer's CRS.
PlacedExamples placeExamples(const ExampleFeatures &shown, const QgsRasterLayer &layer, const layer::QueryExtent &part,
                             const QgsCoordinateTransformContext &transforms);

} // namespace xemap::engine
