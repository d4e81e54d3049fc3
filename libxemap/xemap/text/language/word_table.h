// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "xemap/text/language/token.h"

namespace xemap::text {

/// What words are to the grammar; resources/language/README.md tells what each is for and which values it takes.
enum class WordClass {
  Above,
  Across,
  Adjective,
  And,
  Area,
  Article,
  Aside,
  At,
  Bound,
  But,
  By,
  Clause,
  Closest,
  Compare,
  Copula,
  Count,
  Counted,
  Definite,
  Dimension,
  Everything,
  Extreme,
  Filler,
  Finite,
  From,
  Heading,
  In,
  Length,
  Line,
  Manner,
  Measure,
  Most,
  Not,
  Number,
  Of,
  Or,
  Ordinal,
  OrdinalEnding,
  Other,
  Participle,
  Picture,
  Polite,
  Pronoun,
  Range,
  Reach,
  Relation,
  Relative,
  Request,
  Side,
  Size,
  Than,
  Top,
  Which,
  With
};

/// Words of a class, and what they stand for.
struct WordEntry {
  WordClass is = WordClass::Article;
  std::vector<std::string> words;
  std::vector<std::string> plain; ///< The words without accents.
  std::vector<std::string> values;

  double number(std::size_t value) const;
  bool has(const std::string &value) const;
};

/// The words of one language.
class WordTable {
public:
  /// A line for each entry: "class value ... = phrase | phrase | ...", or a comment behind '#'.
  ///
  /// Throws: Corrupt, naming `name` and the line.
  static WordTable parse(const std::string &text, const std::string &name);

  /// Adds numbers and ordinals as ICU spells them in a language, by its ISO 639-1 code.
  void addSpelledNumbers(const std::string &language);

  /// The longest entry of a class that starts at a token; null where none does. Accents may be missing, but in words of
  /// one or two letters, which they tell apart ("où", "ou"); of equally long entries the one as written counts.
  const WordEntry *longest(WordClass is, const Tokens &tokens, std::size_t at) const;
  /// Whether a word, its accents there or missing, is part of an entry.
  bool knows(const std::string &word) const { return mWords.count(word) != 0; }
  /// Words of what leads from one noun to another, or tells a place, a size or an order, by their letters without
  /// accents.
  const std::unordered_map<std::string, std::string> &cueWords() const { return mCueWords; }
  /// How many tokens from `at` on belong to one entry of the classes that give a language away; 0 for none.
  std::size_t givenAway(const Tokens &tokens, std::size_t at) const;
  /// How many tokens from `at` on the longest entry of any class has; 0 for none.
  std::size_t longestOfAny(const Tokens &tokens, std::size_t at) const;

private:
  void add(WordClass is, const std::string &phrase, const std::vector<std::string> &values);
  const std::vector<WordEntry> *entriesAt(const Token &token) const;

  std::unordered_map<std::string, std::vector<WordEntry>> mEntries; ///< By their first word without accents.
  std::unordered_set<std::string> mWords;
  std::unordered_map<std::string, std::string> mCueWords;
};

} // namespace xemap::text
