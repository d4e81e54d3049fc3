// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/base/output_set.h"
#include "xemap/raster/output_format.h"

namespace xemap::raster {

/// Refuses a place where something lies that XeMap did not make, or would be taken for a part of the output, and what
/// is no file on a disk.
///
/// Throws: Unwritable, naming the path and what is there.
void requirePlace(const std::string &path, OutputKind kind);

/// Refuses a layer of a GeoPackage that XeMap did not make. One that is not there is none to be refused.
///
/// Throws: Unwritable, naming the path and the layer.
void requireLayer(const std::string &path, const std::string &layer);

/// The names of the layers that writeRegions() makes, of outlines and of points.
inline constexpr const char *regionLayer = "regions";
inline constexpr const char *pointLayer = "points";

/// Adds an output after a check of its place and its format; a GeoPackage with other layers gets one more by the name
/// of `layer`, in place of an older one that XeMap made.
///
/// Returns where to write to, as OutputSet::add.
/// Throws: Unwritable, Unsupported, InvalidArgument, before any work.
std::string addOutput(OutputSet &outputs, const std::string &path, OutputKind kind,
                      const std::string &layer = regionLayer);

} // namespace xemap::raster
