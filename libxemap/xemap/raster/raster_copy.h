// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap {
class Feedback;
}

namespace xemap::raster {

/// Writes a probability raster or a mask again, in the format that the ending of `toPath` says, without loss where the
/// format can.
///
/// Formats without floating point numbers get probabilities in their widest whole numbers: 0 to 65534, nodata 65535,
/// or 0 to 254, nodata 255, with the scale that brings them back. Returns false when cancelled.
/// Throws: Unreadable, Unsupported, Unwritable.
bool copyRaster(const std::string &fromPath, const std::string &toPath, Feedback &feedback);

} // namespace xemap::raster
