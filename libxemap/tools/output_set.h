// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <list>
#include <string>
#include <utility>
#include <vector>

#include "xemap/raster/staged_file.h"

namespace xemap::tools {

/// Output files that appear together when all are whole, or not at all.
///
/// Each is written under a temporary name beside its place. What was there before is only replaced by commit().
class OutputSet {
public:
  /// `inputs` are files that must not be overwritten.
  explicit OutputSet(std::vector<std::string> inputs) : mInputs(std::move(inputs)) {}

  /// Returns where to write the output until commit(). A link is followed to the file it names.
  ///
  /// Throws: InvalidArgument when the output is an input or another output; Unwritable, naming the path and the reason.
  const std::string &add(const std::string &path);

  /// Puts all in place, the last added first, so that the first stands for the whole set. When one cannot be put in
  /// place, the others go back to what they were.
  ///
  /// Throws: Unwritable.
  void commit();

  /// The message with temporary names replaced by those the user knows.
  std::string inUserTerms(std::string message) const;

private:
  struct Output {
    Output(const std::string &path, const std::string &target) : given(path), file(target) {}

    std::string given;
    raster::StagedFile file;
  };

  std::vector<std::string> mInputs;
  std::list<Output> mOutputs;
};

/// Writes a text file that appears when it is whole, or not at all.
///
/// Throws: Unwritable.
void writeWholeFile(const std::string &path, const std::string &content);

/// The files that GDAL reads when it opens a raster: itself, sidecars, the sources of a virtual raster. Empty when it
/// cannot be opened.
std::vector<std::string> filesOfRaster(const std::string &path);

} // namespace xemap::tools
