// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/region_layers.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/region_file.h"
#include "plugin/output/result_colours.h"
#include "plugin/output/result_style.h"
#include "xemap/raster/gdal_error.h"

#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsproject.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerutils.h>

namespace xemap::output {

namespace {

[[noreturn]] void refuse(const QgsVectorLayer &layer, const QString &why) {
  throw layer::problem(ErrorCode::Unwritable,
                       layer::LayerText::tr("layer '%1': regions cannot be added: %2").arg(layer.name(), why));
}

/// A Shapefile of regions knows their longer fields by the first ten characters.
QgsFeatureList namedAsIn(const QgsFields &fields, QgsFeatureList features) {
  constexpr int longestName = 10;
  QgsFields named = features.isEmpty() ? QgsFields() : features.constFirst().fields();
  for (int i = 0; i < named.count(); ++i) {
    const QString name = named.at(i).name();
    if (fields.lookupField(name) < 0 && fields.lookupField(name.left(longestName)) >= 0)
      named.rename(i, name.left(longestName));
  }
  for (QgsFeature &feature : features)
    feature.setFields(named);
  return features;
}

} // namespace

std::unique_ptr<QgsVectorLayer> openRegions(const QString &path, const QString &name, const QgsFields &fields) {
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  auto layer = std::make_unique<QgsVectorLayer>(path + QStringLiteral("|layername=") + layerNameIn(path), name,
                                                QStringLiteral("ogr"), options);
  if (!layer->isValid())
    throw layer::problem(
        ErrorCode::Unreadable,
        layer::LayerText::tr("%1: QGIS cannot open the regions: %2").arg(path, layer->error().summary()));
  for (const QgsField &field : fields)
    if (const int index = layer->fields().lookupField(field.name()); index >= 0 && !field.alias().isEmpty())
      layer->setFieldAlias(index, field.alias());
  return layer;
}

std::unique_ptr<QgsVectorLayer> temporaryRegions(QgsFeatureList features, const QgsCoordinateReferenceSystem &crs,
                                                 const QString &name) {
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  auto layer =
      std::make_unique<QgsVectorLayer>(QStringLiteral("MultiPolygon"), name, QStringLiteral("memory"), options);
  layer->setCrs(crs);
  const bool made = layer->dataProvider()->addAttributes(features.constFirst().fields().toList());
  layer->updateFields();
  if (!made || !layer->dataProvider()->addFeatures(features, QgsFeatureSink::FastInsert))
    throw layer::problem(ErrorCode::Internal, layer::LayerText::tr("temporary layer: the regions cannot be added"));
  layer->updateExtents();
  return layer;
}

QgsVectorLayer *addRegions(QgsProject &project, std::unique_ptr<QgsVectorLayer> layer, const ResultLayers &result,
                           double threshold) {
  const QgsRasterLayer *shown = result.mask ? result.mask.data() : result.probability.data();
  styleRegions(*layer, shown != nullptr ? colourOf(*shown) : colourOf(*layer));
  QgsVectorLayer *added = layer.get();
  QgsLayerTreeGroup *group = project.layerTreeRoot();
  if (shown != nullptr) {
    describeRegions(*layer, *shown, threshold);
    if (QgsLayerTreeLayer *node = group->findLayer(shown->id()))
      group = qobject_cast<QgsLayerTreeGroup *>(node->parent());
  }
  project.addMapLayer(layer.release(), false);
  group->insertLayer(0, added);
  return added;
}

void appendRegions(QgsVectorLayer &layer, const QgsFeatureList &features, const QString &stepName) {
  if (!layer.isValid())
    refuse(layer, layer::LayerText::tr("it cannot be opened"));
  QgsFeatureList compatible = QgsVectorLayerUtils::makeFeaturesCompatible(namedAsIn(layer.fields(), features), &layer);
  if (compatible.isEmpty())
    refuse(layer, layer::LayerText::tr("it takes no polygons"));
  if (layer.isEditable()) {
    layer.beginEditCommand(stepName);
    if (!layer.addFeatures(compatible)) {
      layer.destroyEditCommand();
      refuse(layer, layer::LayerText::tr("its edit buffer takes none"));
    }
    layer.endEditCommand();
  } else {
    const raster::GdalErrorScope errors;
    QgsVectorDataProvider &provider = *layer.dataProvider();
    provider.clearErrors();
    const bool added = provider.addFeatures(compatible);
    // Some sources take features and lose them when they are to be kept.
    if (!added || provider.hasErrors() || errors.failed())
      refuse(layer, provider.hasErrors() ? provider.errors().join(QLatin1Char(' ')).simplified()
                                         : QString::fromStdString(errors.message()));
    layer.updateExtents();
  }
}

} // namespace xemap::output
