// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "xemap/text/language/language.h"
#include "xemap/text/phrase_tokenizer.h"

namespace xemap::text {

/// Whether a word occurs, inflected or as a part, in the phrases that models are taught with, in any of the languages.
///
/// Throws: InvalidArgument when it is not UTF-8.
bool isTaughtWord(const std::string &word);

/// Whether hardly anybody writes a word: it is not taught, and a tokenizer with likelihoods takes it apart into
/// unlikely pieces, whether it begins with a small or a capital letter.
///
/// Source: limits by the false alarms and misses in docs/language.md. Throws: as isTaughtWord and PhraseTokenizer.
bool isUnknownWord(const std::string &word, const PhraseTokenizer &tokenizer);

/// Words of the taught phrases of a language that one slip of the keyboard, two in nine letters and more, leads away
/// from, the nearest first; at most `most`. Nothing for words that are taught in any language.
///
/// Throws: as isTaughtWord.
std::vector<std::string> taughtWordsNear(const std::string &word, Language language, std::size_t most);

} // namespace xemap::text
