// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "xemap/text/language/word_table.h"

namespace xemap::text {

/// Walks over tokens; each accept moves on only when the words are of that class. The arguments outlive it.
class Cursor {
public:
  Cursor(const Tokens &tokens, const WordTable &table, std::size_t at = 0)
      : mTokens(&tokens), mTable(&table), mAt(at) {}

  std::size_t at() const { return mAt; }
  void moveTo(std::size_t at) { mAt = at; }
  void skip() { ++mAt; }
  bool atEnd() const { return mAt >= mTokens->size(); }
  const Token &token() const { return (*mTokens)[mAt]; }
  const Tokens &tokens() const { return *mTokens; }

  bool isNumber() const { return !atEnd() && token().kind == Token::Kind::Number; }
  bool isSign(const char *sign) const { return !atEnd() && token().kind == Token::Kind::Sign && token().word == sign; }
  bool acceptSign(const char *sign) {
    const bool is = isSign(sign);
    mAt += is ? 1 : 0;
    return is;
  }

  const WordEntry *peek(WordClass is) const { return mTable->longest(is, *mTokens, mAt); }
  const WordEntry *accept(WordClass is) {
    const auto *entry = peek(is);
    mAt += entry ? entry->words.size() : 0;
    return entry;
  }
  /// Any number of them.
  void acceptAll(WordClass is) {
    while (accept(is)) {
    }
  }

private:
  const Tokens *mTokens;
  const WordTable *mTable;
  std::size_t mAt;
};

} // namespace xemap::text
