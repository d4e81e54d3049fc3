// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/infer/engine.h"
#include "xemap/text/referring_expression.h"

namespace xemap::infer {

/// Takes an expression apart in a language given by code, or by its words.
///
/// Throws: InvalidArgument for a code of a language that is not read, and as text::parseReferringExpression.
text::ReferringExpression parsedIn(const std::string &expression, const ExpressionLanguage &language);

} // namespace xemap::infer
