// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/regions/region_settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <qgsproject.h>
#include <qgssettings.h>

#include <algorithm>
#include <cmath>

namespace xemap::regions {

namespace {

constexpr QLatin1String targetKey("xemap/regions/target");
constexpr QLatin1String featuresKey("xemap/regions/features");
constexpr QLatin1String minAreaKey("xemap/regions/minArea");
constexpr QLatin1String fillHolesKey("xemap/regions/fillHoles");
constexpr QLatin1String simplifyKey("xemap/regions/simplify");
constexpr QLatin1String smoothKey("xemap/regions/smooth");
constexpr QLatin1String folderKey("xemap/regions/folder");

/// Enumerators count from 0 to `last`, whose values are kept as numbers.
template <class Enumeration> Enumeration enumerated(const QVariant &value, Enumeration last) {
  return static_cast<Enumeration>(std::clamp(value.toInt(), 0, static_cast<int>(last)));
}

double measure(const QVariant &value) {
  const double number = value.toDouble();
  return std::isfinite(number) ? std::max(0.0, number) : 0.0;
}

} // namespace

ui::RegionForm loadRegionForm() {
  const QgsSettings settings;
  ui::RegionForm form;
  form.target = enumerated(settings.value(targetKey), ui::RegionTarget::ExistingLayer);
  form.features = enumerated(settings.value(featuresKey), ui::RegionFeatures::AllInOne);
  form.minAreaM2 = measure(settings.value(minAreaKey));
  form.fillHolesM2 = measure(settings.value(fillHolesKey));
  form.simplifyMetres = measure(settings.value(simplifyKey));
  form.smooth = settings.value(smoothKey).toBool();
  return form;
}

void saveRegionForm(const ui::RegionForm &form) {
  QgsSettings settings;
  settings.setValue(targetKey, static_cast<int>(form.target));
  settings.setValue(featuresKey, static_cast<int>(form.features));
  settings.setValue(minAreaKey, form.minAreaM2);
  settings.setValue(fillHolesKey, form.fillHolesM2);
  settings.setValue(simplifyKey, form.simplifyMetres);
  settings.setValue(smoothKey, form.smooth);
  if (!form.path.isEmpty())
    settings.setValue(folderKey, QFileInfo(form.path).absolutePath());
}

QString loadRegionFolder(const QgsProject &project) {
  const QString last = QgsSettings().value(folderKey).toString();
  const QString home = project.fileName().isEmpty() ? QString() : project.homePath();
  for (const QString &folder : {last, home})
    if (!folder.isEmpty() && QFileInfo(folder).isWritable())
      return folder;
  return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace xemap::regions
