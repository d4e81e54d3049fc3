// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/layer/annotated_region.h"

#include <QColor>
#include <QStringList>
#include <qgspointxy.h>

#include <memory>
#include <vector>

class QgsAnnotationPointTextItem;
class QgsAnnotationPolygonItem;

namespace xemap::annotation {

/// How annotations look.
struct AnnotationStyle {
  QString label; ///< With fields, as ui::filledLabel() reads them.
  bool numbered = false;
  QColor colour;
  double textPoints = 10.0;
};

/// One item for each polygon, because items hold no more.
std::vector<std::unique_ptr<QgsAnnotationPolygonItem>> outlinesOf(const AnnotatedRegion &region);
void styleOutline(QgsAnnotationPolygonItem &outline, const AnnotationStyle &style);

/// What the label of a region with these values shows: its number, or the template's text.
QString labelText(const QMap<QString, QString> &values, const AnnotationStyle &style);
void styleLabel(QgsAnnotationPointTextItem &label, const AnnotationStyle &style);

/// What the numbers stand for, a line or more for each region; empty where there are no numbers or no texts.
QString legendText(const QString &title, const QList<QMap<QString, QString>> &regions, const AnnotationStyle &style);
/// A legend goes up and to the right from its point, so that one in the lower left corner of a map is whole on any
/// paper.
void styleLegend(QgsAnnotationPointTextItem &legend, const AnnotationStyle &style);

/// A colour for annotations beside those of these colours.
QColor freeColour(const QList<QColor> &used);

} // namespace xemap::annotation
