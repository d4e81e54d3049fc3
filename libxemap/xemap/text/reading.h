// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/text/referring_expression.h"

namespace xemap::text {

/// What an expression was read as, in one line: "forest · nearer than 805 m to: lake · left out: please".
///
/// The line is itself an expression in English, which parseReferringExpression() reads as the same: noun phrases in
/// which it would find more than a noun phrase stand in quotation marks. Distances and areas are written to three
/// digits.
std::string readingOf(const ReferringExpression &expression);

} // namespace xemap::text
