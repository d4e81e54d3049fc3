// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/annotation_subject.h"

#include "plugin/annotation/layer/annotation_layers.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>
#include <qgsannotationlayer.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>

#include <algorithm>

namespace xemap::annotation {

namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(xemap::annotation::AnnotationSubject)
};

/// The layer, where its features are regions.
QgsVectorLayer *regionsIn(QgsMapLayer *layer) {
  auto *vector = qobject_cast<QgsVectorLayer *>(layer);
  const bool are = vector != nullptr && vector->isValid() && vector->geometryType() == Qgis::GeometryType::Polygon &&
                   vector->fields().lookupField(QStringLiteral("expression")) >= 0;
  return are ? vector : nullptr;
}

QgsFeatureList regionsOf(const QgsVectorLayer &layer, bool selectedOnly) {
  QgsFeatureList regions;
  QgsFeature feature;
  QgsFeatureIterator features = selectedOnly ? layer.getSelectedFeatures() : layer.getFeatures();
  while (features.nextFeature(feature))
    regions << feature;
  return regions;
}

/// What the regions are of: one expression, or else what the layer is called.
QString expressionOf(const QgsVectorLayer &layer, bool selectedOnly) {
  QSet<QString> expressions;
  for (const QgsFeature &region : regionsOf(layer, selectedOnly))
    expressions << region.attribute(QStringLiteral("expression")).toString();
  return expressions.size() == 1 && !expressions.begin()->isEmpty() ? *expressions.begin() : layer.name();
}

/// Of regions in a raster, or of those in a layer, which tell the rest themselves.
output::RegionOrigin originOf(const QgsMapLayer &source, double threshold) {
  if (qobject_cast<const QgsRasterLayer *>(&source) != nullptr)
    return output::originOf(source.source(), threshold, {});
  output::RegionOrigin origin;
  origin.facts.onGround = raster::isOnGround(source.crs().toWkt(Qgis::CrsWktVariant::PreferredGdal).toStdString());
  return origin;
}

} // namespace

std::optional<AnnotationSubject> subjectOf(QgsMapLayer *active, const output::ResultLayers &result, double threshold) {
  AnnotationSubject subject;
  subject.threshold = threshold;
  QgsVectorLayer *regions = regionsIn(active);
  if (regions != nullptr && (regions->selectedFeatureCount() > 0 || result.isEmpty())) {
    subject.source = regions;
    subject.selectedOnly = regions->selectedFeatureCount() > 0;
    subject.expression = expressionOf(*regions, subject.selectedOnly);
    return subject;
  }
  if (result.isEmpty())
    return std::nullopt;
  subject.source = result.any();
  subject.expression = subject.source->customProperty(QStringLiteral("xemap/expression")).toString();
  return subject;
}

bool isAnnotatable(QgsMapLayer *active, const output::ResultLayers &result) {
  return !result.isEmpty() || regionsIn(active) != nullptr;
}

AnnotationSubject subjectOf(QgsAnnotationLayer &annotations) {
  AnnotationSubject subject;
  subject.source = &annotations;
  subject.expression = annotations.name();
  return subject;
}

QString areaFieldOf(const QgsMapLayer &source) {
  return originOf(source, 0.0).areaField();
}

QString summaryOf(const AnnotationSubject &subject) {
  const auto *regions = qobject_cast<QgsVectorLayer *>(subject.source.data());
  if (regions != nullptr && subject.selectedOnly)
    return Texts::tr("%1: selected features of layer '%2': %3")
        .arg(subject.expression, regions->name())
        .arg(regions->selectedFeatureCount());
  if (regions != nullptr)
    return Texts::tr("%1: all features of layer '%2'").arg(subject.expression, regions->name());
  if (isAnnotations(subject.source))
    return Texts::tr("%1: the annotations there are").arg(subject.expression);
  return Texts::tr("%1: what has a probability of at least %2")
      .arg(subject.expression, QLocale().toString(subject.threshold, 'f', 2));
}

AnnotationRequest requestFor(const AnnotationSubject &subject, const ui::AnnotationForm &form) {
  AnnotationRequest request;
  request.crs = subject.source->crs();
  request.transforms = QgsProject::instance()->transformContext();
  request.most = form.mostRegions;
  request.options.minAreaM2 = form.minAreaM2;
  request.origin = originOf(*subject.source, subject.threshold);
  request.origin.facts.provenance.expression = subject.expression.toStdString();
  if (const auto *regions = qobject_cast<QgsVectorLayer *>(subject.source.data())) {
    request.features = regionsOf(*regions, subject.selectedOnly);
    return request;
  }
  const auto &raster = *qobject_cast<QgsRasterLayer *>(subject.source.data());
  request.probabilityPath = raster.source();
  request.options.threshold = subject.threshold;
  if (form.smooth)
    request.outlineTolerance = std::max(raster.rasterUnitsPerPixelX(), raster.rasterUnitsPerPixelY());
  return request;
}

} // namespace xemap::annotation
