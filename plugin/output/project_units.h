// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <qgis.h>

#include <optional>

class QgsProject;

namespace xemap::output {

/// Units of a project that sizes are told in beside metres: none where it measures in metres, or by no length.
struct ProjectUnits {
  std::optional<Qgis::AreaUnit> area;
  std::optional<Qgis::DistanceUnit> distance;
};

/// On the main thread.
ProjectUnits unitsOf(const QgsProject &project);

} // namespace xemap::output
