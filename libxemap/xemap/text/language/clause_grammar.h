// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/text/language/language.h"
#include "xemap/text/referring_expression.h"

namespace xemap::text {

/// Reads an expression of a language whose nouns come before what is said of them by relations: English, German,
/// French, Spanish. Nothing where it is a sentence or nothing of the grammar occurs: it stays whole.
std::optional<ReferringExpression> readClause(const std::string &expression, Language language);

} // namespace xemap::text
