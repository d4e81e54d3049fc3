// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "xemap/base/hidden_folder.h"

namespace xemap {

/// A file that is written under its own name in a hidden folder and goes to its place when it is whole, with all that
/// its format puts beside it (the parts of a Shapefile, statistics).
///
/// What was written goes away with the object unless it was put in place. Whether what lies at the place may be
/// replaced is for the caller to know; a place that was free, or held another file, when the object was made is not
/// written to. Throws: Unwritable, naming the target and the reason, from every call.
class StagedFile {
public:
  /// A place that cannot be written shows at once. A link is followed to the file that it names.
  explicit StagedFile(const std::string &target);
  StagedFile(const StagedFile &) = delete;
  StagedFile &operator=(const StagedFile &) = delete;

  /// As it was given.
  const std::string &target() const { return mTarget; }
  /// Where to write to. There is no file yet.
  const std::string &temporary() const { return mTemporary; }

  /// Puts it in place: all, or nothing when it throws. What other programs left beside an older file (statistics,
  /// overviews, journals) goes with that.
  void commit();

  /// Undoes commit(). What cannot be undone stays as it is.
  void takeBack() noexcept;

private:
  using Identity = std::pair<dev_t, ino_t>; ///< Zeros: none.

  void place();
  void moveAside(const std::string &path);
  void moveIn(const std::string &name);
  std::string beside(const std::string &name) const;

  std::string mTarget;
  std::string mPlace; ///< With links followed.
  Identity mFound;    ///< What lay there.
  HiddenFolder mFolder;
  std::string mTemporary;
  std::vector<std::string> mPlaced;                        ///< Paths of what is in place.
  std::vector<std::pair<std::string, std::string>> mAside; ///< Where it was, and where it is now.
};

} // namespace xemap
