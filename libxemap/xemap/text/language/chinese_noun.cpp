// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/chinese_noun.h"

#include "xemap/text/language/wordings.h"

namespace xemap::text {

bool isName(const Clause &clause, TokenRange words) {
  return wordingAt(clause.tokens, words.first, clause.language) >= words.second - words.first;
}

namespace {

/// "河附近" before "森林".
bool endsInRelation(const Clause &clause, TokenRange range) {
  if (clause.at(range.first).peek(WordClass::Picture))
    return false;
  for (auto at = range.first + 1; at + 1 < range.second; ++at)
    if (const auto *relation = clause.at(at).peek(WordClass::Relation);
        relation && !relation->has("with") && at + relation->words.size() == range.second)
      return !isName(clause, {range.first, range.second + 1});
  return false;
}

} // namespace

bool isLong(const Clause &clause, const std::string &noun) {
  const auto tokens = tokensOf(noun, false);
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (const auto *line = clause.table.longest(WordClass::Line, tokens, at);
        line && at + line->words.size() == tokens.size())
      return true;
  return false;
}

bool isShort(const Clause &clause, TokenRange range) {
  auto cursor = clause.at(range.first);
  const auto *heading = cursor.peek(WordClass::Heading);
  const bool isMiddle = heading && heading->number(0) == 0.0 && heading->number(1) == 0.0; // "中央广场"
  const bool isHeading = heading && !isMiddle && heading->words.size() > 1 && cursor.accept(WordClass::Heading);
  return ((isHeading || cursor.accept(WordClass::Most) || cursor.accept(WordClass::Extreme)) &&
          cursor.at() == range.second) ||
         endsInRelation(clause, range);
}

bool isSaidBehind(const Clause &clause, std::size_t at) {
  const auto cursor = clause.at(at);
  const auto *copula = cursor.peek(WordClass::Copula);
  const auto *verb = cursor.peek(WordClass::Clause);
  return cursor.peek(WordClass::Compare) || cursor.peek(WordClass::Size) || cursor.peek(WordClass::Most) ||
         (copula && !copula->has("finite")) || (verb && verb->words.size() > 1);
}

bool startsNoun(const Cursor &cursor) {
  for (const auto is : {WordClass::Clause, WordClass::With, WordClass::From, WordClass::Not, WordClass::Copula,
                        WordClass::But, WordClass::In, WordClass::At, WordClass::Compare, WordClass::Size})
    if (cursor.peek(is))
      return false;
  return true;
}

bool holdsNoun(const Clause &clause, TokenRange part) {
  for (auto at = part.first; at < part.second; ++at)
    if (clause.at(at).peek(WordClass::Of))
      return true;
  return false;
}

} // namespace xemap::text
