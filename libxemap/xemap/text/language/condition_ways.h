// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/text/referring_expression.h"

namespace xemap::text {

/// Adds to what is to hold: to every way of fulfilling an expression.
void addToAll(ReferringExpression &tree, const Conditions &more);

/// The same of the last way: "near the river or near the lake and north of the road".
void addToLast(ReferringExpression &tree, const Conditions &more);

/// The last way.
const Conditions &lastWay(const ReferringExpression &tree);

/// One more way, all of `base` and `more`, without parts of the picture that no place is in at once. It is the only one
/// where there was none.
void addAlternative(ReferringExpression &tree, Conditions base, const Conditions &more);

/// Whether two parts of the picture have no place in common: "in the north and the south".
bool exclude(const Conditions &a, const Conditions &b);

} // namespace xemap::text
