// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "xemap/data/synth/statement.h"

namespace xemap::data::synth {

/// Statements that name a kind only. One per kind in the scene.
std::vector<Statement> categoryStatements(SceneTruth &truth, const Wording &wording);
/// Statements with a relation between kinds, a distance included.
std::vector<Statement> relationStatements(SceneTruth &truth, const Wording &wording);
/// Statements with a direction from an anchor or in the image.
std::vector<Statement> directionStatements(SceneTruth &truth, const Wording &wording);
/// The largest of a kind.
std::vector<Statement> sizeStatements(SceneTruth &truth, const Wording &wording);
/// Northernmost, closest.
std::vector<Statement> superlativeStatements(SceneTruth &truth, const Wording &wording);
/// Without, away from, everything but.
std::vector<Statement> negationStatements(SceneTruth &truth, const Wording &wording);
/// Names of things the scene does not have, alone or as anchors.
std::vector<Statement> absentStatements(SceneTruth &truth, const Wording &wording);

} // namespace xemap::data::synth
