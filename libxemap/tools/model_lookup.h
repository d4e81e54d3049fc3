// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace xemap::tools {

/// A model that can be named instead of its folder.
struct NamedModel {
  std::string name;
  std::string directory;
};

/// The folder of a user's own models: `xemap/models` in $XDG_DATA_HOME, or in ~/.local/share.
///
/// Source: XDG Base Directory Specification.
std::string userModelsDirectory();

/// Folders that hold models, in the order they are searched: those of the environment variable XEMAP_MODEL_PATH
/// (separated by colons), then userModelsDirectory(), then share/xemap/models beside the folder of this program.
std::vector<std::string> modelSearchPath();

/// The models of the search path by name; of several with one name the first is meant.
std::vector<NamedModel> namedModels();

/// The folder of a model given by name or by path. What holds a slash, or is no known name, is a path.
///
/// Throws: NotFound, naming the folders that were searched.
std::string findModel(const std::string &nameOrPath);

} // namespace xemap::tools
