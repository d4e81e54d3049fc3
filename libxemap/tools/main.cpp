// SPDX-License-Identifier: GPL-2.0-or-later
#include <csignal>
#include <exception>
#include <functional>
#include <iostream>
#include <new>
#include <string>

#include <CLI/CLI.hpp>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <tiffio.h>

#include "bench_command.h"
#include "dataset_command.h"
#include "eval_command.h"
#include "exit_code.h"
#include "map_command.h"
#include "message.h"
#include "model_command.h"
#include "train_command.h"
#include "xemap/base/error.h"
#include "xemap/base/freed_memory.h"

namespace xemap::tools {

namespace {

constexpr GIntBig gdalCacheBytes = GIntBig{64} << 20U;

void prepareProcess() {
  keepFreedMemory();
  // Without these a closed pipe or a file size limit would end the process with its temporary files left behind.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // What GDAL has to say reaches the user as the one line of an Error.
  CPLSetErrorHandler(CPLQuietErrorHandler);
  // GDAL 3.10 leaves libtiff's own handler in place, which would print of its own accord beside that line.
  TIFFSetErrorHandler(nullptr);
  // GDAL would take 5 % of the machine's memory for blocks that are each read once.
  if (!CPLGetConfigOption("GDAL_CACHEMAX", nullptr))
    GDALSetCacheMax64(gdalCacheBytes);
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
std::function<int()> parse(int argc, char **argv, int &exitCode) {
  CLI::App app("Maps where in an image a referring expression is true.", "xemap");
  app.set_version_flag("--version", "xemap " XEMAP_VERSION);
  app.require_subcommand(1);
  std::function<int()> action;
  registerMap(app, action);
  registerTrain(app, action);
  registerEval(app, action);
  registerBench(app, action);
  registerDataset(app, action);
  registerModel(app, action);
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

int run(int argc, char **argv) {
  prepareProcess();
  int exitCode = exitDone;
  if (const auto action = parse(argc, argv, exitCode))
    exitCode = action();
  std::cout.flush();
  if (!std::cout)
    throw Error(ErrorCode::Unwritable, "standard output: cannot be written");
  if (exitCode == exitCancelled)
    printLine("cancelled");
  return exitCode;
}

} // namespace

} // namespace xemap::tools

int main(int argc, char **argv) {
  using namespace xemap::tools;
  try {
    return run(argc, argv);
  } catch (const xemap::Error &error) {
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
