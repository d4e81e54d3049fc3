// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "xemap/text/language/language.h"
#include "xemap/text/language/token.h"

namespace xemap::text {

/// Noun phrases that models are taught with, from resources/datasets/translations.json, which is compiled in.
///
/// Threads: any.
const std::vector<std::string> &wordingsOf(Language language);

/// How many tokens, two at least, of the longest of these phrases begin at a place; 0 for none. Lists are none.
///
/// Threads: any.
std::size_t wordingAt(const Tokens &tokens, std::size_t at, Language language);

/// The words of these phrases, normalised, and in English those of resources/datasets/competitors.json.
///
/// Threads: any.
const std::unordered_set<std::string> &nounsOf(Language language);

} // namespace xemap::text
