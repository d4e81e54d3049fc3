// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "xemap/importer/layouts/planned_tensor.h"

namespace xemap {
class Feedback;
}

namespace xemap::importer {

/// Throws: InvalidArgument for a name that cannot be a folder's, or one that would be hidden.
void requireFolderName(const std::string &name);

/// Writes `model.json`, the card of a model, or another file of JSON beside it.
///
/// Throws: Unwritable.
void writeCard(const nlohmann::json &json, const std::string &path);

/// Makes one tensor after the other and writes it; false when cancelled, and then there is no file.
///
/// Units: progress goes from `begin` to `end`.
/// Throws: Unwritable, and what making them throws.
bool writeTensors(const PlannedTensors &tensors, const std::string &path, const Feedback &feedback, double begin,
                  double end);

} // namespace xemap::importer
