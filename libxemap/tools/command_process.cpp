// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_process.h"

#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include <CLI/CLI.hpp>

#include "exit_code.h"
#include "message.h"
#include "xemap/base/error.h"
#include "xemap/base/freed_memory.h"

namespace xemap::tools {

namespace {

void prepareProcess() {
  keepFreedMemory();
  // Without these a closed pipe or a file size limit would end the process with its temporary files left behind.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

/// What is wrong with a command line, and where to read on.
std::string usageMessage(const CLI::App &app, const CLI::ParseError &error) {
  const auto chosen = app.get_subcommands();
  const auto unknown = app.remaining();
  // The parser misses a subcommand before it minds the word that stands in its place.
  const bool unknownSubcommand = chosen.empty() && !unknown.empty();
  return "error: " + (unknownSubcommand ? "unknown subcommand: " + unknown.front() : std::string(error.what())) +
         " (see xemap " + (chosen.empty() ? "" : chosen.front()->get_name() + " ") + "--help)";
}

/// The subcommand that was chosen, when it was; otherwise nothing, with the process' exit code in `exitCode`.
std::function<int()> parse(int argc, char **argv, const std::vector<Register> &subcommands, int &exitCode) {
  CLI::App app("Maps where in an image a referring expression is true.", "xemap");
  app.set_version_flag("--version", "xemap " XEMAP_VERSION);
  app.require_subcommand(1);
  std::function<int()> action;
  for (const auto add : subcommands)
    add(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success &helpOrVersion) {
    exitCode = app.exit(helpOrVersion);
    return nullptr;
  } catch (const CLI::ParseError &error) {
    printLine(usageMessage(app, error));
    exitCode = exitUsage;
    return nullptr;
  }
  return action;
}

int run(int argc, char **argv, const std::vector<Register> &subcommands) {
  prepareProcess();
  int exitCode = exitDone;
  if (const auto action = parse(argc, argv, subcommands, exitCode))
    exitCode = action();
  std::cout.flush();
  if (!std::cout)
    throw Error(ErrorCode::Unwritable, "standard output: cannot be written");
  if (exitCode == exitCancelled)
    printLine("cancelled");
  return exitCode;
}

} // namespace

int runCommand(int argc, char **argv, const std::vector<Register> &subcommands) {
  try {
    return run(argc, argv, subcommands);
  } catch (const Error &error) {
    printLine(std::string("error: ") + error.what());
  } catch (const std::bad_alloc &) {
    printLine("error: out of memory");
  } catch (const std::exception &error) {
    printLine(std::string("error: unexpected failure: ") + error.what());
  } catch (...) {
    printLine("error: unexpected failure of unknown kind");
  }
  return exitFailed;
}

} // namespace xemap::tools
