// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "xemap/data/class_table.h"

namespace CLI {
class App;
}

namespace xemap::tools {

void printSummary(const nlohmann::ordered_json &summary);

/// "out/dubai.xmshard" and "out/dubai/" are called "dubai" where the user gave no name.
std::string datasetName(const std::string &given, const std::string &output);

/// An empty table where the user named none.
data::ClassTable readClasses(const std::string &path);

/// Adds --val-share.
void addValShare(CLI::App &command, double &share);

} // namespace xemap::tools
