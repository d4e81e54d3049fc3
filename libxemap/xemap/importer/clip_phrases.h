// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace xemap::importer {

/// A phrase, `{}`, the way people caption pictures from above; the first wording is the phrase itself.
///
/// Source: prompts of the kind CLIP's authors and remote sensing models use.
const std::vector<std::string> &clipWordings();

/// What else a place may be: the file of competitors of an imported CLIP model (docs/formats.md). Every word of a
/// phrase names it.
nlohmann::json clipCompetitors();

} // namespace xemap::importer
