// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

class GDALDriver;

namespace xemap::raster {

/// What an output holds.
enum class OutputKind { Probability, Mask, Regions };

/// The driver that writes what the ending of a name says.
///
/// Throws: Unsupported, naming the path, where none does.
GDALDriver &driverFor(const std::string &path, OutputKind kind);

/// Refuses formats that do not give back what is written into them (lossy pictures, tables without outlines), by a
/// trial in a hidden folder beside `path`.
///
/// Throws: Unsupported, naming the path and the format; Unwritable.
void requireFormat(const std::string &path, OutputKind kind);

} // namespace xemap::raster
