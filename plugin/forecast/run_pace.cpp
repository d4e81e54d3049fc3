// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/forecast/run_pace.h"

#include "plugin/settings/settings.h"

#include <qgssettings.h>

#include <cmath>

namespace xemap::forecast {

namespace {

// Below, what every run takes whatever its size weighs too much.
constexpr double leastMegapixels = 1.0;
constexpr double leastSeconds = 1.0;

// How much the newest run counts: a machine that is busy once must not spoil what is known.
constexpr double newest = 0.5;

QString keyOf(const QString &modelSha256, const char *what) {
  const ui::SettingsForm settings = settings::loadSettings();
  return QStringLiteral("xemap/pace/%1-%2-%3/%4")
      .arg(modelSha256.left(16))
      .arg(settings.threads)
      .arg(settings.maxMemoryMb)
      .arg(QLatin1String(what));
}

double known(const QString &key) {
  const double value = QgsSettings().value(key).toDouble();
  return std::isfinite(value) && value > 0.0 ? value : 0.0;
}

} // namespace

RunPace loadPace(const QString &modelSha256) {
  if (modelSha256.isEmpty())
    return {};
  return {known(keyOf(modelSha256, "secondsPerMegapixel")), known(keyOf(modelSha256, "peakBytes"))};
}

void learnPace(const QString &modelSha256, double megapixels, double seconds, double peakBytes) {
  if (modelSha256.isEmpty() || megapixels < leastMegapixels || seconds < leastSeconds)
    return;
  const RunPace before = loadPace(modelSha256);
  const auto learn = [&](const char *what, double old, double found) {
    if (found > 0.0)
      QgsSettings().setValue(keyOf(modelSha256, what), old > 0.0 ? old + newest * (found - old) : found);
  };
  learn("secondsPerMegapixel", before.secondsPerMegapixel, seconds / megapixels);
  learn("peakBytes", before.peakBytes, peakBytes);
}

} // namespace xemap::forecast
