// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <regex>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace xemap::test {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{120};
constexpr int cannotStart = 126;

[[noreturn]] void becomeProgram(const std::vector<std::string> &arguments, const CliSetting &setting, int output,
                                int errors) {
  if (!setting.stdoutPath.empty())
    output = ::open(setting.stdoutPath.c_str(), O_WRONLY);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(errors, STDERR_FILENO);
  for (const auto &[name, value] : setting.environment)
    ::setenv(name.c_str(), value.c_str(), 1);
  if (setting.fileSizeLimit) {
    const rlimit limit{*setting.fileSizeLimit, *setting.fileSizeLimit};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  if (!setting.workingDirectory.empty() && ::chdir(setting.workingDirectory.c_str()) != 0)
    ::_exit(cannotStart);
  std::vector<char *> argv{const_cast<char *>("xemap")};
  for (const std::string &argument : arguments)
    argv.push_back(const_cast<char *>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(XEMAP_BINARY, argv.data());
  ::_exit(cannotStart);
}

/// Appends what is there to read. Returns false at the end of the stream.
bool drain(int descriptor, std::string &text) {
  std::array<char, 4096> block{};
  const ssize_t count = ::read(descriptor, block.data(), block.size());
  if (count > 0)
    text.append(block.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

} // namespace

std::vector<std::string> CliResult::messages() const {
  static const std::regex usual("[0-9.]+( - done\\.)?|xemap: raster read as: .*");
  std::vector<std::string> lines;
  std::istringstream stream(errors);
  for (std::string line; std::getline(stream, line);)
    if (!std::regex_match(line, usual))
      lines.push_back(line);
  return lines;
}

CliProcess::CliProcess(const std::vector<std::string> &arguments, const CliSetting &setting) {
  std::array<int, 2> output{};
  std::array<int, 2> errors{};
  if (::pipe2(output.data(), O_CLOEXEC) != 0 || ::pipe2(errors.data(), O_CLOEXEC) != 0)
    throw std::runtime_error("no pipe to be had");
  mProcess = ::fork();
  if (mProcess < 0)
    throw std::runtime_error("no process to be had");
  if (mProcess == 0)
    becomeProgram(arguments, setting, output[1], errors[1]);
  ::close(output[1]);
  ::close(errors[1]);
  mOutput = output[0];
  mErrors = errors[0];
}

CliProcess::~CliProcess() {
  if (mProcess > 0) {
    ::kill(mProcess, SIGKILL);
    ::waitpid(mProcess, nullptr, 0);
  }
  for (const int descriptor : {mOutput, mErrors})
    if (descriptor >= 0)
      ::close(descriptor);
}

bool CliProcess::readMore(int timeoutMs) {
  // A closed stream is taken out of the poll by its negative descriptor.
  std::array<pollfd, 2> streams{pollfd{mOutput, POLLIN, 0}, pollfd{mErrors, POLLIN, 0}};
  if (::poll(streams.data(), streams.size(), timeoutMs) <= 0)
    return true;
  const auto take = [](const pollfd &stream, int &descriptor, std::string &text) {
    if (stream.revents != 0 && !drain(descriptor, text)) {
      ::close(descriptor);
      descriptor = -1;
    }
  };
  take(streams[0], mOutput, mResult.output);
  take(streams[1], mErrors, mResult.errors);
  return mOutput >= 0 || mErrors >= 0;
}

bool CliProcess::waitForErrors(const std::string &text) {
  const auto end = Clock::now() + patience / 2;
  bool open = true;
  while (open && mResult.errors.find(text) == std::string::npos && Clock::now() < end)
    open = readMore(50);
  return mResult.errors.find(text) != std::string::npos;
}

void CliProcess::send(int signal) {
  ::kill(mProcess, signal);
}

CliResult CliProcess::wait() {
  const auto end = Clock::now() + patience;
  while (readMore(50))
    if (Clock::now() > end)
      send(SIGKILL);
  int status = 0;
  ::waitpid(mProcess, &status, 0);
  mProcess = -1;
  if (WIFEXITED(status))
    mResult.exitCode = WEXITSTATUS(status);
  else
    mResult.signal = WTERMSIG(status);
  return mResult;
}

} // namespace xemap::test
