// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap {

/// The smallest multiple that is not below a value; neither is negative.
constexpr int roundUp(int value, int multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

} // namespace xemap
