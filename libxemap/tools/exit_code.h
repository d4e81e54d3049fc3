// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap::tools {

/// What the process answers to its caller.
enum ExitCode : int {
  exitDone = 0,
  exitFailed = 1,     ///< One line on stderr says why.
  exitUsage = 2,      ///< The command line was not understood.
  exitCancelled = 130 ///< 128 + SIGINT, as shells report it.
};

} // namespace xemap::tools
