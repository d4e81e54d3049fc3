// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/engine.h"
#include "xemap/raster/geotiff_sink.h"

#include <QList>
#include <QPointer>
#include <QString>
#include <qgsgeometry.h>
#include <qgsrasterlayer.h>

#include <optional>

class QgsMapLayer;
class QgsProject;
class QgsVectorLayer;

namespace xemap::output {

/// What a result's layers say about how they came to be.
struct ResultRecord {
  raster::Provenance provenance;
  infer::MapSummary summary;
  QString path;        ///< Of the probability raster.
  QString sourceLayer; ///< Name of the layer that was asked about.
};

/// The two layers of a result, over the same probability raster. Either may have been removed.
struct ResultLayers {
  QPointer<QgsRasterLayer> probability;
  QPointer<QgsRasterLayer> mask;

  bool isEmpty() const { return probability.isNull() && mask.isNull(); }
  /// One that says what both say: the probability where it is there; null where none is.
  QgsRasterLayer *any() const { return probability ? probability.data() : mask.data(); }
  /// Those that are there, the upper first.
  QList<QgsRasterLayer *> all() const;
};

/// Adds the layers of a result to the top of the project, in a group named after the expression: the mask over the
/// probability, both with their provenance.
///
/// Throws: Unreadable when QGIS cannot open the result.
ResultLayers addResult(QgsProject &project, const ResultRecord &record, double threshold, double opacity);

/// Lets the layers of a result show another answer to the same question, where they are and as they look; its file of
/// before is removed.
///
/// Throws: Unreadable when QGIS cannot open the answer.
void replaceResult(QgsProject &project, const ResultLayers &result, const ResultRecord &record);

/// True for a layer that addResult made.
bool isResult(const QgsMapLayer &layer);

/// Names the run that a layer is a result of; empty where it is of none.
QString runOf(const QgsMapLayer &layer);

/// The result of a run; empty where its layers were removed.
ResultLayers resultOfRun(const QgsProject &project, const QString &run);

/// How the raster was read that a result is of, in one line; empty where that is not known.
QString inputOf(const ResultLayers &result);

/// Where the probability is the highest, a point in the CRS of the layers; null where that is not known.
QgsGeometry likeliestPlaceOf(const ResultLayers &result);

/// The result a layer belongs to; empty for a layer that is not of XeMap.
ResultLayers resultOf(const QgsProject &project, const QgsMapLayer *layer);

/// Lets the mask follow the threshold; nothing is computed again.
void setThreshold(const ResultLayers &result, double threshold);
void setOpacity(const ResultLayers &result, double opacity);

/// The threshold the mask was last given; 0.5 when it was lost.
double thresholdOf(const ResultLayers &result);

/// Lets a layer of probabilities that came on another way be a result, with its provenance.
void describeProbability(QgsRasterLayer &layer, const raster::Provenance &provenance);

/// Lets a layer of regions say which result, with which threshold, it was made of.
void describeRegions(QgsVectorLayer &regions, const QgsRasterLayer &result, double threshold);

/// Lets a layer of annotations say what it was made of: a result, with which threshold, or the features of a layer.
void describeAnnotations(QgsMapLayer &annotations, const QgsMapLayer &source, std::optional<double> threshold);

/// What the layers of a result have in common; of another layer, what the annotations made of it share with it.
QString originOf(const QgsMapLayer &layer);

} // namespace xemap::output
