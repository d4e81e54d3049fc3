// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/layer/annotated_region.h"
#include "plugin/annotation/layer/annotation_items.h"

#include <QList>
#include <QRectF>
#include <QString>
#include <qgspointxy.h>

#include <optional>
#include <vector>

class QgsAnnotationLayer;
class QgsMapLayer;
class QgsMapSettings;
class QgsProject;

namespace xemap::annotation {

/// What is annotated, and where.
struct Annotations {
  std::vector<AnnotatedRegion> regions;
  QgsPointXY legendAt;
};

/// True for a layer that addAnnotations made.
bool isAnnotations(const QgsMapLayer *layer);

/// The annotations of a result, asked by any of its layers, or of a layer of regions that belongs to none; null where
/// there are none.
QgsAnnotationLayer *annotationsOf(const QgsProject &project, const QgsMapLayer &source);

/// Adds annotations to the project in a layer of that name and the CRS of their source, with its provenance, above it.
/// `threshold`: what the regions reach; none: they are features.
QgsAnnotationLayer *addAnnotations(QgsProject &project, const Annotations &annotations, const AnnotationStyle &style,
                                   const QgsMapLayer &source, const QString &name, std::optional<double> threshold);

/// Puts others in their place, as one step to undo.
void replaceAnnotations(QgsAnnotationLayer &layer, const Annotations &annotations, const AnnotationStyle &style,
                        const QgsMapLayer &source, std::optional<double> threshold);

/// Gives all of them another look, as one step to undo. What was moved, removed or written by hand stays so.
void restyleAnnotations(QgsAnnotationLayer &layer, const AnnotationStyle &style, const QgsPointXY &legendAt);

/// Where the legends of all annotations but these lie in the window of a map. Units: pixels.
QList<QRectF> legendsIn(const QgsProject &project, const QgsMapSettings &map, const QgsAnnotationLayer *but);

/// The colours of all annotations in the project.
QList<QColor> annotationColours(const QgsProject &project);

} // namespace xemap::annotation
