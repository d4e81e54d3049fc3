// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/unread_language.h"

#include "xemap/text/language/cursor.h"
#include "xemap/text/language/tables.h"

namespace xemap::text {

std::optional<ReferringExpression> readUnreadLanguage(const std::string &expression) {
  const auto tokens = tokensOf(expression, true);
  Cursor cursor(tokens, otherLanguages());
  while (!cursor.atEnd() && (cursor.at() == 0 || !cursor.peek(WordClass::Other)))
    cursor.skip();
  if (cursor.atEnd())
    return std::nullopt;
  const auto written = [&](std::size_t first, std::size_t end) {
    return expression.substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
  };
  ReferringExpression tree;
  tree.targets = {written(0, cursor.at())};
  tree.leftOut = {written(cursor.at(), tokens.size())};
  for (; !cursor.atEnd(); cursor.skip()) {
    const auto start = cursor.at();
    if (!cursor.accept(WordClass::Other))
      continue;
    tree.notUnderstood.push_back(written(start, cursor.at()));
    cursor.moveTo(cursor.at() - 1);
  }
  return tree;
}

} // namespace xemap::text
