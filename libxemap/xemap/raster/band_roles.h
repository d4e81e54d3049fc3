// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "xemap/raster/gdal_source.h"

namespace xemap::raster {

/// What a band shows.
enum class BandRole { Unknown, Coastal, Blue, Green, Yellow, Red, RedEdge, NearInfrared, ShortWave, Thermal };

/// The role of a band by its name alone: a colour in English, German, French or Spanish, or a wavelength. Unknown for
/// numbers such as "B4", which mean something with the name of a product only.
BandRole roleFromName(const std::string &name);

/// Units: nanometres of what is given in nanometres, micrometres or metres, told apart by their size.
double inNanometres(double wavelength);

/// Units: as inNanometres.
BandRole roleFromWavelength(double wavelength);

/// Bands chosen by their roles.
struct RoleChoice {
  BandChoice bands{};
  bool falseColour = false; ///< Near infrared, red and green, since there is no blue.
};

/// Red, green and blue; else near infrared, red and green where there is no blue; else nothing. The first band of a
/// role is taken. Shape: `roles` one for each band of the file.
std::optional<RoleChoice> chooseByRoles(const std::vector<BandRole> &roles);

} // namespace xemap::raster
