// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/chinese_grammar.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "xemap/text/language/asides.h"
#include "xemap/text/language/chinese_modifier.h"
#include "xemap/text/language/chinese_noun.h"
#include "xemap/text/language/condition_ways.h"
#include "xemap/text/language/tables.h"

namespace xemap::text {

namespace {

/// Reads "[modifier 的] ... noun", with requests and counts around it.
class ChineseReader {
public:
  explicit ChineseReader(const Clause &clause) : mClause(clause), mEnd(clause.tokens.size()) {}

  ReferringExpression read() {
    readEnding();
    readOpening();
    if (!readExceptEverything() && !readExceptWithin())
      readParts();
    return std::move(mTree);
  }

private:
  Cursor here() const { return mClause.at(mAt); }

  void leaveOut(TokenRange range) { mTree.leftOut.push_back(mClause.written(range)); }
  void lose(TokenRange range) {
    leaveOut(range);
    mTree.notUnderstood.push_back(mTree.leftOut.back());
  }

  /// "在哪里", "吗", "的数量" at the end.
  void readEnding() {
    for (bool shorter = true; shorter;) {
      shorter = false;
      for (auto at = mAt + 1; at < mEnd && !shorter; ++at)
        for (const auto is : {WordClass::Polite, WordClass::Count}) {
          const auto *entry = mClause.at(at).peek(is);
          if (!entry || at + entry->words.size() != mEnd)
            continue;
          if (is == WordClass::Count)
            mTree.counts = true;
          else
            leaveOut({at, mEnd});
          mAsksWhat = mAsksWhat || entry->has("what");
          mAsks = mAsks || is == WordClass::Polite;
          mEnd = at;
          shorter = true;
          break;
        }
      if (mEnd > mAt + 1 && mClause.at(mEnd - 1).isSign(",")) {
        --mEnd;
        shorter = true;
      }
    }
  }

  void readOpening() {
    for (auto cursor = here(); cursor.at() < mEnd; cursor = here()) {
      const auto start = cursor.at();
      cursor.acceptSign(",");
      if (cursor.accept(WordClass::Article) && cursor.at() < mEnd) {
        mAt = cursor.at();
        continue;
      }
      const bool counts = cursor.accept(WordClass::Count) != nullptr;
      if (counts && readUnit(cursor)) { // "有多少公顷"
        cursor.accept(WordClass::Of);
        leaveOut({start, cursor.at()});
        mAt = cursor.at();
        continue;
      }
      if ((!counts && !cursor.accept(WordClass::Request)) || cursor.at() >= mEnd)
        return;
      mTree.counts = mTree.counts || counts;
      if (!counts)
        leaveOut({start, cursor.at()});
      mAt = cursor.at();
    }
  }

  /// "除了森林以外的一切", "除森林外".
  bool readExceptEverything() {
    auto cursor = here();
    const auto *but = cursor.accept(WordClass::But);
    if (!but || but->has("neutral"))
      return false;
    const auto start = cursor.at();
    auto end = mEnd;
    auto head = mEnd;
    for (auto at = start + 1; at < mEnd; ++at) {
      auto outside = mClause.at(at);
      const auto *relation = outside.accept(WordClass::Relation);
      if (!relation || !relation->has("outside"))
        continue;
      end = at;
      outside.acceptSign(",");
      outside.accept(WordClass::Of);
      head = outside.at();
      break;
    }
    auto rest = mClause.at(head);
    rest.accept(WordClass::Of);
    if (head < mEnd && !(rest.accept(WordClass::Everything) && rest.at() == mEnd))
      return false;
    mTree.complement = true;
    readNounPart({start, end});
    return true;
  }

  /// "北部除森林以外的一切".
  bool readExceptWithin() {
    for (auto at = mAt + 1; at < mEnd; ++at) {
      auto trial = mTree;
      const auto *but = mClause.at(at).peek(WordClass::But);
      if (!but || but->has("neutral") || !readModifiers(mClause, {mAt, at}, trial))
        continue;
      const auto start = std::exchange(mAt, at);
      const auto before = std::exchange(mTree, std::move(trial));
      if (readExceptEverything())
        return true;
      mAt = start;
      mTree = before;
    }
    return false;
  }

  /// The parts between commas: the first has the noun, others more nouns or more modifiers.
  void readParts() {
    std::vector<TokenRange> parts;
    auto start = mAt;
    for (auto at = mAt; at <= mEnd; ++at)
      if (at == mEnd || mClause.at(at).isSign(",") || (at > start && isBut(at))) {
        if (at > start)
          parts.emplace_back(start, at);
        start = at < mEnd && isBut(at) ? at : at + 1;
      }
    if (parts.size() == 1 && readEverythingNear(parts.front()))
      return;
    // "靠近河流并且面积大于2公顷的田": the noun comes behind all of them.
    auto trial = mTree;
    const bool nounFirst = std::all_of(parts.begin() + 1, parts.end(),
                                       [&](TokenRange part) { return readModifiers(mClause, part, trial); });
    for (std::size_t i = 0; i < parts.size(); ++i)
      if ((i == 0 && (nounFirst || holdsNoun(mClause, parts[i]))) || !readModifiers(mClause, parts[i], mTree))
        readNounPart(parts[i]);
    settle();
  }

  /// "河流200米以内", "第二大", "湖北边" before "有什么".
  bool readEverythingNear(TokenRange part) {
    auto trial = mTree;
    const bool isRead = readModifiers(mClause, part, trial);
    const bool isNear = !trial.relations.empty() && trial.relations.back().measured;
    if (!isRead || !(isNear || (trial.ranking && !holdsNoun(mClause, {part.first, part.second - 1})) || mAsksWhat))
      return false;
    mTree = std::move(trial);
    return true;
  }

  bool isBut(std::size_t at) const {
    const auto *but = mClause.at(at).peek(WordClass::But);
    return but && but->has("neutral") && (but->words.size() > 1 || mClause.at(at + 1).peek(WordClass::Not));
  }

  void readNounPart(TokenRange part) {
    auto start = part.first;
    for (auto at = start; at < part.second; ++at) {
      auto cursor = mClause.at(at);
      if (cursor.peek(WordClass::Reach)) // "的距离" is no end of a modifier
        continue;
      const auto *joint = cursor.accept(WordClass::Of);
      if (!joint && at > start)
        joint = cursor.accept(WordClass::Count); // "河附近有多少房子"
      if (const auto *has = mAsks && !joint && at > start ? cursor.peek(WordClass::Clause) : nullptr;
          has && has->has("holding")) // "河附近有房子吗"
        joint = cursor.accept(WordClass::Clause);
      const bool counts = joint && joint->is == WordClass::Count;
      if (!joint || (!readNested({start, at}, part.second, cursor) && !(counts && readPlace({start, at}))))
        continue;
      mTree.counts = mTree.counts || counts;
      start = cursor.at();
      at = start - 1;
    }
    start = readBeforeNoun({start, part.second});
    const bool isWhole = isName(mClause, {start, part.second});
    for (auto at = start + 1; at < part.second; ++at)
      if (!isWhole && isSaidBehind(mClause, at) && readModifiers(mClause, {at, part.second}, mTree))
        part.second = at;
    start = readCount({start, part.second});
    part.second = readPartOfThing({start, part.second});
    auto head = mClause.at(start);
    if (start == part.second)
      return;
    if (head.accept(WordClass::Everything) && head.at() == part.second) {
      mHead = {start, part.second};
      return;
    }
    const auto nouns = nounPhrasesOf(mClause, {start, part.second});
    mTree.targets.insert(mTree.targets.end(), nouns.begin(), nouns.end());
  }

  /// "码头" before "有多少船".
  bool readPlace(TokenRange place) {
    SpatialRelation made;
    made.metres = besideMetres;
    made.anchors = {nounPhrasesOf(mClause, place)};
    if (made.anchors.front().empty())
      return false;
    mTree.relations.push_back(std::move(made));
    return true;
  }

  /// "三座房子", "第二座房子": which of them is meant nobody tells.
  std::size_t readCount(TokenRange range) {
    auto cursor = mClause.at(range.first);
    const bool isPlace = cursor.accept(WordClass::OrdinalEnding) != nullptr;
    const auto number = readNumber(cursor);
    const bool counts = number && (isPlace || *number >= 2.0) && cursor.accept(WordClass::Measure);
    if (!counts || cursor.at() >= range.second || isName(mClause, range))
      return range.first;
    lose({range.first, cursor.at()});
    return cursor.at();
  }

  /// "森林的北部", "森林北部": which part of a thing is meant no map tells. "图像上半部分" is a place.
  std::size_t readPartOfThing(TokenRange range) {
    if (isName(mClause, range))
      return range.second;
    for (auto at = range.first; at < range.second; ++at) {
      auto cursor = mClause.at(at);
      const auto *heading = cursor.accept(WordClass::Heading);
      cursor.accept(WordClass::Side);
      if (!heading || heading->words.size() < 2 || cursor.at() != range.second)
        continue;
      auto before = mClause.at(range.first);
      const bool isPicture = at == range.first ||
                             (before.accept(WordClass::Picture) && (before.accept(WordClass::Of) || before.at() >= at));
      const bool isOf = at > range.first && mClause.at(at - 1).peek(WordClass::Of);
      const bool isMiddle = heading->number(0) == 0.0 && heading->number(1) == 0.0; // "市中心"
      if (isPicture) {
        mTree.parts.push_back({headingOf(*heading), false});
        return range.first;
      }
      if (isMiddle && !isOf)
        return range.second;
      lose({at, range.second});
      return isOf ? at - 1 : at;
    }
    return range.second;
  }

  /// Reads a modifier, or two: "河边最大".
  bool readChunk(TokenRange chunk, ReferringExpression &tree) const {
    if (readModifiers(mClause, chunk, tree))
      return true;
    for (auto cut = chunk.first + 1; cut < chunk.second; ++cut) {
      auto trial = tree;
      if (readModifiers(mClause, {chunk.first, cut}, trial) && readModifiers(mClause, {cut, chunk.second}, trial)) {
        tree = std::move(trial);
        return true;
      }
    }
    return false;
  }

  /// Reads a modifier that ends at a 的; in "最大的湖附近的" and "大于2公顷的湖附近的" it is the lake's.
  bool readNested(TokenRange chunk, std::size_t end, Cursor &cursor) {
    auto trial = mTree;
    ReferringExpression alone;
    if (!readChunk(chunk, trial))
      return false;
    const bool saysWhich = readChunk(chunk, alone) && alone.relations.empty() && alone.parts.empty();
    if (saysWhich && startsNoun(cursor))
      for (auto at = cursor.at() + 1; at + 1 < end; ++at) {
        auto later = mClause.at(at);
        ReferringExpression nested;
        if (!later.accept(WordClass::Of) || !readModifiers(mClause, {cursor.at(), at}, nested) ||
            nested.relations.size() != 1 || !nested.parts.empty() || !nested.alternatives.empty() ||
            (!alone.sizes.empty() && isLong(mClause, nested.relations.front().anchors.back().back())))
          continue;
        nested.relations.front().anchorSizes = alone.sizes;
        nested.relations.front().anchorRanking = alone.ranking;
        addToAll(mTree, nested);
        cursor = later;
        return true;
      }
    mTree = std::move(trial);
    return true;
  }

  /// "北部森林", "最大森林", "两个森林" after a superlative, "非森林".
  std::size_t readBeforeNoun(TokenRange range) {
    auto cursor = mClause.at(range.first);
    if (const auto *denial = cursor.peek(WordClass::Not); denial && denial->has("noun") && mTree.targets.empty()) {
      cursor.accept(WordClass::Not);
      mTree.complement = true;
      return cursor.at();
    }
    if (readCountedFrom(cursor))
      return cursor.at();
    for (auto end = range.second - 1; end > range.first; --end) {
      auto trial = mTree;
      if (isShort(mClause, {range.first, end}) && readModifiers(mClause, {range.first, end}, trial)) {
        mTree = std::move(trial);
        return end;
      }
    }
    if (mTree.ranking && mTree.ranking->count == 1)
      if (const auto number = readNumber(cursor); number && *number >= 1.0 && cursor.accept(WordClass::Measure)) {
        mTree.ranking->count = static_cast<int>(*number);
        return cursor.at();
      }
    return range.first;
  }

  /// "左起第三座", "从北边数第一个".
  bool readCountedFrom(Cursor &cursor) {
    const auto start = cursor.at();
    const auto *side = mTree.ranking ? nullptr : cursor.accept(WordClass::Counted);
    cursor.accept(WordClass::Of);
    const auto *which = side ? cursor.accept(WordClass::OrdinalEnding) : nullptr;
    const auto number = which ? readNumber(cursor) : std::nullopt;
    if (!number || *number < 1.0) {
      cursor.moveTo(start);
      return false;
    }
    cursor.accept(WordClass::Measure);
    mTree.ranking = Ranking{};
    mTree.ranking->by = Ranking::By::Heading;
    mTree.ranking->heading = headingOf(*side);
    (which->has("count") ? mTree.ranking->count : mTree.ranking->first) = static_cast<int>(*number);
    return true;
  }

  /// "不是森林的地方" is everything but forest, "有水的地方" is water.
  void settle() {
    if (!mTree.targets.empty())
      return;
    for (auto relation = mTree.relations.begin(); relation != mTree.relations.end(); ++relation) {
      if (relation->kind == SpatialRelation::Kind::Holding && mTree.relations.size() == 1 &&
          mTree.alternatives.empty() && mHead.first < mHead.second) {
        leaveOut(mHead);
        mTree.targets = relation->anchors.front();
        mTree.relations.clear();
        return;
      }
      const bool outside = relation->kind == SpatialRelation::Kind::Inside && relation->denied;
      const bool isNot =
          relation->kind == SpatialRelation::Kind::Except || relation->kind == SpatialRelation::Kind::Without;
      if (!isNot && !outside)
        continue;
      mTree.complement = true;
      mTree.targets = relation->anchors.front();
      mTree.relations.erase(relation);
      return;
    }
  }

  const Clause &mClause;
  std::size_t mAt = 0;
  std::size_t mEnd;
  bool mAsks = false;     ///< "吗" stood at the end.
  bool mAsksWhat = false; ///< "有什么" did.
  TokenRange mHead;       ///< "的地方".
  ReferringExpression mTree;
};

} // namespace

std::optional<ReferringExpression> readChinese(const std::string &expression) {
  const auto written = tokensOf(expression, false);
  if (written.empty())
    return std::nullopt;
  const auto &table = tableOf(Language::Chinese);
  const auto [tokens, asides, lost] = withoutAsides({expression, written, table, Language::Chinese, true});
  const Clause clause{expression, tokens, table, Language::Chinese, true};
  auto tree = ChineseReader(clause).read();
  tree.leftOut.insert(tree.leftOut.end(), asides.begin(), asides.end());
  tree.notUnderstood.insert(tree.notUnderstood.end(), lost.begin(), lost.end());
  const bool nothing = tree.targets.empty() && tree.empty() && !tree.ranking;
  const bool isEverything = nothing && clause.at(0).peek(WordClass::Everything) != nullptr;
  if ((nothing && !isEverything) || (tree.isPlain() && tree.leftOut.empty() && !tree.counts))
    return std::nullopt;
  return tree;
}

} // namespace xemap::text
