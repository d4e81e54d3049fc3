// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/text/language/language.h"
#include "xemap/text/language/word_table.h"

namespace xemap::text {

/// The words of a language, from resources/language/, which are compiled in: what reads expressions is linked into the
/// plugin, the engine and the commands, and none of them has to find files for it.
///
/// Threads: any.
const WordTable &tableOf(Language language);

/// Words for relations in languages that are not read.
const WordTable &otherLanguages();

/// Whether numbers are written with a decimal comma.
bool hasDecimalComma(Language language);

} // namespace xemap::text
