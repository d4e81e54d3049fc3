// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/read_choice.h"

#include <QStringList>
#include <qgsrasterlayer.h>

#include <cstddef>

namespace xemap::layer {

namespace {

const QString bandsProperty = QStringLiteral("xemap/bands");
const QString onlyDeclaredProperty = QStringLiteral("xemap/only_declared");

} // namespace

std::optional<raster::BandChoice> bandsOf(const QString &text) {
  const QStringList numbers = text.split(QLatin1Char(','));
  raster::BandChoice bands{};
  if (numbers.size() != static_cast<int>(bands.size()))
    return std::nullopt;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    bool isNumber = false;
    bands[i] = numbers.at(static_cast<int>(i)).trimmed().toInt(&isNumber);
    if (!isNumber || bands[i] < 1)
      return std::nullopt;
  }
  return bands;
}

QString bandsText(const raster::ReadChoice &choice) {
  return choice.bands
             ? QStringLiteral("%1,%2,%3").arg((*choice.bands)[0]).arg((*choice.bands)[1]).arg((*choice.bands)[2])
             : QString();
}

raster::ReadChoice readChoiceOf(const QgsRasterLayer &layer) {
  return {bandsOf(layer.customProperty(bandsProperty).toString()),
          layer.customProperty(onlyDeclaredProperty, false).toBool()};
}

void setReadChoice(QgsRasterLayer &layer, const raster::ReadChoice &choice) {
  if (choice.bands)
    layer.setCustomProperty(bandsProperty, bandsText(choice));
  else
    layer.removeCustomProperty(bandsProperty);
  if (choice.onlyDeclared)
    layer.setCustomProperty(onlyDeclaredProperty, true);
  else
    layer.removeCustomProperty(onlyDeclaredProperty);
}

} // namespace xemap::layer
