// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/project_units.h"

#include <qgsproject.h>
#include <qgsunittypes.h>

namespace xemap::output {

ProjectUnits unitsOf(const QgsProject &project) {
  ProjectUnits units;
  // How long a degree is, and how large a square one, is another matter in every place.
  if (const Qgis::AreaUnit area = project.areaUnits();
      area != Qgis::AreaUnit::SquareMeters && area != Qgis::AreaUnit::SquareDegrees && area != Qgis::AreaUnit::Unknown)
    units.area = area;
  if (const Qgis::DistanceUnit distance = project.distanceUnits();
      distance != Qgis::DistanceUnit::Meters && QgsUnitTypes::unitType(distance) == Qgis::DistanceUnitType::Standard)
    units.distance = distance;
  return units;
}

} // namespace xemap::output
