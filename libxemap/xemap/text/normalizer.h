// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace xemap::text {

/// Brings an expression to the one spelling the rest of the library compares: NFKC, full case folding, typographic
/// quotes and dashes to ASCII, control characters to spaces, runs of white space to one space, ends trimmed.
///
/// Units: UTF-8 in and out.
/// Throws: InvalidArgument when the bytes are not UTF-8.
std::string normalize(const std::string &expression);

/// Whether a word is another written without some of its accents: "pres" for "près", "coté" for "côté". Both
/// normalised.
bool isWithoutAccents(const std::string &word, const std::string &accented);

/// A normalised word without its accents.
std::string withoutAccents(const std::string &word);

/// The words of a normalised expression in order: runs of letters with their marks (inner apostrophes and hyphens
/// split), and runs of digits. Punctuation, symbols and emoji are not words.
std::vector<std::string> words(const std::string &normalized);

} // namespace xemap::text
