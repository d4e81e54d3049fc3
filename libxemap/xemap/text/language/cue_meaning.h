// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "xemap/text/language/cue.h"

namespace xemap::text {

/// A relation, or what denies it. Units: metres.
SpatialRelation relationOf(SpatialRelation::Kind kind, bool denied, double metres = 0.0, bool measured = false);

/// What holds where none of some conditions does: the opposite of each.
Conditions opposite(Conditions conditions);

/// What an entry of the classes relation and clause stands for.
std::optional<Cue> cueOf(const WordEntry &entry, bool denied);

} // namespace xemap::text
