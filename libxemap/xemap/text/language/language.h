// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>

namespace xemap::text {

/// Languages whose relations, places, numbers and negations are read.
enum class Language { English, German, French, Spanish, Chinese };

inline constexpr std::array<Language, 5> allLanguages{Language::English, Language::German, Language::French,
                                                      Language::Spanish, Language::Chinese};

/// The ISO 639-1 code: "en".
const char *codeOf(Language language);

/// The language of a code such as "de" or "de_AT"; nothing where it is none of them.
std::optional<Language> languageOf(const std::string &code);

/// The language that most of an expression's function words belong to; of several, that of most of its nouns; of
/// several of these `preferred`, or the first. Nothing when they belong to a language that is not read.
///
/// Throws: InvalidArgument when the expression is not UTF-8.
std::optional<Language> detectLanguage(const std::string &expression, Language preferred = Language::English);

} // namespace xemap::text
