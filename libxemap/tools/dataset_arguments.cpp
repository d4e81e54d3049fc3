// SPDX-License-Identifier: GPL-2.0-or-later
#include "dataset_arguments.h"

#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace xemap::tools {

void printSummary(const nlohmann::ordered_json &summary) {
  std::cout << summary.dump(2) << '\n';
}

std::string datasetName(const std::string &given, const std::string &output) {
  const std::filesystem::path path(output);
  return !given.empty() ? given : (path.has_filename() ? path : path.parent_path()).stem().string();
}

data::ClassTable readClasses(const std::string &path) {
  return path.empty() ? data::ClassTable() : data::ClassTable::read(path);
}

void addValShare(CLI::App &command, double &share) {
  command.add_option("--val-share", share, "Share that is for validation, picked by the names of files")
      ->check(CLI::Range(0.0, 1.0));
}

} // namespace xemap::tools
