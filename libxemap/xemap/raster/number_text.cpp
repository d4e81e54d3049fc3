// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/number_text.h"

#include <cpl_string.h>

namespace xemap::raster {

std::string numberText(double value, int digits) {
  return CPLSPrintf("%.*g", digits, value);
}

} // namespace xemap::raster
