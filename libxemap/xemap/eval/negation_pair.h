// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

namespace xemap::eval {

/// The expression that differs from a negated one in nothing but the negation: "fields without trees" → "fields
/// containing trees", "houses away from the lake" → "houses near the lake", "everything but water" → "water". None for
/// an expression without such words.
std::optional<std::string> withoutNegation(const std::string &expression);

} // namespace xemap::eval
