// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "xemap/base/staged_file.h"

namespace xemap {

/// Whether two paths name one file, links followed, also where it does not exist yet.
bool isSameFile(const std::string &a, const std::string &b);

/// Another way for an output to reach its place than to become the file of that name.
class Placement {
public:
  virtual ~Placement() = default;

  /// All of the work that leaves the place as it was, so that little is left for commit(). Throws: Unwritable.
  virtual void prepare(const std::string &temporary) = 0;
  /// Throws: Unwritable, with nothing changed.
  virtual void commit() = 0;
  /// Undoes what prepare() and commit() did.
  virtual void takeBack() noexcept = 0;
};

/// Output files that appear together when all are whole, or not at all.
///
/// Each is written in a hidden folder beside its place. What was there before is only replaced by commit().
class OutputSet {
public:
  /// `inputs` are files that must not be written to.
  explicit OutputSet(std::vector<std::string> inputs = {}) : mInputs(std::move(inputs)) {}

  /// Returns where to write the output until commit(). `placement`: none for a file of its own.
  ///
  /// Throws: InvalidArgument when the output, or what belongs to it, is an input or another output; Unwritable, naming
  /// the path and the reason.
  const std::string &add(const std::string &path, std::unique_ptr<Placement> placement = nullptr);

  /// Puts all in place, the last added first, so that the first stands for the whole set. When one cannot be put in
  /// place, the others go back to what they were.
  ///
  /// Throws: Unwritable.
  void commit();

  /// The message with temporary names replaced by those the user knows.
  std::string inUserTerms(std::string message) const;

private:
  struct Output {
    Output(const std::string &path, std::unique_ptr<Placement> other) : file(path), placement(std::move(other)) {}
    void prepare();
    void commit();
    void takeBack() noexcept;

    StagedFile file;
    std::unique_ptr<Placement> placement;
  };

  std::vector<std::string> mInputs;
  std::list<Output> mOutputs;
};

/// Writes a file that appears when it is whole, or not at all; an older one is replaced.
///
/// Throws: Unwritable, naming the path and the reason.
void writeWhole(const std::string &path, const std::string &bytes);

} // namespace xemap
