// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/layer/region_labels.h"

#include "plugin/layer/layer_text.h"

#include <QDateTime>
#include <QLocale>
#include <qgsvariantutils.h>

#include <algorithm>
#include <cmath>

namespace xemap::annotation {

namespace {

constexpr double m2PerHectare = 1e4;
constexpr double m2PerKm2 = 1e6;

/// Three digits that count, as nobody reads more off a map.
QString areaText(double area) {
  const int magnitude = area > 0.0 ? static_cast<int>(std::floor(std::log10(area))) : 0;
  return QLocale().toString(area, 'f', std::clamp(2 - magnitude, 0, 4));
}

bool isOnGround(const QString &areaField) {
  return areaField == QLatin1String("area_m2");
}

QString attributeText(const QVariant &value) {
  if (QgsVariantUtils::isNull(value))
    return {};
  if (value.userType() == QMetaType::Type::QDate)
    return QLocale().toString(value.toDate(), QLocale::ShortFormat);
  if (value.userType() == QMetaType::Type::QDateTime)
    return QLocale().toString(value.toDateTime().toLocalTime(), QLocale::ShortFormat);
  if (value.userType() == QMetaType::Type::Double)
    return QLocale().toString(value.toDouble(), 'f', 2);
  // QGIS would work out what stands in such brackets, and a file of someone else's is not to have that done.
  return value.toString().replace(QLatin1String("[%"), QLatin1String("[ %"));
}

} // namespace

QList<ui::LabelField> labelFields(const QString &areaField) {
  constexpr double exampleM2 = 32100.0;
  QList<ui::LabelField> fields{
      {QStringLiteral("expression"), layer::LayerText::tr("what was asked"), layer::LayerText::tr("river")},
      {numberField, layer::LayerText::tr("1 for the largest region, and so on"), QStringLiteral("1")},
  };
  if (isOnGround(areaField))
    fields << ui::LabelField{QStringLiteral("area_ha"), layer::LayerText::tr("area in hectares"),
                             areaText(exampleM2 / m2PerHectare)}
           << ui::LabelField{QStringLiteral("area_m2"), layer::LayerText::tr("area in square metres"),
                             areaText(exampleM2)}
           << ui::LabelField{QStringLiteral("area_km2"), layer::LayerText::tr("area in square kilometres"),
                             areaText(exampleM2 / m2PerKm2)};
  else
    fields << ui::LabelField{QStringLiteral("area_px"), layer::LayerText::tr("area in pixels"), areaText(exampleM2)};
  fields << ui::LabelField{QStringLiteral("mean_prob"), layer::LayerText::tr("mean probability"),
                           QLocale().toString(0.71, 'f', 2)}
         << ui::LabelField{QStringLiteral("max_prob"), layer::LayerText::tr("highest probability"),
                           QLocale().toString(0.93, 'f', 2)}
         << ui::LabelField{QStringLiteral("model"), layer::LayerText::tr("which model answered"),
                           layer::LayerText::tr("name of the model")}
         << ui::LabelField{QStringLiteral("date"), layer::LayerText::tr("when the regions were made"),
                           attributeText(QDate::currentDate())};
  return fields;
}

QMap<QString, QString> labelValues(const QgsFeature &region, double area, const QString &areaField) {
  QMap<QString, QString> values;
  const QgsFields fields = region.fields();
  for (int field = 0; field < fields.count(); ++field)
    values.insert(fields.at(field).name(), attributeText(region.attribute(field)));
  values.remove(QStringLiteral("area_m2"));
  if (isOnGround(areaField)) {
    values.insert(QStringLiteral("area_ha"), areaText(area / m2PerHectare));
    values.insert(QStringLiteral("area_m2"), areaText(area));
    values.insert(QStringLiteral("area_km2"), areaText(area / m2PerKm2));
  } else {
    values.insert(QStringLiteral("area_px"), areaText(area));
  }
  return values;
}

} // namespace xemap::annotation
