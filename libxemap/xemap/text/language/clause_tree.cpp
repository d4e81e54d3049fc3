// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/clause_tree.h"

#include <algorithm>
#include <utility>

#include "xemap/text/language/condition_ways.h"
#include "xemap/text/language/cue_meaning.h"
#include "xemap/text/language/quantities.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

/// English alone tells number by an s often enough.
bool endsInS(const Tokens &tokens, TokenRange words) {
  return words.first < words.second && tokens[words.second - 1].word.back() == 's';
}

bool isOneKind(const Conditions &a, const Conditions &b) {
  return a.relations.empty() == b.relations.empty() && a.parts.empty() == b.parts.empty() &&
         a.sizes.empty() == b.sizes.empty();
}

} // namespace

bool isSingularVerb(const std::string &word) {
  return word == "isn't" || word == "doesn't" || word == "hasn't" || word == "that's" || word.back() == 's';
}

ClauseTree::ClauseTree(const Clause &clause, const ClauseFrame &frame) : mClause(clause), mContext(frame.context) {
  mTree.counts = frame.counts;
  mTree.complement = frame.complement;
  for (const auto &range : frame.leftOut)
    leaveOut(range);
}

void ClauseTree::leaveOut(TokenRange range) {
  while (range.first < range.second && mClause.tokens[range.first].kind == Token::Kind::Sign)
    ++range.first;
  if (auto words = mClause.written(range); !words.empty())
    mTree.leftOut.push_back(std::move(words));
}

/// The same of words that would have meant something.
void ClauseTree::lose(TokenRange range) {
  const auto before = mTree.leftOut.size();
  leaveOut(range);
  if (mTree.leftOut.size() > before)
    mTree.notUnderstood.push_back(mTree.leftOut.back());
}

void ClauseTree::addNoun(TokenRange noun, bool isEverything) {
  mNoun = noun;
  if (isEverything)
    lose(noun);
  else
    mTree.targets = nounPhrasesOf(mClause, noun);
}

/// "three houses", "the second house": which of them is meant nobody tells. In "two lane road" the number is part of a
/// name, as in English the noun's number tells.
TokenRange ClauseTree::withoutCount(TokenRange words) {
  auto cursor = mClause.at(words.first);
  cursor.acceptAll(WordClass::Article);
  const auto start = cursor.at();
  const auto place = readOrdinal(cursor);
  const auto number = readNumber(cursor);
  const bool isPlural = mClause.language != Language::English || endsInS(mClause.tokens, words);
  const bool isOne = number && *number == 1.0 && mClause.tokens[start].kind == Token::Kind::Number && !isPlural;
  const bool counts = place || isOne || (number && *number >= 2.0 && isPlural);
  if (!counts || cursor.at() >= words.second || mClause.text[cursor.tokens()[cursor.at() - 1].end] != ' ' ||
      mContext.knows(start) || mContext.knows(start + 1) || readUnit(cursor))
    return words;
  lose({start, cursor.at()});
  return {cursor.at(), words.second};
}

/// "die im Norden liegen": verbs behind what was said add nothing.
TokenRange ClauseTree::withoutVerbs(TokenRange words) const {
  auto cursor = mClause.at(words.first);
  while (cursor.accept(WordClass::Copula) || cursor.accept(WordClass::Reach) || cursor.accept(WordClass::Size) ||
         cursor.accept(WordClass::Of)) {
  }
  return {std::min(cursor.at(), words.second), words.second};
}

/// Whether words are nothing but one of a class.
bool ClauseTree::isWhole(WordClass is, TokenRange words) const {
  auto cursor = mClause.at(words.first);
  if (!cursor.peek(is)) // "each other" begins like an article
    cursor.acceptAll(WordClass::Article);
  return cursor.accept(is) && cursor.at() == words.second;
}

/// "a road that crosses a river": the verb is one road's, the houses were many.
bool ClauseTree::isOfAnchor(const Segment &segment) const {
  if (mClause.asWritten || !segment.cue.verb || mAnchors.empty() || mAnchors.back().second != segment.begin)
    return false;
  return isSingularVerb(mClause.tokens[*segment.cue.verb].word) && endsInS(mClause.tokens, mNoun) &&
         !endsInS(mClause.tokens, mAnchors.back());
}

/// "neither forest nor water", "without houses nor trees".
bool ClauseTree::extendsList(const Segment &segment) const {
  if (!segment.cue.isExcept())
    return false;
  const auto &relations = lastWay(mTree).relations;
  const bool isWithout = !relations.empty() && relations.back().kind == Kind::Without;
  const bool isDenied = isWithout || (mIsDenied && !relations.empty()); // "neither touch a road nor a river"
  return mTree.complement || (isDenied && mClause.at(segment.begin).peek(WordClass::Or));
}

/// Takes what no map tells: "near each other", "at the edge of the image", "but not the largest".
bool ClauseTree::leaveUntold(const Segment &segment) {
  const auto &cue = segment.cue;
  const TokenRange all{segment.begin, segment.words.second};
  auto words = mClause.at(segment.words.first);
  words.acceptAll(WordClass::Article);
  const bool isRanked = cue.isExcept() && readRanking(words) && words.at() <= segment.words.second;
  words.accept(WordClass::Measure);
  const bool isPicture = cue.takesAnchor() && isWhole(WordClass::Picture, segment.words);
  const bool isInPicture = isPicture && !cue.relations.empty() && cue.relations.front().kind == Kind::Inside;
  if (isInPicture && !cue.relations.front().denied)
    leaveOut(all);
  else if (isPicture || isOfAnchor(segment) || (isRanked && words.at() == segment.words.second) ||
           (cue.takesAnchor() && isWhole(WordClass::Pronoun, segment.words)) ||
           (cue.sharesAnchor && mLastAnchor.empty()) || cue.isUntold || (cue.isAlternative && cue.ranking))
    lose(all);
  else
    return false;
  return true;
}

void ClauseTree::add(Segment segment) {
  const auto &cue = segment.cue;
  if (extendsList(segment)) {
    auto &relations = mTree.alternatives.empty() ? mTree.relations : mTree.alternatives.back().relations;
    auto &list = mTree.complement ? mTree.targets : relations.back().anchors.back();
    const auto more = nounPhrasesOf(mClause, segment.words);
    list.insert(list.end(), more.begin(), more.end());
    return;
  }
  if (leaveUntold(segment))
    return;
  if (cue.takesAnchor() && !cue.sharesNext)
    segment.words = withoutCount(segment.words);
  for (const auto &range : cue.leftOut)
    leaveOut(range);
  for (const auto &range : cue.lost)
    lose(range);
  if (cue.ranking)
    addRanking(*cue.ranking, segment);
  if (widen(segment))
    return;
  Conditions more{{}, cue.parts, cue.sizes};
  for (const auto &relation : cue.relations)
    more.relations.push_back(withAnchors(relation, segment));
  join(std::move(more), cue);
  if (!cue.relations.empty() && !cue.sharesAnchor)
    mAnchors.push_back(segment.words);
  if (!cue.takesAnchor() && !cue.ranking)
    lose(withoutVerbs(segment.words));
}

/// "with no trees within 20 m", "with a lake nearby": not just what lies inside counts.
bool ClauseTree::widen(const Segment &segment) {
  const auto &cue = segment.cue;
  if (!cue.sharesAnchor || cue.isJoined || cue.relations.size() != 1 || cue.relations.front().kind != Kind::Within ||
      mLast.relations.empty())
    return false;
  const auto kind = mLast.relations.back().kind;
  if (kind != Kind::Holding && kind != Kind::Without)
    return false;
  const auto &near = cue.relations.front();
  const auto replace = [&](Conditions &conditions) {
    if (conditions.relations.empty() || conditions.relations.back().kind != kind)
      return;
    auto &relation = conditions.relations.back();
    relation.kind = kind == Kind::Holding ? Kind::Within : Kind::Beyond;
    relation.metres = near.metres;
    relation.measured = near.measured;
  };
  replace(mTree);
  for (auto &alternative : mTree.alternatives)
    replace(alternative);
  return true;
}

/// Adds conditions to those there are, or as an alternative to them. Of "A, B or C" the last two are alternatives; so
/// they are of "A and B or C" where they are of one kind, else C is one to both.
void ClauseTree::join(Conditions more, const Cue &cue) {
  if (more.empty())
    return;
  const bool carriesDenial = cue.isAlternative && mIsDenied && !cue.isDenied; // "not near A or in B"
  if (carriesDenial)
    more = opposite(std::move(more));
  if (!more.relations.empty())
    mLastAnchor = more.relations.back().anchors.back();
  const bool isOpposed = exclude(more, lastWay(mTree)); // "in the north and the south"
  if ((cue.isAlternative && !carriesDenial) || isOpposed) {
    if (!isOpposed && (cue.isApart || (mIsAnd && !isOneKind(more, mLast))))
      mBase = {};
    addAlternative(mTree, mBase, more);
  } else {
    mBase = lastWay(mTree);
    if (cue.isAnd)
      addToLast(mTree, more);
    else
      addToAll(mTree, more);
  }
  mLast = std::move(more);
  mIsDenied = cue.isDenied || carriesDenial;
  mIsAnd = cue.isAnd;
}

void ClauseTree::addRanking(Ranking ranking, const Segment &segment) {
  const bool isNearest = ranking.by == Ranking::By::Distance;
  if (isNearest)
    ranking.anchor = nounPhrasesOf(mClause, segment.cue.anchorBefore.value_or(segment.words));
  ranking.anchorSizes = segment.anchorSizes;
  const bool awaited = mTree.ranking && mTree.ranking->by == Ranking::By::Distance && mTree.ranking->anchor.empty();
  if (awaited && isNearest) {
    mTree.ranking->anchor = ranking.anchor;
    mTree.ranking->anchorSizes = ranking.anchorSizes;
  } else if (mTree.ranking)
    return lose({segment.begin, segment.words.second});
  else
    mTree.ranking = ranking;
  if (!isNearest || segment.cue.anchorBefore)
    lose(withoutVerbs(segment.words));
}

SpatialRelation ClauseTree::withAnchors(SpatialRelation relation, const Segment &segment) const {
  auto words = segment.words;
  relation.anchorSizes = segment.anchorSizes;
  relation.anchorRanking = segment.anchorRanking;
  if (segment.cue.sharesAnchor) {
    relation.anchors = {mLastAnchor};
  } else if (relation.kind == Kind::Between) {
    if (!splitBetween(relation, words)) {
      // "between the houses": among them.
      relation.kind = relation.denied ? Kind::Beyond : Kind::Within;
      relation.denied = false;
      relation.metres = nearMetres;
      relation.anchors = {nounPhrasesOf(mClause, words)};
    }
  } else {
    if (segment.cue.barrier)
      relation.anchors.push_back({*segment.cue.barrier});
    takeDistance(relation, words);
    relation.anchors.push_back(nounPhrasesOf(mClause, words));
  }
  return relation;
}

bool ClauseTree::splitBetween(SpatialRelation &relation, TokenRange words) const {
  for (auto at = words.first; at < words.second; ++at) {
    auto cursor = mClause.at(at);
    if (!cursor.accept(WordClass::And))
      continue;
    relation.anchors = {nounPhrasesOf(mClause, {words.first, at}), nounPhrasesOf(mClause, {cursor.at(), words.second})};
    return !relation.anchors.front().empty() && !relation.anchors.back().empty();
  }
  return false;
}

/// "closer to the lake than 200 m".
void ClauseTree::takeDistance(SpatialRelation &relation, TokenRange &words) const {
  if (relation.measured || (relation.kind != Kind::Within && relation.kind != Kind::Beyond))
    return;
  for (auto at = words.first; at < words.second; ++at) {
    auto cursor = mClause.at(at);
    if (!cursor.accept(WordClass::Than))
      continue;
    const auto quantity = readQuantity(cursor);
    if (!quantity || quantity->isArea)
      continue;
    relation.metres = quantity->value;
    relation.measured = true;
    words.second = at;
    return;
  }
}

void ClauseTree::settleRanking(TokenRange noun) {
  if (mTree.ranking && mTree.ranking->by == Ranking::By::Distance && mTree.ranking->anchor.empty()) {
    for (auto *words : {&mTree.leftOut, &mTree.notUnderstood})
      words->emplace_back(mTree.ranking->descending ? "farthest" : "nearest");
    mTree.ranking.reset();
  }
  if (!mTree.ranking) {
    if (const auto rest = withoutCount(noun); !mTree.targets.empty() && rest.first > noun.first)
      mTree.targets = nounPhrasesOf(mClause, rest);
    return;
  }
  if (mTree.ranking->first > 1 || mTree.ranking->count > 1)
    return;
  auto cursor = mClause.at(noun.first);
  auto place = readOrdinal(cursor);
  const auto number = readNumber(cursor);
  if (!place) // "les deux premiers"
    place = readOrdinal(cursor);
  if (place)
    mTree.ranking->first = *place;
  if (number && *number >= 1.0)
    mTree.ranking->count = static_cast<int>(*number);
  if (auto targets = nounPhrasesOf(mClause, {cursor.at(), noun.second}); cursor.at() < noun.second && !targets.empty())
    mTree.targets = std::move(targets);
}

void ClauseTree::settleCount(TokenRange noun) {
  const auto isPlural = [&](const Token &token) {
    return std::string("sxz").find(token.word.back()) != std::string::npos;
  };
  if (mClause.language == Language::French && noun.first < noun.second)
    mTree.counts =
        mTree.counts && std::any_of(mClause.tokens.begin() + static_cast<std::ptrdiff_t>(noun.first),
                                    mClause.tokens.begin() + static_cast<std::ptrdiff_t>(noun.second), isPlural);
}

} // namespace xemap::text
