// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/annotation_form.h"

#include <QList>
#include <QMap>
#include <QString>
#include <qgsfeature.h>

namespace xemap::annotation {

/// Where the number of a region stands among its values.
inline constexpr QLatin1String numberField("number");

/// What labels can say of regions, whose areas stand in `areaField`: in pixels only, where that is "area_px".
QList<ui::LabelField> labelFields(const QString &areaField);

/// The values of these fields, as they are written in a label, and those of the feature's other attributes; without the
/// number. `area` is in square metres, or in pixels.
QMap<QString, QString> labelValues(const QgsFeature &region, double area, const QString &areaField);

} // namespace xemap::annotation
