// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/text/language/cue.h"

namespace xemap::text {

/// A text in one language, cut into tokens.
struct Clause {
  const std::string &text;
  const Tokens &tokens;
  const WordTable &table;
  Language language;
  bool asWritten = false; ///< Noun phrases keep their letters: the network's text encoder knows them by their case.

  Cursor at(std::size_t place) const { return {tokens, table, place}; }
  std::string written(TokenRange range) const;
  /// Whether a colon stands before a token.
  bool isAfterColon(std::size_t place) const;
};

/// The noun phrases of a list: "a river, the lake or some ponds". Phrases whose adjectives or companions are listed
/// stay whole: "black and white roofs", "airport with runways and planes".
NounPhrases nounPhrasesOf(const Clause &clause, TokenRange range);

} // namespace xemap::text
