// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "xemap/text/language/noun_phrase.h"
#include "xemap/text/language/quantities.h"
#include "xemap/text/referring_expression.h"

namespace xemap::text {

/// Reads what stands before 的: "河附近", "不在北部", "距离湖200米以内", "最大". Adds it to a tree when all of the
/// range is understood; else returns false and leaves the tree as it was.
bool readModifiers(const Clause &clause, TokenRange range, ReferringExpression &tree);

/// Adds what one of these modifiers says to a tree. Returns whether it is denied; nothing where the range is none.
std::optional<bool> readModifier(const Clause &clause, TokenRange range, ReferringExpression &tree);

} // namespace xemap::text
