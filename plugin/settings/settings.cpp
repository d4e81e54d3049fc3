// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/settings/settings.h"

#include <qgssettings.h>

#include <algorithm>

namespace xemap::settings {

namespace {

constexpr QLatin1String threadsKey("xemap/threads");
constexpr QLatin1String memoryKey("xemap/maxMemoryMb");
constexpr QLatin1String modelFoldersKey("xemap/modelFolders");
constexpr QLatin1String thresholdKey("xemap/startThreshold");
constexpr QLatin1String resultFolderKey("xemap/resultFolder");

} // namespace

ui::SettingsForm loadSettings() {
  const QgsSettings settings;
  ui::SettingsForm form;
  form.threads = std::max(0, settings.value(threadsKey).toInt());
  form.maxMemoryMb = std::max(0, settings.value(memoryKey).toInt());
  form.modelFolders = settings.value(modelFoldersKey).toStringList();
  bool isNumber = false;
  const double threshold = settings.value(thresholdKey).toDouble(&isNumber);
  if (isNumber && threshold >= 0.0 && threshold <= 1.0)
    form.threshold = threshold;
  form.resultFolder = settings.value(resultFolderKey).toString();
  return form;
}

void saveSettings(const ui::SettingsForm &form) {
  QgsSettings settings;
  settings.setValue(threadsKey, form.threads);
  settings.setValue(memoryKey, form.maxMemoryMb);
  settings.setValue(modelFoldersKey, form.modelFolders);
  if (form.threshold)
    settings.setValue(thresholdKey, *form.threshold);
  else
    settings.remove(thresholdKey);
  settings.setValue(resultFolderKey, form.resultFolder);
}

} // namespace xemap::settings
