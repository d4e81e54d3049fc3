// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/result_layers.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/result_colours.h"
#include "plugin/output/result_style.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QUuid>
#include <qgslayermetadata.h>
#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsmaplayerlegend.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <cmath>
#include <memory>

namespace xemap::output {

namespace {

constexpr QLatin1String runProperty("xemap/run");
constexpr QLatin1String inputProperty("xemap/input");
constexpr QLatin1String roleProperty("xemap/role");
constexpr QLatin1String thresholdProperty("xemap/threshold");
constexpr QLatin1String partialProperty("xemap/partial");
constexpr QLatin1String expressionProperty("xemap/expression");
constexpr QLatin1String likeliestProperty("xemap/likeliest");
constexpr QLatin1String maskRole("mask");
constexpr QLatin1String probabilityRole("probability");
constexpr QLatin1String regionsRole("regions");
constexpr QLatin1String annotationsRole("annotations");

QgsLayerMetadata metadataOf(const ResultRecord &record, const QString &title) {
  const QString expression = QString::fromStdString(record.provenance.expression);
  QgsLayerMetadata metadata;
  metadata.setType(QStringLiteral("dataset"));
  metadata.setTitle(title);
  metadata.setAbstract(layer::LayerText::tr("Probability, pixel by pixel, that layer '%1' shows: %2")
                           .arg(record.sourceLayer, expression));
  metadata.addHistoryItem(
      layer::LayerText::tr("%1: XeMap %2 with model %3 (SHA-256 %4)")
          .arg(QDateTime::currentDateTime().toString(Qt::ISODate), QString::fromStdString(record.provenance.version),
               QString::fromStdString(record.provenance.model), QString::fromStdString(record.provenance.modelSha256)));
  return metadata;
}

void describeOrigin(QgsRasterLayer &layer, const raster::Provenance &provenance, const QString &run,
                    const QString &role) {
  layer.setCustomProperty(runProperty, run);
  layer.setCustomProperty(roleProperty, role);
  layer.setCustomProperty(expressionProperty, QString::fromStdString(provenance.expression));
  if (!provenance.reading.empty())
    layer.setCustomProperty(QStringLiteral("xemap/reading"), QString::fromStdString(provenance.reading));
  if (!provenance.input.empty())
    layer.setCustomProperty(inputProperty, QString::fromStdString(provenance.input));
  layer.setCustomProperty(QStringLiteral("xemap/model"), QString::fromStdString(provenance.model));
  layer.setCustomProperty(QStringLiteral("xemap/model_sha256"), QString::fromStdString(provenance.modelSha256));
  layer.setCustomProperty(QStringLiteral("xemap/version"), QString::fromStdString(provenance.version));
}

void describe(QgsRasterLayer &layer, const ResultRecord &record, const QString &run, const QString &role) {
  describeOrigin(layer, record.provenance, run, role);
  layer.setCustomProperty(QStringLiteral("xemap/presence"), record.summary.presence);
  layer.setCustomProperty(likeliestProperty,
                          QgsPointXY(record.summary.likeliest.x, record.summary.likeliest.y).asWkt());
  layer.setCustomProperty(QStringLiteral("xemap/source"), record.sourceLayer);
  if (record.summary.partial)
    layer.setCustomProperty(partialProperty, true);
  QgsLayerMetadata metadata = metadataOf(record, layer.name());
  metadata.setCrs(layer.crs());
  layer.setMetadata(metadata);
}

Error unopened(const ResultRecord &record, const QgsRasterLayer &layer) {
  return layer::problem(
      ErrorCode::Unreadable,
      layer::LayerText::tr("%1: QGIS cannot open the result: %2").arg(record.path, layer.error().summary()));
}

std::unique_ptr<QgsRasterLayer> openLayer(const ResultRecord &record, const QString &name) {
  QgsRasterLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  auto layer = std::make_unique<QgsRasterLayer>(record.path, name, QStringLiteral("gdal"), options);
  if (!layer->isValid())
    throw unopened(record, *layer);
  return layer;
}

/// One line for what is found; what is not has no colour, and the ramp of probabilities is there to unfold.
void keepLegendShort(QgsLayerTreeLayer &mask, QgsLayerTreeLayer &probability) {
  QgsMapLayerLegendUtils::setLegendNodeOrder(&mask, {1});
  probability.setExpanded(false);
}

/// Hands on what a result says of itself to a layer that was made of it.
void describeDerived(QgsMapLayer &derived, const QgsMapLayer &source, const QString &role, const QString &how) {
  for (const QString &key : source.customPropertyKeys())
    if (key.startsWith(QLatin1String("xemap/")))
      derived.setCustomProperty(key, source.customProperty(key));
  derived.setCustomProperty(roleProperty, role);
  QgsLayerMetadata metadata = source.metadata();
  metadata.setTitle(derived.name());
  metadata.setCrs(derived.crs());
  metadata.addHistoryItem(QStringLiteral("%1: %2").arg(QDateTime::currentDateTime().toString(Qt::ISODate), how));
  derived.setMetadata(metadata);
}

} // namespace

QList<QgsRasterLayer *> ResultLayers::all() const {
  QList<QgsRasterLayer *> layers{mask, probability};
  layers.removeAll(nullptr);
  return layers;
}

ResultLayers addResult(QgsProject &project, const ResultRecord &record, double threshold, double opacity) {
  const QString run = QUuid::createUuid().toString(QUuid::WithoutBraces);
  const QString expression = QString::fromStdString(record.provenance.expression);
  auto probability = openLayer(record, layer::LayerText::tr("probability: %1").arg(expression));
  auto mask = openLayer(record, layer::LayerText::tr("mask: %1").arg(expression));
  // An image without CRS stays without one, whatever the project's; the file says where it lies.
  const QColor colour = colourIn(project, record.provenance);
  styleProbability(*probability, colour);
  styleMask(*mask, threshold, colour);
  describe(*probability, record, run, probabilityRole);
  describe(*mask, record, run, maskRole);
  setColour(*probability, colour);
  setColour(*mask, colour);
  mask->setCustomProperty(thresholdProperty, threshold);

  ResultLayers result{probability.get(), mask.get()};
  setOpacity(result, opacity);
  project.addMapLayer(probability.release(), false);
  project.addMapLayer(mask.release(), false);
  // The group comes whole: whoever shows the tree follows once.
  auto group = std::make_unique<QgsLayerTreeGroup>(expression);
  QgsLayerTreeLayer &maskNode = *group->addLayer(result.mask);
  keepLegendShort(maskNode, *group->addLayer(result.probability));
  project.layerTreeRoot()->insertChildNode(0, group.release());
  return result;
}

void replaceResult(QgsProject &project, const ResultLayers &result, const ResultRecord &record) {
  const QString expression = QString::fromStdString(record.provenance.expression);
  QString before;
  for (QgsRasterLayer *layer : result.all()) {
    before = layer->source();
    const QString titleBefore = layer->customProperty(expressionProperty).toString();
    const QString role = layer->customProperty(roleProperty).toString();
    layer->setDataSource(record.path,
                         role == maskRole ? layer::LayerText::tr("mask: %1").arg(expression)
                                          : layer::LayerText::tr("probability: %1").arg(expression),
                         QStringLiteral("gdal"), false);
    if (!layer->isValid())
      throw unopened(record, *layer);
    layer->removeCustomProperty(partialProperty);
    describe(*layer, record, runOf(*layer), role);
    layer->triggerRepaint();
    QgsLayerTreeLayer *shown = project.layerTreeRoot()->findLayer(layer->id());
    if (auto *group = shown != nullptr ? qobject_cast<QgsLayerTreeGroup *>(shown->parent()) : nullptr;
        group != nullptr && group->name() == titleBefore)
      group->setName(expression);
  }
  // Only now does nobody read it any more.
  if (before != record.path)
    QFile::remove(before);
}

QString inputOf(const ResultLayers &result) {
  const QgsRasterLayer *layer = result.any();
  return layer != nullptr ? layer->customProperty(inputProperty).toString() : QString();
}

bool isResult(const QgsMapLayer &layer) {
  return !runOf(layer).isEmpty();
}

QgsGeometry likeliestPlaceOf(const ResultLayers &result) {
  const QgsRasterLayer *layer = result.any();
  return layer != nullptr ? QgsGeometry::fromWkt(layer->customProperty(likeliestProperty).toString()) : QgsGeometry();
}

QString runOf(const QgsMapLayer &layer) {
  return layer.customProperty(runProperty).toString();
}

ResultLayers resultOf(const QgsProject &project, const QgsMapLayer *layer) {
  return resultOfRun(project, layer != nullptr ? runOf(*layer) : QString());
}

ResultLayers resultOfRun(const QgsProject &project, const QString &run) {
  ResultLayers result;
  if (run.isEmpty())
    return result;
  for (QgsRasterLayer *candidate : project.layers<QgsRasterLayer *>()) {
    if (candidate->customProperty(runProperty).toString() != run)
      continue;
    const QString role = candidate->customProperty(roleProperty).toString();
    if (role == maskRole)
      result.mask = candidate;
    else if (role == probabilityRole)
      result.probability = candidate;
  }
  return result;
}

void setThreshold(const ResultLayers &result, double threshold) {
  if (result.mask == nullptr || !result.mask->isValid())
    return;
  restyleMask(*result.mask, threshold);
  result.mask->setCustomProperty(thresholdProperty, threshold);
}

void setOpacity(const ResultLayers &result, double opacity) {
  for (QgsRasterLayer *layer : result.all()) {
    layer->setOpacity(opacity);
    layer->triggerRepaint();
  }
}

double thresholdOf(const ResultLayers &result) {
  bool known = false;
  const double threshold =
      result.mask != nullptr ? result.mask->customProperty(thresholdProperty).toDouble(&known) : 0.0;
  return known ? threshold : 0.5;
}

void describeProbability(QgsRasterLayer &layer, const raster::Provenance &provenance) {
  describeOrigin(layer, provenance, QUuid::createUuid().toString(QUuid::WithoutBraces), probabilityRole);
}

void describeRegions(QgsVectorLayer &regions, const QgsRasterLayer &result, double threshold) {
  describeDerived(regions, result, regionsRole,
                  layer::LayerText::tr("regions with a probability of at least %1").arg(threshold, 0, 'f', 2));
  regions.setCustomProperty(thresholdProperty, threshold);
}

void describeAnnotations(QgsMapLayer &annotations, const QgsMapLayer &source, std::optional<double> threshold) {
  describeDerived(
      annotations, source, annotationsRole,
      threshold ? layer::LayerText::tr("annotated regions with a probability of at least %1").arg(*threshold, 0, 'f', 2)
                : layer::LayerText::tr("annotated features of layer '%1'").arg(source.name()));
  annotations.setCustomProperty(runProperty, originOf(source));
  if (threshold)
    annotations.setCustomProperty(thresholdProperty, *threshold);
}

QString originOf(const QgsMapLayer &layer) {
  const QString run = runOf(layer);
  return run.isEmpty() ? layer.id() : run;
}

} // namespace xemap::output
