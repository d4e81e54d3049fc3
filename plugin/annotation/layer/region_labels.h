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

/// What labels can say of regions. Without a CRS an area is known in pixels only.
QList<ui::LabelField> labelFields(bool hasCrs);

/// The values of these fields, as they are written in a label, and those of the feature's other attributes; without the
/// number. `area` is in square metres, or in pixels where there is no CRS.
QMap<QString, QString> labelValues(const QgsFeature &region, double area, bool hasCrs);

} // namespace xemap::annotation
