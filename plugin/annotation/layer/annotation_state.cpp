// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/layer/annotation_state.h"

#include <QUuid>
#include <qgsannotationlayer.h>
#include <qgsannotationpointtextitem.h>
#include <qgsannotationpolygonitem.h>
#include <qgsproject.h>

namespace xemap::annotation {

namespace {

// Of the layer's properties, which are saved with the project.
constexpr QLatin1String regionsProperty("xemap/annotations");
constexpr QLatin1String styleProperty("xemap/annotation_style");
constexpr QLatin1String legendProperty("xemap/annotation_legend");
constexpr QLatin1String thresholdProperty("xemap/threshold");

// Of a region.
constexpr QLatin1String valuesKey("values");
constexpr QLatin1String outlinesKey("outlines");
constexpr QLatin1String labelKey("label");
// Of a region's label and of the legend: what was written last, to know what somebody has written since.
constexpr QLatin1String textKey("text");
constexpr QLatin1String idKey("id");

// Of the style.
constexpr QLatin1String styleLabelKey("label");
constexpr QLatin1String styleNumberedKey("numbered");
constexpr QLatin1String styleColourKey("colour");
constexpr QLatin1String styleTextPointsKey("text_points");

QMap<QString, QString> textsOf(const QVariant &values) {
  QMap<QString, QString> texts;
  const QVariantMap map = values.toMap();
  for (auto value = map.begin(); value != map.end(); ++value)
    texts.insert(value.key(), value.value().toString());
  return texts;
}

QVariantMap variantsOf(const QMap<QString, QString> &texts) {
  QVariantMap map;
  for (auto text = texts.begin(); text != texts.end(); ++text)
    map.insert(text.key(), text.value());
  return map;
}

} // namespace

AnnotationState::AnnotationState(const QgsAnnotationLayer &layer) {
  const QMap<QString, QgsAnnotationItem *> items = layer.items();
  for (auto item = items.begin(); item != items.end(); ++item)
    mItems.emplace(item.key(), item.value()->clone());
  for (const QLatin1String property : {regionsProperty, styleProperty, legendProperty, thresholdProperty})
    mProperties.insert(property, layer.customProperty(property));
}

AnnotationState::AnnotationState(AnnotationState &&) noexcept = default;
AnnotationState &AnnotationState::operator=(AnnotationState &&) noexcept = default;
AnnotationState::~AnnotationState() = default;

template <class Item> Item *AnnotationState::item(const QString &id) const {
  const auto found = mItems.find(id);
  return found != mItems.end() ? dynamic_cast<Item *>(found->second.get()) : nullptr;
}

QString AnnotationState::addItem(std::unique_ptr<QgsAnnotationItem> item) {
  const QString id = QUuid::createUuid().toString();
  mItems.emplace(id, std::move(item));
  return id;
}

void AnnotationState::clear() {
  mItems.clear();
  for (const QLatin1String property : {regionsProperty, legendProperty})
    mProperties.insert(property, QVariant());
}

void AnnotationState::add(const AnnotatedRegion &region) {
  QStringList outlines;
  for (auto &outline : outlinesOf(region))
    outlines << addItem(std::move(outline));
  const QString label = addItem(std::make_unique<QgsAnnotationPointTextItem>(QString(), region.labelAt));
  QVariantList regions = mProperties.value(regionsProperty).toList();
  regions << QVariantMap{
      {valuesKey, variantsOf(region.values)}, {outlinesKey, outlines}, {labelKey, label}, {textKey, QString()}};
  mProperties.insert(regionsProperty, regions);
}

void AnnotationState::setStyle(const AnnotationStyle &style, const QString &title, const QgsPointXY &legendAt) {
  mProperties.insert(styleProperty, QVariantMap{{styleLabelKey, style.label},
                                                {styleNumberedKey, style.numbered},
                                                {styleColourKey, style.colour.name()},
                                                {styleTextPointsKey, style.textPoints}});
  QVariantList regions;
  QList<QMap<QString, QString>> listed;
  for (const QVariant &kept : mProperties.value(regionsProperty).toList()) {
    QVariantMap region = kept.toMap();
    const QMap<QString, QString> values = textsOf(region.value(valuesKey));
    bool isThere = false;
    for (const QString &id : region.value(outlinesKey).toStringList()) {
      if (auto *outline = item<QgsAnnotationPolygonItem>(id)) {
        styleOutline(*outline, style);
        isThere = true;
      }
    }
    if (auto *label = item<QgsAnnotationPointTextItem>(region.value(labelKey).toString())) {
      if (label->text() == region.value(textKey).toString())
        label->setText(labelText(values, style));
      region.insert(textKey, labelText(values, style));
      styleLabel(*label, style);
      isThere = true;
    }
    if (isThere)
      listed << values;
    regions << region;
  }
  mProperties.insert(regionsProperty, regions);
  setLegend(legendText(title, listed, style), style, legendAt);
}

void AnnotationState::setLegend(const QString &text, const AnnotationStyle &style, const QgsPointXY &legendAt) {
  const QVariantMap kept = mProperties.value(legendProperty).toMap();
  QString id = kept.value(idKey).toString();
  auto *legend = item<QgsAnnotationPointTextItem>(id);
  if (text.isEmpty()) {
    mItems.erase(id);
    mProperties.insert(legendProperty, QVariant());
    return;
  }
  if (legend == nullptr) {
    auto made = std::make_unique<QgsAnnotationPointTextItem>(text, legendAt);
    legend = made.get();
    id = addItem(std::move(made));
  } else if (legend->text() == kept.value(textKey).toString()) {
    legend->setText(text);
  }
  styleLegend(*legend, style);
  mProperties.insert(legendProperty, QVariantMap{{idKey, id}, {textKey, text}});
}

void AnnotationState::setThreshold(const QVariant &threshold) {
  mProperties.insert(thresholdProperty, threshold);
}

void AnnotationState::swapWith(QgsAnnotationLayer &layer) {
  AnnotationState before(layer);
  layer.clear();
  for (auto &[id, item] : mItems)
    layer.replaceItem(id, item.release());
  for (auto property = mProperties.begin(); property != mProperties.end(); ++property) {
    if (property.value().isValid())
      layer.setCustomProperty(property.key(), property.value());
    else
      layer.removeCustomProperty(property.key());
  }
  *this = std::move(before);
  if (QgsProject *project = layer.project())
    project->setDirty(true);
}

AnnotationStyle styleOf(const QgsAnnotationLayer &layer) {
  const QVariantMap kept = layer.customProperty(styleProperty).toMap();
  AnnotationStyle style;
  style.label = kept.value(styleLabelKey).toString();
  style.numbered = kept.value(styleNumberedKey).toBool();
  style.colour = QColor(kept.value(styleColourKey).toString());
  style.textPoints = kept.value(styleTextPointsKey, style.textPoints).toDouble();
  return style;
}

const QgsAnnotationItem *legendOf(const QgsAnnotationLayer &layer) {
  return layer.item(layer.customProperty(legendProperty).toMap().value(idKey).toString());
}

AnnotationChange::AnnotationChange(QgsAnnotationLayer &layer, AnnotationState state, const QString &name)
    : QUndoCommand(name), mLayer(layer), mOther(std::move(state)) {}

} // namespace xemap::annotation
