// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/text/referring_expression.h"

namespace xemap::text {

/// Of an expression in a language that is not read, the noun phrase before the first word for a relation; those words
/// are named in ReferringExpression::notUnderstood. Nothing where none of them occurs behind a noun.
std::optional<ReferringExpression> readUnreadLanguage(const std::string &expression);

} // namespace xemap::text
