// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/chinese_modifier.h"

#include <optional>
#include <utility>

#include "xemap/text/language/condition_ways.h"
#include "xemap/text/language/cue_meaning.h"
#include "xemap/text/language/measures.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

/// One modifier; each read...() returns whether all of the range is one of its kind.
class ModifierReader {
public:
  ModifierReader(const Clause &clause, TokenRange range, ReferringExpression &tree)
      : mClause(clause), mFirst(range.first), mEnd(range.second), mTree(tree) {}

  bool read() {
    readDenial();
    if (mFirst >= mEnd)
      return false;
    if (mDeniesNoun)
      return add(relation(Kind::Except), {mFirst, mEnd});
    return readSize() || readRanking() || readDistance() || readLeadingVerb() || readWith() || readTrailingWord();
  }

  /// After read().
  bool isDenied() const { return mDenied; }

private:
  Cursor here() const { return mClause.at(mFirst); }

  void readDenial() {
    for (auto cursor = here(); cursor.at() < mEnd; cursor = here()) {
      const auto *denial = cursor.peek(WordClass::Not);
      const auto *verb = cursor.peek(WordClass::Clause); // "不含" is one word
      const auto *compare = cursor.peek(WordClass::Compare);
      if (verb || compare)
        return;
      if (denial) {
        cursor.accept(WordClass::Not);
        mDenied = !mDenied;
        mDeniesNoun = denial->has("noun");
      } else if (!cursor.accept(WordClass::Copula) && !cursor.accept(WordClass::But) &&
                 !cursor.accept(WordClass::Filler)) {
        return;
      }
      mFirst = cursor.at();
    }
  }

  SpatialRelation relation(Kind kind, double metres = 0.0, bool measured = false) const {
    return relationOf(kind, mDenied && kind != Kind::Except, metres, measured);
  }

  bool add(SpatialRelation made, TokenRange anchor) {
    const auto nouns = nounPhrasesOf(mClause, anchor);
    if (nouns.empty())
      return false;
    made.anchors.push_back(nouns);
    mTree.relations.push_back(std::move(made));
    return true;
  }

  bool addBetween(TokenRange anchors) {
    for (auto at = anchors.first + 1; at + 1 < anchors.second; ++at) {
      auto cursor = mClause.at(at);
      if (!cursor.accept(WordClass::And))
        continue;
      auto made = relation(Kind::Between);
      made.anchors = {nounPhrasesOf(mClause, {anchors.first, at}),
                      nounPhrasesOf(mClause, {cursor.at(), anchors.second})};
      mTree.relations.push_back(std::move(made));
      return true;
    }
    for (auto at = anchors.first; at < anchors.second; ++at)
      if (mClause.tokens[at].kind == Token::Kind::Number) // "面积在2到5公顷之间"
        return false;
    return add(relation(Kind::Within, nearMetres), anchors);
  }

  /// Adds what an entry of the classes relation and clause stands for.
  bool addEntry(const WordEntry &entry, TokenRange anchor) {
    const double metres = entry.values.empty() ? 0.0 : entry.number(entry.values.size() - 1);
    if (entry.has("within"))
      return add(relation(Kind::Within, metres), anchor);
    if (entry.has("beyond"))
      return add(relation(Kind::Beyond, metres), anchor);
    if (entry.has("between"))
      return addBetween(anchor);
    if (entry.has("surrounded"))
      return add(relation(Kind::SurroundedBy), anchor);
    if (entry.has("holding") || entry.has("without"))
      return add(relation(entry.has("holding") ? Kind::Holding : Kind::Without), anchor);
    if (entry.has("inside") || entry.has("outside")) {
      auto made = relation(Kind::Inside);
      made.denied = mDenied != entry.has("outside");
      return add(std::move(made), anchor);
    }
    auto made = relation(Kind::Across);
    made.anchors.push_back({entry.values.back()});
    return add(std::move(made), anchor);
  }

  /// "面积大于2公顷", "2公顷以上".
  bool readSize() {
    auto cursor = here();
    const auto limits = readLimits(cursor, false);
    if (limits.empty() || cursor.at() != mEnd || !limits.front().quantity.isArea)
      return false;
    for (const auto &limit : limits)
      mTree.sizes.push_back({limit.quantity.value, limit.atLeast != mDenied});
    return true;
  }

  /// "最大", "第二大", "三个最大", "离湖最近".
  bool readRanking() {
    auto cursor = here();
    if (mTree.ranking || mDenied)
      return false;
    if (cursor.accept(WordClass::From))
      return readNearest(cursor.at());
    Ranking ranking;
    if (const auto number = readNumber(cursor); number && *number >= 1.0 && cursor.accept(WordClass::Measure))
      ranking.count = static_cast<int>(*number);
    else
      cursor = here();
    if (const auto *most = cursor.accept(WordClass::Most)) {
      ranking.descending = most->has("largest");
      ranking.first = most->values.size() > 1 ? static_cast<int>(most->number(1)) : 1;
    } else if (const auto *extreme = cursor.accept(WordClass::Extreme)) {
      ranking.by = Ranking::By::Heading;
      ranking.heading = headingOf(*extreme);
    } else if (cursor.at() == mFirst) {
      return readNearestVerb();
    }
    if (cursor.at() != mEnd || (ranking.count > 1 && cursor.at() == mFirst))
      return false;
    mTree.ranking = ranking;
    return true;
  }

  bool readNearest(std::size_t anchor) {
    for (auto at = anchor + 1; at < mEnd; ++at)
      if (const auto *closest = mClause.at(at).peek(WordClass::Closest); closest && at + closest->words.size() == mEnd)
        return addNearest(*closest, {anchor, at});
    return false;
  }

  /// "最靠近湖".
  bool readNearestVerb() {
    auto cursor = here();
    const auto *closest = cursor.accept(WordClass::Closest);
    return closest && cursor.at() < mEnd && addNearest(*closest, {cursor.at(), mEnd});
  }

  bool addNearest(const WordEntry &closest, TokenRange anchor) {
    Ranking ranking;
    ranking.by = Ranking::By::Distance;
    ranking.descending = closest.has("farthest");
    const auto place = closest.number(closest.values.empty() ? 0 : closest.values.size() - 1);
    ranking.first = place > 1.0 ? static_cast<int>(place) : 1;
    ranking.anchor = nounPhrasesOf(mClause, anchor);
    mTree.ranking = ranking;
    return !ranking.anchor.empty();
  }

  /// "距离湖200米以内", "湖周围200米内".
  bool readDistance() {
    auto cursor = here();
    cursor.accept(WordClass::From);
    const auto anchor = cursor.at();
    for (auto at = anchor + 1; at < mEnd; ++at) {
      auto measure = mClause.at(at);
      // "湖周围200米": the word for near says nothing more.
      if (const auto *near = measure.peek(WordClass::Relation); near && near->has("within"))
        measure.accept(WordClass::Relation);
      const auto *toward = measure.peek(WordClass::Heading); // "河流以北200米"
      toward = toward && toward->words.size() > 1 ? measure.accept(WordClass::Heading) : nullptr;
      measure.accept(WordClass::Reach);
      const auto limits = readLimits(measure, false);
      if (limits.empty() || measure.at() != mEnd || limits.front().quantity.isArea)
        continue;
      for (const auto &limit : limits)
        if (!add(relation(limit.atLeast ? Kind::Beyond : Kind::Within, limit.quantity.value, true), {anchor, at}))
          return false;
      return !toward || addHeading(headingOf(*toward), {anchor, at});
    }
    return false;
  }

  /// "靠近河", "没有建筑".
  bool readLeadingVerb() {
    auto cursor = here();
    const auto *verb = cursor.accept(WordClass::Clause);
    return verb && cursor.at() < mEnd && addEntry(*verb, {cursor.at(), mEnd});
  }

  /// "被森林包围", "与道路相邻".
  bool readWith() {
    auto cursor = here();
    if (!cursor.accept(WordClass::With))
      return false;
    for (auto at = cursor.at() + 1; at < mEnd; ++at)
      if (const auto *verb = mClause.at(at).peek(WordClass::Relation);
          verb && verb->has("with") && at + verb->words.size() == mEnd)
        return addEntry(*verb, {cursor.at(), at});
    return false;
  }

  /// "河附近", "河以北", "左下角", "图像北部".
  bool readTrailingWord() {
    for (auto at = mFirst; at < mEnd; ++at) {
      const auto *heading = mClause.at(at).peek(WordClass::Heading);
      const auto *word = at > mFirst ? mClause.at(at).peek(WordClass::Relation) : nullptr;
      if (word && !word->has("with") && at + word->words.size() == mEnd)
        return addEntry(*word, {mFirst, at});
      if (heading && at + heading->words.size() == mEnd && (heading->words.size() > 1 || at == mFirst))
        return addHeading(headingOf(*heading), {mFirst, at});
    }
    return false;
  }

  bool addHeading(const Heading &heading, TokenRange anchor) {
    auto cursor = mClause.at(anchor.first);
    cursor.accept(WordClass::Article);
    const bool isPicture =
        anchor.first == anchor.second || (cursor.accept(WordClass::Picture) && cursor.at() >= anchor.second);
    if (isPicture) {
      mTree.parts.push_back({heading, mDenied});
      return true;
    }
    auto made = relation(Kind::Toward);
    made.heading = heading;
    return (heading.x != 0 || heading.y != 0) && add(std::move(made), anchor);
  }

  const Clause &mClause;
  std::size_t mFirst;
  std::size_t mEnd;
  ReferringExpression &mTree;
  bool mDenied = false;
  bool mDeniesNoun = false;
};

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
        ModifierReader(clause, {range.first, at}, one).read() &&
        readModifiers(clause, {cursor.at(), range.second}, other))
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
    ModifierReader reader(clause, piece, read);
    if (!reader.read())
      return false;
    trial.ranking = read.ranking;
    Conditions more = read;
    const bool carriesDenial = joint.isOr && isDenied && !reader.isDenied(); // "不在河附近或北部"
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
    isDenied = reader.isDenied() || carriesDenial;
    isAnyRead = true;
    cursor.moveTo(piece.second);
  }
  if (isAnyRead)
    tree = std::move(trial);
  return isAnyRead;
}

} // namespace xemap::text
