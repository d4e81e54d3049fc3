// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/result_colours.h"

#include "plugin/output/result_palette.h"

#include <QStringList>
#include <qgsmaplayer.h>
#include <qgsproject.h>

namespace xemap::output {

namespace {

constexpr QLatin1String colourProperty("xemap/colour");

/// The first part of the reading, or the whole expression where it was not read.
QString subjectOf(const raster::Provenance &provenance) {
  const QString text = QString::fromStdString(provenance.reading.empty() ? provenance.expression : provenance.reading);
  return text.section(QStringLiteral(" \u00b7 "), 0, 0).simplified().toLower();
}

} // namespace

QColor colourIn(QgsProject &project, const raster::Provenance &provenance) {
  const QString scope = QStringLiteral("xemap");
  const QString key = QStringLiteral("/result_colours");
  const QString subject = subjectOf(provenance);
  QStringList known = project.readListEntry(scope, key); // "#0072b2 river"
  QList<QColor> used;
  for (const QString &entry : std::as_const(known)) {
    const QColor colour(entry.section(QLatin1Char(' '), 0, 0));
    if (colour.isValid() && entry.section(QLatin1Char(' '), 1) == subject)
      return colour;
    used << colour;
  }
  const QColor colour = resultColour(subject, used);
  known << colour.name() + QLatin1Char(' ') + subject;
  project.writeEntry(scope, key, known);
  return colour;
}

QColor colourOf(const QgsMapLayer &layer) {
  const QColor colour(layer.customProperty(colourProperty).toString());
  return colour.isValid() ? colour : resultColour(QString(), {});
}

void setColour(QgsMapLayer &layer, const QColor &colour) {
  layer.setCustomProperty(colourProperty, colour.name());
}

QColor outlineColour(const QColor &colour) {
  constexpr int darker = 150;
  return colour.darker(darker);
}

} // namespace xemap::output
