// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/dock/dock_settings.h"

#include "plugin/settings/settings.h"

#include <qgssettings.h>

namespace xemap::dock {

namespace {

constexpr QLatin1String historyKey("xemap/history");
constexpr QLatin1String extentKey("xemap/extent");
constexpr QLatin1String modelKey("xemap/model");
constexpr QLatin1String thresholdKey("xemap/threshold");
constexpr QLatin1String opacityKey("xemap/opacity");
constexpr QLatin1String hintKey("xemap/hintSeen");
constexpr QLatin1String outlinesKey("xemap/outlines");

double fractionOf(const QVariant &value, double standard) {
  bool isNumber = false;
  const double fraction = value.toDouble(&isNumber);
  return isNumber && fraction >= 0.0 && fraction <= 1.0 ? fraction : standard;
}

ui::ExtentMode extentOf(const QString &name) {
  // A drawn rectangle does not outlive the session.
  return name == QLatin1String("layer") ? ui::ExtentMode::WholeLayer : ui::ExtentMode::Visible;
}

} // namespace

ui::DockState loadDockState() {
  const QgsSettings settings;
  ui::DockState state;
  state.history = settings.value(historyKey).toStringList();
  state.extentMode = extentOf(settings.value(extentKey).toString());
  state.modelPath = settings.value(modelKey).toString();
  state.threshold =
      settings::loadSettings().threshold.value_or(fractionOf(settings.value(thresholdKey), state.threshold));
  state.opacity = fractionOf(settings.value(opacityKey), state.opacity);
  state.hintSeen = settings.value(hintKey, state.hintSeen).toBool();
  state.outlines = settings.value(outlinesKey, state.outlines).toBool();
  return state;
}

void saveDockState(const ui::DockState &state) {
  QgsSettings settings;
  settings.setValue(historyKey, state.history);
  settings.setValue(extentKey, state.extentMode == ui::ExtentMode::WholeLayer ? QStringLiteral("layer")
                                                                              : QStringLiteral("visible"));
  settings.setValue(modelKey, state.modelPath);
  settings.setValue(thresholdKey, state.threshold);
  settings.setValue(opacityKey, state.opacity);
  settings.setValue(hintKey, state.hintSeen);
  settings.setValue(outlinesKey, state.outlines);
}

} // namespace xemap::dock
