// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/base/error.h"

namespace xemap {

/// Throws: Unwritable, always.
[[noreturn]] inline void refuseTarget(const std::string &target, const std::string &why) {
  throw Error(ErrorCode::Unwritable, target + ": cannot be written: " + why);
}

} // namespace xemap
