// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace xemap::text {

/// Words of as many letters may have two slips and still be known.
constexpr std::size_t longForTwoSlips = 9;

/// Slips of the keyboard that lead from one word to another: characters replaced, left out, added or swapped with their
/// neighbour.
///
/// Source: optimal string alignment (Boytsov 2011). Throws: InvalidArgument for words that are not UTF-8.
std::size_t slipsBetween(const std::string &a, const std::string &b);

} // namespace xemap::text
