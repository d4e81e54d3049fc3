// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace xemap::settings {

/// Memory of the machine and of this process. Units: bytes; 0 where the system does not tell.
struct MachineMemory {
  std::int64_t total = 0;
  std::int64_t available = 0; ///< Could be taken without swapping.
  std::int64_t process = 0;   ///< What this process has in memory.
};

MachineMemory machineMemory();

} // namespace xemap::settings
