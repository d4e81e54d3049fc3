// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/chinese_modifier.h"

#include <optional>
#include <utility>

#include "xemap/text/language/condition_ways.h"
#include "xemap/text/language/cue_meaning.h"
#include "xemap/text/language/measures.h"
#include "xemap/text/language/wordings.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

/// One modifier; each read...() returns whether all of the range is one of its kind.
class ModifierReader {
public:
  ModifierReader(const Clause &clause, TokenRange range, ReferringExpression &tree)
      : mClause(clause), mStart(range.first), mFirst(range.first), mEnd(range.second), mTree(tree) {}

  bool read() {
    readDenial();
    if (mFirst >= mEnd)
      return false;
    if (mDeniesNoun)
      return add(relation(Kind::Except), {mFirst, mEnd});
    return readSize() || readRanking() || readDistance() || readLeadingVerb() || readWith() || readTrailingWord() ||
           readUntold() || readPlace();
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
      } else if (const auto *copula = cursor.accept(WordClass::Copula)) {
        mIsPlaced = !copula->has("finite");
      } else if (!cursor.accept(WordClass::But) && !cursor.accept(WordClass::Filler)) {
        return;
      }
      mFirst = cursor.at();
    }
  }

  SpatialRelation relation(Kind kind, double metres = 0.0, bool measured = false) const {
    return relationOf(kind, mDenied && kind != Kind::Except, metres, measured);
  }

  bool lose(TokenRange range) {
    mTree.leftOut.push_back(mClause.written(range));
    mTree.notUnderstood.push_back(mTree.leftOut.back());
    return true;
  }

  bool add(SpatialRelation made, TokenRange anchor) {
    auto cursor = mClause.at(anchor.first);
    if (cursor.accept(WordClass::Pronoun) && cursor.at() == anchor.second) // "离我100米"
      return lose({mFirst, mEnd});
    cursor.moveTo(anchor.first);
    if (const auto limits = readLimits(cursor, false); !limits.empty() && cursor.at() <= anchor.second) {
      if (!limits.front().quantity.isArea || cursor.at() >= anchor.second || !cursor.accept(WordClass::Of))
        return false;
      for (const auto &limit : limits) // "靠近3公顷的湖"
        made.anchorSizes.push_back({limit.quantity.value, limit.atLeast});
      anchor.first = cursor.at();
    }
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

  /// "比2公顷大", "比足球场大".
  bool readBigger() {
    auto cursor = here();
    const auto *than = cursor.accept(WordClass::Than);
    if (!than || !than->values.empty())
      return false;
    const auto quantityAt = cursor.at();
    auto quantity = readQuantity(cursor);
    if (!quantity) {
      cursor.moveTo(quantityAt);
      quantity = readUnit(cursor);
    }
    const auto *bigger = cursor.accept(WordClass::Than);
    if (!quantity || !quantity->isArea || !bigger || bigger->values.empty() || cursor.at() != mEnd)
      return false;
    mTree.sizes.push_back({quantity->value, bigger->has("least") != mDenied});
    return true;
  }

  /// "大于10个房间", "比湖大": bounds without a measure.
  bool readUntold() {
    auto cursor = here();
    const auto *than = cursor.peek(WordClass::Than);
    const bool isBigger =
        than && than->values.empty() && mEnd > mFirst + 2 && mClause.at(mEnd - 1).peek(WordClass::Than);
    const bool isFar = cursor.accept(WordClass::From) != nullptr; // "离湖不到十分钟"
    for (; isFar && cursor.at() < mEnd && !cursor.peek(WordClass::Compare); cursor.skip()) {
    }
    const bool isBound = cursor.accept(WordClass::Compare) && readNumber(cursor) && cursor.at() < mEnd;
    for (auto at = mFirst; at < mEnd; ++at)
      if (mClause.at(at).peek(WordClass::Of))
        return false;
    if (!isBigger && !isBound)
      return false;
    return lose({mFirst, mEnd});
  }

  /// "停在机场": there.
  bool readPlace() {
    return mIsPlaced && !isOfName() && !here().peek(WordClass::Picture) &&
           add(relation(Kind::Within, besideMetres), {mFirst, mEnd});
  }

  /// "面积大于2公顷", "2公顷以上".
  bool readSize() {
    if (readBigger())
      return true;
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
    if (closest && cursor.at() == mEnd) // to what?
      return lose({mFirst, mEnd});
    return closest && !cursor.peek(WordClass::Of) && addNearest(*closest, {cursor.at(), mEnd});
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

  /// Whether it is a part of a phrase that models are taught with.
  bool isOfName() const { return wordingAt(mClause.tokens, mStart, mClause.language) > mEnd - mStart; }

  /// "靠近河", "没有建筑".
  bool readLeadingVerb() {
    auto cursor = here();
    const auto *verb = cursor.accept(WordClass::Clause);
    return verb && cursor.at() < mEnd && !(verb->has("at") && isOfName()) && addEntry(*verb, {cursor.at(), mEnd});
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
      auto end = mClause.at(heading ? at + heading->words.size() : at);
      end.accept(WordClass::Side); // "左侧三分之一"
      if (heading && end.at() == mEnd && (heading->words.size() > 1 || at == mFirst))
        return heading->has("side") ? addPart(*heading, {mFirst, at}) : addHeading(headingOf(*heading), {mFirst, at});
    }
    return false;
  }

  /// "森林东半部": in the forest, where no map tells. "图像东半部" is a place.
  bool addPart(const WordEntry &part, TokenRange whole) {
    auto cursor = mClause.at(whole.first);
    if (whole.first == whole.second || cursor.peek(WordClass::Picture))
      return addHeading(headingOf(part), whole);
    return add(relation(Kind::Inside), whole) && lose({whole.second, mEnd});
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
  std::size_t mStart;
  std::size_t mFirst;
  std::size_t mEnd;
  ReferringExpression &mTree;
  bool mDenied = false;
  bool mDeniesNoun = false;
  bool mIsPlaced = false; ///< "在" came before it.
};

} // namespace

std::optional<bool> readModifier(const Clause &clause, TokenRange range, ReferringExpression &tree) {
  ModifierReader reader(clause, range, tree);
  return reader.read() ? std::optional<bool>(reader.isDenied()) : std::nullopt;
}

} // namespace xemap::text
