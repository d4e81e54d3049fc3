// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::raster {

/// Catches what GDAL reports on this thread while it lives, instead of letting it reach the host's handler.
///
/// Threads: belongs to the thread that made it; other threads' handlers are untouched.
class GdalErrorScope {
public:
  GdalErrorScope();
  ~GdalErrorScope();
  GdalErrorScope(const GdalErrorScope &) = delete;
  GdalErrorScope &operator=(const GdalErrorScope &) = delete;

  /// True once a failure was reported, or a warning that means that data is missing.
  bool failed() const { return mFailed; }

  /// True once a file was found to end too early: what is missing is made up, and told of once only.
  bool isCutOff() const { return mIsCutOff; }

  /// The first failure on one line; "unknown reason" when there is none.
  std::string message() const;

  /// Notes a failure; for the handler that GDAL calls.
  void fail(const std::string &line, bool isCutOff);

private:
  bool mFailed = false;
  bool mIsCutOff = false;
  std::string mMessage;
};

} // namespace xemap::raster
