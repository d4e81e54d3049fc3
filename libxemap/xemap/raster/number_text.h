// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::raster {

/// A number in as few characters as so many digits need, with a decimal point in every locale.
std::string numberText(double value, int digits = 10);

} // namespace xemap::raster
