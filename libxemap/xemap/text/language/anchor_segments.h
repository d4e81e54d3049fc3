// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "xemap/text/language/clause_tree.h"

namespace xemap::text {

/// Gives anchors what is said of them: "near the largest lake", "near a lake larger than 2 ha", and "inside or near the
/// park" its one anchor to both.
///
/// A size right behind an anchor is the anchor's where the anchor is not known already: behind "a", not behind "the",
/// and not of what is long and thin ("a road"); in English a verb's number tells as well.
void settleAnchors(const Clause &clause, TokenRange noun, std::vector<Segment> &segments);

} // namespace xemap::text
