// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <stdexcept>
#include <string>

/// Marks what must keep one identity across the plugin and the engine library.
#define XEMAP_EXPORT __attribute__((visibility("default")))

namespace xemap {

/// What went wrong, in the fewest kinds a caller can act on differently.
enum class ErrorCode {
  InvalidArgument, ///< A value given by the caller is out of its range or malformed.
  NotFound,        ///< A named file, layer, band or model does not exist.
  Unreadable,      ///< A file exists but cannot be read or decoded (truncated, wrong format).
  Unwritable,      ///< An output cannot be created, written or renamed into place.
  Corrupt,         ///< A model or data set contradicts its own format.
  Unsupported,     ///< The input is whole but this version cannot work with it.
  OutsideExtent,   ///< The requested extent does not meet the raster.
  NoData,          ///< There is nothing but nodata where an answer was asked for.
  OutOfMemory,     ///< The memory limit does not allow the work.
  Internal         ///< A fault of this program; worth a bug report.
};

/// The one exception of the project: a code to act on and a line to show.
///
/// The message names the file, band, field or window, what was expected and what was found.
class XEMAP_EXPORT Error : public std::runtime_error {
public:
  Error(ErrorCode code, const std::string &message) : std::runtime_error(message), mCode(code) {}

  ErrorCode code() const noexcept { return mCode; }

private:
  ErrorCode mCode;
};

} // namespace xemap
