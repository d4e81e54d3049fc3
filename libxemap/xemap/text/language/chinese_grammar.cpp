// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/chinese_grammar.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "xemap/text/language/chinese_modifier.h"
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
      if ((i == 0 && (nounFirst || holdsNoun(parts[i]))) || !readModifiers(mClause, parts[i], mTree))
        readNounPart(parts[i]);
    settle();
  }

  /// Whether a modifier ends in it, so that its noun follows.
  bool holdsNoun(TokenRange part) const {
    for (auto at = part.first; at < part.second; ++at)
      if (mClause.at(at).peek(WordClass::Of))
        return true;
    return false;
  }

  /// "河流200米以内".
  bool readEverythingNear(TokenRange part) {
    auto trial = mTree;
    if (!readModifiers(mClause, part, trial) || trial.relations.empty() || !trial.relations.back().measured)
      return false;
    mTree = std::move(trial);
    return true;
  }

  bool isBut(std::size_t at) const {
    const auto *but = mClause.at(at).peek(WordClass::But);
    return but && but->has("neutral") && but->words.size() > 1;
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
      if (!joint || !readNested({start, at}, part.second, cursor))
        continue;
      mTree.counts = mTree.counts || joint->is == WordClass::Count;
      start = cursor.at();
      at = start - 1;
    }
    start = readBeforeNoun({start, part.second});
    for (auto at = start + 1; at < part.second; ++at)
      if (isSaidBehind(at) && readModifiers(mClause, {at, part.second}, mTree))
        part.second = at;
    auto head = mClause.at(start);
    if (head.accept(WordClass::Everything) && head.at() == part.second)
      return;
    const auto nouns = nounPhrasesOf(mClause, {start, part.second});
    mTree.targets.insert(mTree.targets.end(), nouns.begin(), nouns.end());
  }

  /// "建筑大于1000平方米", "森林在北部", "田靠近森林".
  bool isSaidBehind(std::size_t at) const {
    const auto cursor = mClause.at(at);
    const auto *copula = cursor.peek(WordClass::Copula);
    const auto *verb = cursor.peek(WordClass::Clause);
    return cursor.peek(WordClass::Compare) || cursor.peek(WordClass::Size) || (copula && !copula->has("finite")) ||
           (verb && verb->words.size() > 1);
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
            (!alone.sizes.empty() && isLong(nested.relations.front().anchors.back().back())))
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

  /// Whether what follows is no modifier that begins by itself: "湖附近", not "靠近湖".
  static bool startsNoun(const Cursor &cursor) {
    for (const auto is : {WordClass::Clause, WordClass::With, WordClass::From, WordClass::Not, WordClass::Copula,
                          WordClass::But, WordClass::In, WordClass::At, WordClass::Compare, WordClass::Size})
      if (cursor.peek(is))
        return false;
    return true;
  }

  /// "河": nobody tells its area.
  bool isLong(const std::string &noun) const {
    const auto tokens = tokensOf(noun, false);
    for (std::size_t at = 0; at < tokens.size(); ++at)
      if (const auto *line = mClause.table.longest(WordClass::Line, tokens, at);
          line && at + line->words.size() == tokens.size())
        return true;
    return false;
  }

  /// "北部森林", "最大森林", "两个森林" after a superlative, "非森林".
  std::size_t readBeforeNoun(TokenRange range) {
    auto cursor = mClause.at(range.first);
    if (const auto *denial = cursor.peek(WordClass::Not); denial && denial->has("noun") && mTree.targets.empty()) {
      cursor.accept(WordClass::Not);
      mTree.complement = true;
      return cursor.at();
    }
    for (auto end = range.second - 1; end > range.first; --end) {
      auto trial = mTree;
      if (isShort({range.first, end}) && readModifiers(mClause, {range.first, end}, trial)) {
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

  /// Whether a place or a superlative is all there is: what needs no 的.
  bool isShort(TokenRange range) const {
    auto cursor = mClause.at(range.first);
    const auto *heading = cursor.peek(WordClass::Heading);
    const bool isMiddle = heading && heading->number(0) == 0.0 && heading->number(1) == 0.0; // "中央广场"
    const bool isHeading = heading && !isMiddle && heading->words.size() > 1 && cursor.accept(WordClass::Heading);
    return (isHeading || cursor.accept(WordClass::Most) || cursor.accept(WordClass::Extreme)) &&
           cursor.at() == range.second;
  }

  /// "不是森林的地方" is everything but forest.
  void settle() {
    if (!mTree.targets.empty())
      return;
    for (auto relation = mTree.relations.begin(); relation != mTree.relations.end(); ++relation) {
      const bool outside = relation->kind == SpatialRelation::Kind::Inside && relation->denied;
      if (relation->kind != SpatialRelation::Kind::Except && !outside)
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
  ReferringExpression mTree;
};

} // namespace

std::optional<ReferringExpression> readChinese(const std::string &expression) {
  const auto tokens = tokensOf(expression, false);
  const Clause clause{expression, tokens, tableOf(Language::Chinese), Language::Chinese, true};
  if (tokens.empty())
    return std::nullopt;
  auto tree = ChineseReader(clause).read();
  const bool nothing = tree.targets.empty() && tree.relations.empty() && tree.parts.empty() && tree.sizes.empty();
  const bool isEverything = nothing && clause.at(0).peek(WordClass::Everything) != nullptr;
  if ((nothing && !isEverything) || (tree.isPlain() && tree.leftOut.empty() && !tree.counts))
    return std::nullopt;
  return tree;
}

} // namespace xemap::text
