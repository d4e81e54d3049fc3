// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/layer/annotation_items.h"

#include "plugin/annotation/layer/region_labels.h"
#include "ui/state/label_template.h"

#include <qgsannotationpointtextitem.h>
#include <qgsannotationpolygonitem.h>
#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgslinesymbollayer.h>
#include <qgspolygon.h>
#include <qgstextbackgroundsettings.h>
#include <qgstextbuffersettings.h>

namespace xemap::annotation {

namespace {

// Over one another in this order, wherever they lie.
enum Level { OutlineLevel, LabelLevel, LegendLevel };

constexpr double lineMm = 0.5;
constexpr double haloMm = 0.4;
constexpr double legendMarginMm = 1.5;
constexpr qsizetype labelColumns = 28;
constexpr qsizetype legendColumns = 60;

/// What can be told from the colour on any ground.
QColor contrastTo(const QColor &colour) {
  constexpr int lightest = 150;
  return qGray(colour.rgb()) > lightest ? QColor(40, 40, 40) : QColor(255, 255, 255);
}

/// The text in lines that break at spaces.
QStringList wrapped(const QString &text, qsizetype columns) {
  QStringList lines{QString()};
  for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    QString &line = lines.last();
    if (line.isEmpty())
      line = word;
    else if (line.size() + 1 + word.size() <= columns)
      line += QLatin1Char(' ') + word;
    else
      lines << word;
  }
  return lines;
}

QgsTextFormat plainFormat(double points, const QColor &colour) {
  QgsTextFormat format;
  format.setSize(points);
  format.setSizeUnit(Qgis::RenderUnit::Points);
  format.setColor(colour);
  return format;
}

QgsTextBackgroundSettings background(QgsTextBackgroundSettings::ShapeType shape, double marginMm, const QColor &fill,
                                     const QColor &frame) {
  QgsTextBackgroundSettings settings;
  settings.setEnabled(true);
  settings.setType(shape);
  settings.setSizeType(QgsTextBackgroundSettings::SizeBuffer);
  settings.setSize({marginMm, marginMm});
  settings.setSizeUnit(Qgis::RenderUnit::Millimeters);
  constexpr double frameMm = 0.2;
  settings.setFillSymbol(
      new QgsFillSymbol({new QgsSimpleFillSymbolLayer(fill, Qt::SolidPattern, frame, Qt::SolidLine, frameMm)}));
  return settings;
}

} // namespace

std::vector<std::unique_ptr<QgsAnnotationPolygonItem>> outlinesOf(const AnnotatedRegion &region) {
  std::vector<std::unique_ptr<QgsAnnotationPolygonItem>> outlines;
  for (auto part = region.polygons.const_parts_begin(); part != region.polygons.const_parts_end(); ++part)
    if (const auto *polygon = qgsgeometry_cast<const QgsCurvePolygon *>(*part))
      outlines.push_back(std::make_unique<QgsAnnotationPolygonItem>(polygon->clone()));
  return outlines;
}

void styleOutline(QgsAnnotationPolygonItem &outline, const AnnotationStyle &style) {
  // A line on a wider one can be seen on light ground and dark.
  QColor halo = contrastTo(style.colour);
  halo.setAlpha(150);
  QgsSymbolLayerList lines;
  for (const auto &[colour, width] : {std::pair(halo, lineMm + 2.0 * haloMm), std::pair(style.colour, lineMm)}) {
    auto line = std::make_unique<QgsSimpleLineSymbolLayer>(colour, width);
    line->setPenJoinStyle(Qt::RoundJoin);
    lines << line.release();
  }
  outline.setSymbol(new QgsFillSymbol(lines));
  outline.setZIndex(OutlineLevel);
}

QString labelText(const QMap<QString, QString> &values, const AnnotationStyle &style) {
  return style.numbered ? values.value(numberField)
                        : wrapped(ui::filledLabel(style.label, values), labelColumns).join(QLatin1Char('\n'));
}

void styleLabel(QgsAnnotationPointTextItem &label, const AnnotationStyle &style) {
  const QColor contrast = contrastTo(style.colour);
  QgsTextFormat format;
  if (style.numbered) {
    format = plainFormat(style.textPoints, contrast);
    QgsTextBackgroundSettings circle = background(QgsTextBackgroundSettings::ShapeCircle, 0.8, style.colour, contrast);
    // A figure ends where letters go on downwards, so the middle of a line is not that of a figure.
    circle.setOffset({0.0, -0.08 * style.textPoints});
    circle.setOffsetUnit(Qgis::RenderUnit::Millimeters);
    format.setBackground(circle);
  } else {
    format = plainFormat(style.textPoints, style.colour);
    QgsTextBufferSettings buffer;
    buffer.setEnabled(true);
    buffer.setSize(2.0 * haloMm);
    buffer.setSizeUnit(Qgis::RenderUnit::Millimeters);
    buffer.setColor(contrast);
    format.setBuffer(buffer);
  }
  format.setForcedBold(true);
  label.setFormat(format);
  label.setAlignment(Qt::AlignHCenter);
  label.setZIndex(LabelLevel);
}

QString legendText(const QString &title, const QList<QMap<QString, QString>> &regions, const AnnotationStyle &style) {
  if (!style.numbered || style.label.isEmpty() || regions.isEmpty())
    return {};
  QStringList lines = wrapped(title, legendColumns);
  for (const QMap<QString, QString> &values : regions) {
    const QString number = values.value(numberField);
    QStringList entry = wrapped(ui::filledLabel(style.label, values), legendColumns);
    // Figures are as wide as each other, and so are these spaces.
    const QString indent(regions.last().value(numberField).size(), QChar(QChar::SpecialCharacter(0x2007)));
    for (qsizetype line = 0; line < entry.size(); ++line)
      lines << (line == 0 ? indent.mid(number.size()) + number : indent) + QStringLiteral("  ") + entry.at(line);
  }
  return lines.join(QLatin1Char('\n'));
}

void styleLegend(QgsAnnotationPointTextItem &legend, const AnnotationStyle &style) {
  QgsTextFormat format = plainFormat(style.textPoints, QColor(20, 20, 20));
  format.setBackground(
      background(QgsTextBackgroundSettings::ShapeRectangle, legendMarginMm, QColor(255, 255, 255, 230), style.colour));
  legend.setFormat(format);
  legend.setAlignment(Qt::AlignLeft);
  legend.setZIndex(LegendLevel);
}

QColor freeColour(const QList<QColor> &used) {
  const QList<QColor> colours{QColor(194, 24, 91), QColor(21, 101, 192), QColor(46, 125, 50),
                              QColor(230, 81, 0),  QColor(106, 27, 154), QColor(0, 105, 92)};
  for (const QColor &colour : colours)
    if (!used.contains(colour))
      return colour;
  return colours.at(used.size() % colours.size());
}

} // namespace xemap::annotation
