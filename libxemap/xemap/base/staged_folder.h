// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "xemap/base/hidden_folder.h"

namespace xemap {

/// A folder that is filled under a hidden temporary name beside its target and takes the target's name when whole.
///
/// What was written goes away with the object unless commit() was reached.
class StagedFolder {
public:
  /// Creates the temporary folder, so that a location that cannot be written shows at once.
  ///
  /// Throws: Unwritable, naming the target and the reason, also when it exists and is not an empty folder.
  explicit StagedFolder(const std::string &target);

  const std::string &target() const { return mTarget; }
  const std::string &temporary() const { return mFolder->path(); }

  /// Throws: Unwritable.
  void commit();

private:
  std::string mTarget;
  std::unique_ptr<HiddenFolder> mFolder;
};

} // namespace xemap
