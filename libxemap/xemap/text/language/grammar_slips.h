// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/text/language/language.h"
#include "xemap/text/language/token.h"

namespace xemap::text {

/// Sets Token::meant of words that are neither of the grammar nor nouns of the language, and one slip (two in words of
/// nine letters and more) away from one word that leads from noun to noun ("nort of", "betwen"). The first letter is
/// taken to be right; words of four letters count when letters are swapped or one is missing.
void findSlips(Tokens &tokens, Language language);

} // namespace xemap::text
