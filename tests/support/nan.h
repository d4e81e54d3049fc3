// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <limits>

namespace xemap::test {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace xemap::test
