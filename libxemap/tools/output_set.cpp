// SPDX-License-Identifier: GPL-2.0-or-later
#include "output_set.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include <gdal_priv.h>

#include "xemap/base/error.h"

namespace xemap::tools {

namespace fs = std::filesystem;

namespace {

/// The path with links followed, also where the file itself does not exist yet.
fs::path resolved(const std::string &path) {
  std::error_code unresolvable;
  const fs::path canonical = fs::weakly_canonical(path, unresolvable);
  return unresolvable ? fs::path(path) : canonical;
}

bool isSameFile(const std::string &a, const std::string &b) {
  std::error_code absent;
  return fs::equivalent(a, b, absent) || resolved(a) == resolved(b);
}

/// A second name for what an output replaces, to bring it back; goes away when it is not needed.
class Previous {
public:
  explicit Previous(const std::string &path) : mPath(path) {
    std::error_code unsupported;
    if (!fs::exists(path, unsupported))
      return;
    mKept.emplace(path);
    fs::remove(mKept->temporary(), unsupported);
    fs::create_hard_link(path, mKept->temporary(), unsupported);
    if (unsupported)
      mKept.reset();
    mExisted = true;
  }

  void restore() {
    std::error_code ignored;
    if (mKept)
      fs::rename(mKept->temporary(), mPath, ignored);
    else if (!mExisted)
      fs::remove(mPath, ignored);
  }

private:
  std::string mPath;
  std::optional<raster::StagedFile> mKept;
  bool mExisted = false;
};

} // namespace

const std::string &OutputSet::add(const std::string &path) {
  for (const std::string &input : mInputs)
    if (isSameFile(path, input))
      throw Error(ErrorCode::InvalidArgument, path + ": expected an output of its own, found an input of this run");
  for (const Output &output : mOutputs)
    if (isSameFile(path, output.given))
      throw Error(ErrorCode::InvalidArgument, path + ": expected an output of its own, found it named twice");
  std::error_code absent;
  const fs::file_status status = fs::status(path, absent);
  // Renaming over a device or a pipe would replace it by a file.
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status))
    throw Error(ErrorCode::Unwritable, path + ": expected a file, found a device or pipe");
  const bool isLink = fs::is_symlink(fs::symlink_status(path, absent));
  return mOutputs.emplace_back(path, isLink ? resolved(path).string() : path).file.temporary();
}

void OutputSet::commit() {
  std::list<Previous> previous;
  for (const Output &output : mOutputs)
    previous.emplace_front(output.file.target());
  auto done = previous.begin();
  try {
    for (auto output = mOutputs.rbegin(); output != mOutputs.rend(); ++output, ++done)
      output->file.commit();
  } catch (...) {
    for (auto placed = previous.begin(); placed != done; ++placed)
      placed->restore();
    throw;
  }
}

std::string OutputSet::inUserTerms(std::string message) const {
  for (const Output &output : mOutputs) {
    const std::string &temporary = output.file.temporary();
    for (auto at = message.find(temporary); !temporary.empty() && at != std::string::npos; at = message.find(temporary))
      message.replace(at, temporary.size(), output.given);
  }
  return message;
}

void writeWholeFile(const std::string &path, const std::string &content) {
  OutputSet outputs({});
  std::ofstream file(outputs.add(path));
  file << content;
  file.close();
  if (!file)
    throw Error(ErrorCode::Unwritable, path + ": cannot be written");
  outputs.commit();
}

std::vector<std::string> filesOfRaster(const std::string &path) {
  CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
  std::vector<std::string> files;
  if (GDALDatasetUniquePtr dataset{GDALDataset::Open(path.c_str(), GDAL_OF_RASTER)}) {
    char **list = dataset->GetFileList();
    for (int i = 0; list && list[i]; ++i)
      files.emplace_back(list[i]);
    CSLDestroy(list);
  }
  return files;
}

} // namespace xemap::tools
