// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::raster {

/// A file that is written under a hidden temporary name beside its target and takes the target's name when whole.
///
/// Works on every file system GDAL can write to. What was written goes away with the object unless commit() was
/// reached.
class StagedFile {
public:
  /// Creates the empty temporary file, so that a location that cannot be written shows at once.
  ///
  /// Throws: Unwritable, naming the target and the reason.
  explicit StagedFile(const std::string &target);
  ~StagedFile();
  StagedFile(const StagedFile &) = delete;
  StagedFile &operator=(const StagedFile &) = delete;

  const std::string &target() const { return mTarget; }
  /// Ends as the target does, so that drivers see the extension they expect.
  const std::string &temporary() const { return mTemporary; }

  /// Replaces the target, and what other programs left beside an older one (statistics, overviews, journals).
  ///
  /// Throws: Unwritable.
  void commit();

private:
  std::string mTarget;
  std::string mTemporary;
};

} // namespace xemap::raster
