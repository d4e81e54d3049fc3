// SPDX-License-Identifier: GPL-2.0-or-later
#include "terminal_progress.h"

#include <algorithm>
#include <ostream>

namespace xemap::tools {

namespace {

constexpr int tickCount = 40;
constexpr int ticksPerNumber = 4;

} // namespace

TerminalProgress::~TerminalProgress() {
  if (isOpen())
    mStream << std::endl;
}

bool TerminalProgress::isOpen() const {
  const int tick = mLastTick;
  return tick >= 0 && tick < tickCount;
}

void TerminalProgress::enterStage(double from, double to) {
  mFrom = from;
  mTo = to;
}

void TerminalProgress::report(double fraction) {
  // Sums of stages fall short of whole ticks by rounding.
  const double done = mFrom + std::clamp(fraction, 0.0, 1.0) * (mTo - mFrom) + 1e-9;
  const int tick = std::min(static_cast<int>(done * tickCount), tickCount);
  if (tick <= mLastTick)
    return;
  while (mLastTick < tick) {
    ++mLastTick;
    if (mLastTick % ticksPerNumber == 0)
      mStream << mLastTick / ticksPerNumber * 10;
    else
      mStream << '.';
  }
  if (mLastTick == tickCount)
    mStream << " - done.\n";
  mStream.flush();
}

} // namespace xemap::tools
