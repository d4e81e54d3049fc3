// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <csignal>

namespace xemap {
class Feedback;
}

namespace xemap::tools {

/// Cancels `feedback` on SIGINT and SIGTERM while it lives; a program has one at a time.
class CancelOnSignal {
public:
  explicit CancelOnSignal(Feedback &feedback);
  ~CancelOnSignal();
  CancelOnSignal(const CancelOnSignal &) = delete;
  CancelOnSignal &operator=(const CancelOnSignal &) = delete;

private:
  static constexpr std::array<int, 2> signals{SIGINT, SIGTERM};

  std::array<struct sigaction, signals.size()> mPrevious{};
};

} // namespace xemap::tools
