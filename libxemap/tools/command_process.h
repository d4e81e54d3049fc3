// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <vector>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds a subcommand to the command line; `action` is set when it is chosen and returns the exit code.
using Register = void (*)(CLI::App &root, std::function<int()> &action);

/// All that a program of subcommands does: parses the command line, runs what was chosen, and tells what went wrong in
/// one line. Catches everything.
///
/// Returns: the exit code of the process (exit_code.h).
int runCommand(int argc, char **argv, const std::vector<Register> &subcommands);

} // namespace xemap::tools
