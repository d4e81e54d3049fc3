// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap {

/// A hidden folder beside an output, for what is not whole yet; gone with its owner.
///
/// It is locked while its owner lives, so that what a killed process left is told from what a running one works in:
/// making one removes the leftovers beside the same output. File systems of a network keep theirs, because their locks
/// need not be seen by all machines.
/// Threads: any; two folders do not know each other.
class HiddenFolder {
public:
  /// Throws: Unwritable, naming the target and the reason.
  explicit HiddenFolder(const std::string &target);
  ~HiddenFolder();
  HiddenFolder(const HiddenFolder &) = delete;
  HiddenFolder &operator=(const HiddenFolder &) = delete;

  /// Empty after renameTo().
  const std::string &path() const { return mPath; }

  /// Gives the folder the name of an output. Throws: Unwritable, naming the target and the reason.
  void renameTo(const std::string &target);

  /// Removes all that this process has, under the hands of their owners: for a process that is about to end.
  static void removeAll();

private:
  void unlock();

  std::string mPath;
  int mLock = -1;
};

/// A message without the hidden folders in its paths, which nobody knows.
std::string withoutHiddenFolders(std::string message);

} // namespace xemap
