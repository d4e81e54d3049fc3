// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/file_siblings.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>

namespace xemap {

namespace {

/// Behind the whole name.
constexpr const char *appended[] = {".aux.xml", ".ovr", ".msk", ".ovr.tmp", "-journal", "-wal", "-shm"};

/// In place of the extension, by that.
const std::map<std::string, std::vector<const char *>> &replaced() {
  static const std::map<std::string, std::vector<const char *>> table{
      {".tif", {".tfw"}},
      {".tiff", {".tfw"}},
      {".png", {".pgw"}},
      {".jp2", {".j2w"}},
      {".bmp", {".bpw"}},
      {".shp",
       {".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj", ".idm", ".ind", ".shp.xml", ".atx", ".cst"}},
      {".tab", {".dat", ".map", ".id", ".ind"}},
      {".mif", {".mid"}},
      {".gml", {".xsd", ".gfs"}},
      {".asc", {".prj"}},
      {".img", {".ige", ".rrd"}}};
  return table;
}

} // namespace

std::vector<std::string> siblingsOf(const std::string &path) {
  std::vector<std::string> siblings;
  for (const char *suffix : appended)
    siblings.push_back(path + suffix);
  const std::filesystem::path file(path);
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  const auto found = replaced().find(extension);
  if (found != replaced().end())
    for (const char *other : found->second)
      siblings.push_back(std::filesystem::path(file).replace_extension(other).string());
  return siblings;
}

} // namespace xemap
