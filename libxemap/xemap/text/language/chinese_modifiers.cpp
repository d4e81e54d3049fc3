// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/chinese_modifier.h"

#include <utility>

#include "xemap/text/language/condition_ways.h"
#include "xemap/text/language/cue_meaning.h"

namespace xemap::text {

namespace {

/// Where a modifier ends and the next begins: "且", a comma.
bool isJoint(const Cursor &cursor) {
  const auto *but = cursor.peek(WordClass::But);
  return cursor.isSign(",") || (but && but->has("neutral"));
}

/// Where the modifier that begins at a place ends. "河附近或北部" are two, "靠近河或湖" is one.
std::size_t endOfModifier(const Clause &clause, TokenRange range, const ReferringExpression &tree) {
  for (auto at = range.first + 1; at < range.second; ++at) {
    auto cursor = clause.at(at);
    if (isJoint(cursor))
      return at;
    auto one = tree;
    auto other = tree;
    if ((cursor.accept(WordClass::Or) || cursor.accept(WordClass::And)) &&
        readModifier(clause, {range.first, at}, one) && readModifiers(clause, {cursor.at(), range.second}, other))
      return at;
  }
  return range.second;
}

/// How a modifier goes with those before it.
struct Joint {
  bool isAnd = false;
  bool isOr = false;
};

/// "与" before the first is none: "与道路相邻".
Joint readJoints(Cursor &cursor, std::size_t end, bool isFirst) {
  Joint joint;
  while (cursor.at() < end) {
    if (cursor.acceptSign(","))
      continue;
    if ((isJoint(cursor) && cursor.accept(WordClass::But)) || (!isFirst && cursor.accept(WordClass::And)))
      joint.isAnd = true;
    else if (cursor.accept(WordClass::Or))
      joint.isOr = true;
    else
      break;
  }
  return joint;
}

} // namespace

bool readModifiers(const Clause &clause, TokenRange range, ReferringExpression &tree) {
  auto trial = tree;
  Conditions base;
  bool isDenied = false;
  bool isAnyRead = false;
  for (auto cursor = clause.at(range.first); cursor.at() < range.second;) {
    const auto joint = readJoints(cursor, range.second, !isAnyRead);
    const TokenRange piece{cursor.at(), endOfModifier(clause, {cursor.at(), range.second}, trial)};
    ReferringExpression read;
    read.ranking = trial.ranking;
    const auto denied = readModifier(clause, piece, read);
    if (!denied)
      return false;
    trial.ranking = read.ranking;
    trial.leftOut.insert(trial.leftOut.end(), read.leftOut.begin(), read.leftOut.end());
    trial.notUnderstood.insert(trial.notUnderstood.end(), read.notUnderstood.begin(), read.notUnderstood.end());
    Conditions more = read;
    const bool carriesDenial = joint.isOr && isDenied && !*denied; // "不在河附近或北部"
    if (carriesDenial)
      more = opposite(std::move(more));
    if (joint.isOr && !carriesDenial) {
      addAlternative(trial, isAnyRead ? base : Conditions(), more);
    } else {
      base = lastWay(trial);
      if (joint.isAnd)
        addToLast(trial, more);
      else
        addToAll(trial, more);
    }
    isDenied = *denied || carriesDenial;
    isAnyRead = true;
    cursor.moveTo(piece.second);
  }
  if (isAnyRead)
    tree = std::move(trial);
  return isAnyRead;
}

} // namespace xemap::text
