// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap {

/// The folder the system or the user gives to temporary files (TMPDIR); /var/tmp where that one is held in memory,
/// since what is put there is to spare memory.
///
/// Throws: Unwritable, where there is none.
std::string temporaryFolder();

} // namespace xemap
