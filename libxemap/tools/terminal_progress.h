// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <iosfwd>

namespace xemap::tools {

/// Prints progress as GDAL's tools do: `0...10...20` and so on to `100 - done.`
///
/// The line is ended when the object goes away, so that what is printed next starts on a line of its own.
class TerminalProgress {
public:
  explicit TerminalProgress(std::ostream &stream) : mStream(stream) {}
  ~TerminalProgress();
  TerminalProgress(const TerminalProgress &) = delete;
  TerminalProgress &operator=(const TerminalProgress &) = delete;

  /// Fractions reported from now on are those of a stage that takes the job from `from` to `to`.
  void enterStage(double from, double to);

  /// Units: fraction of the stage in [0,1].
  void report(double fraction);

  /// A line is begun and not ended. Threads: any.
  bool isOpen() const;

private:
  std::ostream &mStream;
  double mFrom = 0.0;
  double mTo = 1.0;
  std::atomic<int> mLastTick{-1};
};

} // namespace xemap::tools
