// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace xemap::test {

/// Under which circumstances a program runs.
struct CliSetting {
  std::map<std::string, std::string> environment;  ///< On top of this process's own.
  std::optional<unsigned long long> fileSizeLimit; ///< Most bytes a file it writes may have.
  std::string workingDirectory;                    ///< Empty: this process's own.
  std::string stdoutPath;                          ///< Empty: captured.
};

/// What a program said and how it ended.
struct CliResult {
  int exitCode = -1; ///< -1 when a signal ended it.
  int signal = 0;
  std::string output; ///< stdout.
  std::string errors; ///< stderr as it is.

  /// The lines of stderr without those of the progress display, and of how a raster was read.
  std::vector<std::string> messages() const;
};

/// The xemap command as a process of its own.
class CliProcess {
public:
  explicit CliProcess(const std::vector<std::string> &arguments, const CliSetting &setting = {});
  ~CliProcess();
  CliProcess(const CliProcess &) = delete;
  CliProcess &operator=(const CliProcess &) = delete;

  /// Waits until stderr holds `text`. Returns false when the process ended, or a minute passed, without it.
  bool waitForErrors(const std::string &text);

  void send(int signal);

  /// Waits for the end; a process that takes longer than two minutes is killed.
  CliResult wait();

private:
  bool readMore(int timeoutMs);

  pid_t mProcess = -1;
  int mOutput = -1;
  int mErrors = -1;
  CliResult mResult;
};

inline CliResult runCli(const std::vector<std::string> &arguments, const CliSetting &setting = {}) {
  return CliProcess(arguments, setting).wait();
}

} // namespace xemap::test
