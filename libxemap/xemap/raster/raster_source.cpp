// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/raster_source.h"

namespace xemap::raster {

std::string readingLine(const RasterInfo &raster) {
  std::string line;
  for (const std::string &part : raster.reading)
    line += (line.empty() ? "" : "; ") + part;
  return line;
}

} // namespace xemap::raster
