// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/cue_cores.h"

#include "xemap/text/language/cue_meaning.h"
#include "xemap/text/language/measures.h"
#include "xemap/text/language/quantities.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

/// Whether a noun may begin here: behind "within 200 m" it needs no "of".
bool startsAnchor(const Cursor &cursor) {
  if (cursor.atEnd() || cursor.token().kind == Token::Kind::Sign)
    return false;
  for (const auto is :
       {WordClass::And, WordClass::But, WordClass::Compare, WordClass::Copula, WordClass::Heading, WordClass::In,
        WordClass::Not, WordClass::Or, WordClass::Polite, WordClass::Relation, WordClass::Relative, WordClass::With})
    if (cursor.peek(is))
      return false;
  return true;
}

} // namespace

std::optional<Cue> readUntoldMeasure(Cursor &cursor) {
  Cursor ahead = cursor;
  if (const auto quantity = readQuantity(ahead); quantity && !quantity->isThing)
    return std::nullopt;
  cursor.accept(WordClass::Aside);
  readNumber(cursor);
  if (cursor.atEnd() || cursor.token().kind != Token::Kind::Word)
    return std::nullopt;
  cursor.skip();
  cursor.accept(WordClass::From);
  Cue cue;
  cue.isUntold = true;
  return cue;
}

bool startsMeasure(Cursor cursor) {
  const bool isFew = cursor.accept(WordClass::Aside) != nullptr;
  return cursor.isNumber() || cursor.peek(WordClass::Number) || (isFew && readUnit(cursor));
}

std::optional<Cue> readMeasure(Cursor &cursor, const Prefix &prefix) {
  const auto limits = readLimits(cursor, prefix.inClause);
  if (limits.empty() || (prefix.denied && limits.size() > 1))
    return std::nullopt;
  Cue cue;
  if (limits.front().quantity.isArea) {
    for (const auto &limit : limits)
      cue.sizes.push_back({limit.quantity.value, limit.atLeast != prefix.denied});
    return cue;
  }
  const auto end = cursor.at();
  cursor.accept(WordClass::In);
  cursor.accept(WordClass::Of);
  const bool isHeight = limits.front().isDimension || cursor.accept(WordClass::Dimension);
  if (isHeight) { // of things, which no map from above tells
    cue.isUntold = true;
    return cue;
  }
  cursor.moveTo(end);
  for (const auto &limit : limits)
    cue.relations.push_back(
        relationOf(limit.atLeast ? Kind::Beyond : Kind::Within, prefix.denied, limit.quantity.value, true));
  if (auto toward = readToward(cursor, {})) {
    cue.relations.push_back(toward->relations.front());
    return cue;
  }
  cursor.moveTo(end);
  if (cursor.accept(WordClass::From) || cursor.accept(WordClass::At))
    return cue;
  if (!limits.front().isCompared || (!cursor.atEnd() && cursor.token().kind != Token::Kind::Sign &&
                                     (!startsAnchor(cursor) || cursor.peek(WordClass::Adjective))))
    return std::nullopt;
  cue.sharesAnchor = cursor.atEnd() || cursor.token().kind == Token::Kind::Sign;
  return cue;
}

std::optional<Cue> readUntoldComparison(Cursor &cursor, const Prefix &) {
  cursor.acceptAll(WordClass::Filler);
  const auto *compare = cursor.accept(WordClass::Compare);
  if (!compare || cursor.atEnd())
    return std::nullopt;
  Cursor last = cursor;
  last.moveTo(cursor.at() - 1);
  const bool isNumber = cursor.isNumber() || cursor.peek(WordClass::Number);
  if (!last.peek(WordClass::Than) && (compare->has("place") || !isNumber))
    return std::nullopt;
  Cue cue;
  cue.isUntold = true;
  return cue;
}

} // namespace xemap::text
