// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/annotation_settings.h"

#include <qgssettings.h>

#include <cmath>

namespace xemap::annotation {

namespace {

constexpr QLatin1String labelSetting("xemap/annotations/label");
constexpr QLatin1String numberedKey("xemap/annotations/numbered");
constexpr QLatin1String textPointsKey("xemap/annotations/textPoints");
constexpr QLatin1String minAreaKey("xemap/annotations/minArea");
constexpr QLatin1String mostRegionsKey("xemap/annotations/mostRegions");
constexpr QLatin1String smoothKey("xemap/annotations/smooth");

} // namespace

ui::AnnotationForm loadAnnotationForm() {
  const QgsSettings settings;
  ui::AnnotationForm form;
  form.label = settings.value(labelSetting, form.label).toString();
  form.numbered = settings.value(numberedKey, form.numbered).toBool();
  if (const double points = settings.value(textPointsKey).toDouble(); std::isfinite(points) && points > 0.0)
    form.textPoints = points;
  if (const double area = settings.value(minAreaKey).toDouble(); std::isfinite(area) && area > 0.0)
    form.minAreaM2 = area;
  if (const int most = settings.value(mostRegionsKey).toInt(); most > 0)
    form.mostRegions = most;
  form.smooth = settings.value(smoothKey, form.smooth).toBool();
  return form;
}

void saveAnnotationForm(const ui::AnnotationForm &form) {
  QgsSettings settings;
  settings.setValue(labelSetting, form.label);
  settings.setValue(numberedKey, form.numbered);
  settings.setValue(textPointsKey, form.textPoints);
  settings.setValue(minAreaKey, form.minAreaM2);
  settings.setValue(mostRegionsKey, form.mostRegions);
  settings.setValue(smoothKey, form.smooth);
}

} // namespace xemap::annotation
