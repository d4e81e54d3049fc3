// SPDX-License-Identifier: GPL-2.0-or-later
#include "source_files.h"

#include <filesystem>
#include <system_error>

#include <gdal_priv.h>

#include "xemap/raster/gdal_error.h"

namespace xemap::tools {

namespace fs = std::filesystem;

namespace {

/// The file of a disk that a path names, or that holds what it names inside of an archive; empty for none.
std::string fileOnDisk(const std::string &path) {
  std::error_code absent;
  if (path.rfind("/vsi", 0) != 0)
    return path;
  const auto start = path.find('/', 1);
  fs::path inside = start == std::string::npos ? fs::path() : fs::path(path.substr(start + 1));
  // Absolute paths follow the handler's own slash: /vsizip//home/…, or braces around the archive.
  std::string text = inside.string();
  if (text.rfind('{', 0) == 0)
    text = text.substr(1, text.find('}') - 1);
  for (inside = text; !inside.empty() && inside != inside.parent_path(); inside = inside.parent_path())
    if (fs::is_regular_file(inside, absent))
      return inside.string();
  return {};
}

} // namespace

std::vector<std::string> filesOfSource(const std::string &path) {
  const raster::GdalErrorScope quiet;
  std::vector<std::string> files;
  if (GDALDatasetUniquePtr dataset{GDALDataset::Open(path.c_str())}) {
    char **list = dataset->GetFileList();
    for (int i = 0; list && list[i]; ++i)
      files.push_back(fileOnDisk(list[i]));
    CSLDestroy(list);
  }
  files.push_back(fileOnDisk(path));
  return files;
}

} // namespace xemap::tools
