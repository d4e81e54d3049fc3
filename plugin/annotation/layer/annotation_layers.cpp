// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/layer/annotation_layers.h"

#include "plugin/annotation/layer/annotation_state.h"
#include "plugin/layer/layer_text.h"
#include "plugin/output/result_layers.h"

#include <QUndoStack>
#include <qgsannotationlayer.h>
#include <qgsannotationpointtextitem.h>
#include <qgsannotationpolygonitem.h>
#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <qgsrendercontext.h>

namespace xemap::annotation {

namespace {

constexpr QLatin1String annotationsRole("annotations");

/// The step before the first annotations is the layer without any, which nobody wants back.
void become(QgsAnnotationLayer &layer, AnnotationState state, const QString &stepName) {
  if (layer.isEmpty())
    state.swapWith(layer);
  else
    layer.undoStack()->push(new AnnotationChange(layer, std::move(state), stepName));
}

} // namespace

bool isAnnotations(const QgsMapLayer *layer) {
  return layer != nullptr && layer->type() == Qgis::LayerType::Annotation &&
         layer->customProperty(QStringLiteral("xemap/role")).toString() == annotationsRole;
}

QgsAnnotationLayer *annotationsOf(const QgsProject &project, const QgsMapLayer &source) {
  for (QgsAnnotationLayer *candidate : project.layers<QgsAnnotationLayer *>())
    if (isAnnotations(candidate) && output::originOf(*candidate) == output::originOf(source))
      return candidate;
  return nullptr;
}

QgsAnnotationLayer *addAnnotations(QgsProject &project, const Annotations &annotations, const AnnotationStyle &style,
                                   const QgsMapLayer &source, const QString &name, std::optional<double> threshold) {
  auto layer = std::make_unique<QgsAnnotationLayer>(name, QgsAnnotationLayer::LayerOptions(project.transformContext()));
  layer->setCrs(source.crs());
  replaceAnnotations(*layer, annotations, style, source, threshold);
  QgsAnnotationLayer *added = layer.get();
  QgsLayerTreeGroup *group = project.layerTreeRoot();
  if (QgsLayerTreeLayer *node = group->findLayer(source.id()))
    group = qobject_cast<QgsLayerTreeGroup *>(node->parent());
  project.addMapLayer(layer.release(), false);
  group->insertLayer(0, added);
  return added;
}

void replaceAnnotations(QgsAnnotationLayer &layer, const Annotations &annotations, const AnnotationStyle &style,
                        const QgsMapLayer &source, std::optional<double> threshold) {
  AnnotationState state(layer);
  state.clear();
  for (const AnnotatedRegion &region : annotations.regions)
    state.add(region);
  state.setStyle(style, layer.name(), annotations.legendAt);
  state.setThreshold(threshold ? QVariant(*threshold) : source.customProperty(QStringLiteral("xemap/threshold")));
  become(layer, std::move(state), layer::LayerText::tr("Annotate anew"));
  output::describeAnnotations(layer, source, threshold);
}

void restyleAnnotations(QgsAnnotationLayer &layer, const AnnotationStyle &style, const QgsPointXY &legendAt) {
  AnnotationState state(layer);
  state.setStyle(style, layer.name(), legendAt);
  become(layer, std::move(state), layer::LayerText::tr("Restyle annotations"));
}

QList<QRectF> legendsIn(const QgsProject &project, const QgsMapSettings &map, const QgsAnnotationLayer *but) {
  QList<QRectF> legends;
  QgsRenderContext context = QgsRenderContext::fromMapSettings(map);
  for (QgsAnnotationLayer *layer : project.layers<QgsAnnotationLayer *>()) {
    if (layer == but || !isAnnotations(layer))
      continue;
    context.setCoordinateTransform(map.layerTransform(layer));
    if (const QgsAnnotationItem *legend = legendOf(*layer))
      legends << map.mapToPixel().transformBounds(
          map.layerExtentToOutputExtent(layer, legend->boundingBox(context)).toRectF());
  }
  return legends;
}

QList<QColor> annotationColours(const QgsProject &project) {
  QList<QColor> colours;
  for (const QgsAnnotationLayer *layer : project.layers<QgsAnnotationLayer *>())
    if (isAnnotations(layer))
      colours << styleOf(*layer).colour;
  return colours;
}

} // namespace xemap::annotation
