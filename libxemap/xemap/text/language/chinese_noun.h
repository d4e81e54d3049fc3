// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/text/language/noun_phrase.h"

namespace xemap::text {

/// Whether words are a phrase that models are taught with.
bool isName(const Clause &clause, TokenRange words);

/// "河": nobody tells its area.
bool isLong(const Clause &clause, const std::string &noun);

/// Whether a place, a superlative or a relation is all there is: what needs no 的.
bool isShort(const Clause &clause, TokenRange range);

/// Whether a modifier may begin behind its noun: "建筑大于1000平方米", "森林在北部", "田靠近森林".
bool isSaidBehind(const Clause &clause, std::size_t at);

/// Whether what follows is no modifier that begins by itself: "湖附近", not "靠近湖".
bool startsNoun(const Cursor &cursor);

/// Whether a modifier ends in it, so that its noun follows.
bool holdsNoun(const Clause &clause, TokenRange part);

} // namespace xemap::text
