// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/text/referring_expression.h"

namespace xemap::text {

/// Reads an expression in Chinese, in which what is said of things comes before them. Nothing where nothing of the
/// grammar occurs: it stays whole.
std::optional<ReferringExpression> readChinese(const std::string &expression);

} // namespace xemap::text
