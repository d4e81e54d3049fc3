// SPDX-License-Identifier: GPL-2.0-or-later
#include "model_lookup.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <system_error>

#include "xemap/base/error.h"

namespace xemap::tools {

namespace fs = std::filesystem;

namespace {

bool holdsModel(const fs::path &directory) {
  std::error_code absent;
  return fs::exists(directory / "model.json", absent);
}

std::string joined(const std::vector<std::string> &folders) {
  std::string text;
  for (const std::string &folder : folders)
    text += (text.empty() ? "" : ", ") + folder;
  return text;
}

} // namespace

std::string userModelsDirectory() {
  const char *data = std::getenv("XDG_DATA_HOME");
  if (data != nullptr && *data == '/') // a relative one is to be ignored
    return (fs::path(data) / "xemap/models").string();
  const char *home = std::getenv("HOME");
  return (fs::path(home != nullptr ? home : "") / ".local/share/xemap/models").string();
}

std::vector<std::string> modelSearchPath() {
  std::vector<std::string> folders;
  if (const char *list = std::getenv("XEMAP_MODEL_PATH")) {
    std::istringstream entries(list);
    for (std::string folder; std::getline(entries, folder, ':');)
      if (!folder.empty())
        folders.push_back(folder);
  }
  folders.push_back(userModelsDirectory());
  std::error_code unknown;
  const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
  if (!unknown)
    folders.push_back((program.parent_path().parent_path() / "share/xemap/models").string());
  return folders;
}

std::vector<NamedModel> namedModels() {
  std::vector<NamedModel> models;
  for (const std::string &folder : modelSearchPath()) {
    std::vector<NamedModel> here;
    std::error_code unreadable;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, unreadable))
      if (holdsModel(entry.path()))
        here.push_back({entry.path().filename().string(), entry.path().string()});
    const auto byName = [](const NamedModel &a, const NamedModel &b) { return a.name < b.name; };
    std::sort(here.begin(), here.end(), byName);
    for (NamedModel &model : here)
      if (std::none_of(models.begin(), models.end(), [&](const NamedModel &other) { return other.name == model.name; }))
        models.push_back(std::move(model));
  }
  return models;
}

std::string findModel(const std::string &nameOrPath) {
  const std::string wanted = "model '" + nameOrPath + "': ";
  if (nameOrPath.empty())
    throw Error(ErrorCode::NotFound, wanted + "expected a name or a folder, found nothing");
  if (nameOrPath.find('/') == std::string::npos) {
    const std::vector<NamedModel> models = namedModels();
    const auto named =
        std::find_if(models.begin(), models.end(), [&](const NamedModel &model) { return model.name == nameOrPath; });
    if (named != models.end())
      return named->directory;
  }
  if (holdsModel(nameOrPath))
    return nameOrPath;
  std::error_code absent;
  if (fs::exists(nameOrPath, absent))
    throw Error(ErrorCode::NotFound, wanted + "expected a folder with a model.json, found none in it");
  throw Error(ErrorCode::NotFound,
              wanted + "expected a folder or the name of a model in " + joined(modelSearchPath()) + ", found neither");
}

} // namespace xemap::tools
