// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/noun_phrase.h"

#include <algorithm>

namespace xemap::text {

namespace {

/// The range without what quantifies a noun phrase and what is left of the words around it.
TokenRange stripped(const Clause &clause, TokenRange range) {
  using C = WordClass;
  auto first = clause.at(range.first);
  while (first.at() < range.second) {
    if (first.token().kind == Token::Kind::Sign)
      first.skip();
    else if (!first.accept(C::Article) && !first.accept(C::Of))
      break;
  }
  range.first = std::min(first.at(), range.second);
  for (bool shorter = true; shorter && range.second > range.first;) {
    shorter = false;
    // The longest words that end here.
    for (auto at = range.first; at < range.second && !shorter; ++at)
      for (const auto is : {C::And, C::Or, C::But, C::Relative, C::With, C::Article, C::Of, C::Copula, C::Counted,
                            C::Reach, C::Polite, C::Clause})
        if (const auto *entry = clause.at(at).peek(is);
            entry && at + entry->words.size() == range.second && (at > range.first || is != C::Reach) &&
            !(is == C::With && entry->has("by")) && (is != C::Counted || entry->values.empty()) &&
            (is != C::Clause || entry->has("final"))) {
          range.second = at;
          shorter = true;
          break;
        }
    if (!shorter && range.second > range.first && clause.tokens[range.second - 1].kind == Token::Kind::Sign) {
      --range.second;
      shorter = true;
    }
  }
  return range;
}

/// Its words, without verbs that only link them: "roofs that are red".
std::string textOf(const Clause &clause, TokenRange range) {
  if (range.first < range.second && clause.tokens[range.first].kind == Token::Kind::Quoted &&
      range.second == range.first + 1)
    return clause.tokens[range.first].word;
  if (clause.asWritten)
    return clause.written(range);
  std::string phrase;
  for (auto cursor = clause.at(range.first); cursor.at() < range.second;) {
    const auto start = cursor.at();
    if (start > range.first && cursor.accept(WordClass::Relative) && cursor.accept(WordClass::Copula) &&
        cursor.at() < range.second)
      continue;
    cursor.moveTo(start);
    const auto &token = cursor.token();
    const bool follows = !phrase.empty() && !clause.tokens[start - 1].touches(token);
    cursor.skip();
    if (token.kind != Token::Kind::Sign)
      phrase += (follows ? " " : "") + token.word;
  }
  return phrase;
}

} // namespace

std::string Clause::written(TokenRange range) const {
  std::string words;
  for (auto first = range.first; first < range.second;) {
    auto end = first + 1;
    while (end < range.second && !tokens[end].isAfterAside)
      ++end;
    words += (words.empty() ? "" : " ") + text.substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
    first = end;
  }
  return words;
}

bool Clause::isAfterColon(std::size_t place) const {
  const auto begin = place > 0 ? tokens[place - 1].end : 0;
  const auto between = text.substr(begin, tokens[place].begin - begin);
  return between.find(':') != std::string::npos || between.find("\xEF\xBC\x9A") != std::string::npos;
}

NounPhrases nounPhrasesOf(const Clause &clause, TokenRange range) {
  NounPhrases phrases;
  auto start = range.first;
  bool accompanied = false;
  const auto close = [&](std::size_t end) {
    const auto phrase = stripped(clause, {start, end});
    if (phrase.first < phrase.second)
      phrases.push_back(textOf(clause, phrase));
  };
  for (auto cursor = clause.at(range.first); cursor.at() < range.second;) {
    const auto at = cursor.at();
    const bool afterAdjective = at > start && clause.at(at - 1).peek(WordClass::Adjective) != nullptr;
    const bool isComma = cursor.acceptSign(",") || cursor.acceptSign("/");
    const bool joins = isComma || cursor.accept(WordClass::And) || cursor.accept(WordClass::Or);
    if (joins && !afterAdjective && !(accompanied && !isComma)) {
      close(at);
      start = cursor.at();
      accompanied = false;
    } else if (!joins) {
      accompanied = accompanied ||
                    (at > start && (cursor.peek(WordClass::With) || (!clause.asWritten && cursor.peek(WordClass::Of))));
      cursor.skip();
    }
  }
  close(range.second);
  return phrases;
}

} // namespace xemap::text
