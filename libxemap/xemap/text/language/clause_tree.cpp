// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/clause_tree.h"

#include <algorithm>
#include <utility>

#include "xemap/text/language/quantities.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

/// English alone tells number by an s often enough.
bool endsInS(const Tokens &tokens, TokenRange words) {
  return words.first < words.second && tokens[words.second - 1].word.back() == 's';
}

bool isSingularVerb(const std::string &word) {
  return word == "isn't" || word == "doesn't" || word == "hasn't" || word == "that's" || word.back() == 's';
}

/// "in the north and the south": no place is both.
bool excludes(const PicturePart &a, const PicturePart &b) {
  const bool opposed = a.heading.x * b.heading.x < 0 || a.heading.y * b.heading.y < 0;
  return !a.denied && !b.denied && a.heading.onCompass == b.heading.onCompass && opposed;
}

} // namespace

ClauseTree::ClauseTree(const Clause &clause, const ClauseFrame &frame) : mClause(clause) {
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
  const bool isWithout = !mTree.relations.empty() && mTree.relations.back().kind == Kind::Without;
  return mTree.complement || (isWithout && mClause.at(segment.begin).peek(WordClass::Or));
}

bool ClauseTree::contradicts(const Cue &cue) const {
  return std::any_of(cue.parts.begin(), cue.parts.end(), [&](const PicturePart &part) {
    return std::any_of(mTree.parts.begin(), mTree.parts.end(),
                       [&](const PicturePart &other) { return excludes(part, other); });
  });
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
           (cue.sharesAnchor && mTree.relations.empty()) || cue.isUntold || contradicts(cue))
    lose(all);
  else
    return false;
  return true;
}

void ClauseTree::add(const Segment &segment) {
  const auto &cue = segment.cue;
  if (extendsList(segment)) {
    auto &list = mTree.complement ? mTree.targets : mTree.relations.back().anchors.back();
    const auto more = nounPhrasesOf(mClause, segment.words);
    list.insert(list.end(), more.begin(), more.end());
    return;
  }
  if (leaveUntold(segment))
    return;
  for (const auto &range : cue.leftOut)
    leaveOut(range);
  for (const auto &range : cue.lost)
    lose(range);
  mTree.parts.insert(mTree.parts.end(), cue.parts.begin(), cue.parts.end());
  mTree.sizes.insert(mTree.sizes.end(), cue.sizes.begin(), cue.sizes.end());
  if (cue.ranking)
    addRanking(*cue.ranking, segment);
  for (const auto &relation : cue.relations)
    addRelation(relation, segment);
  if (!cue.takesAnchor() && !cue.ranking)
    lose(withoutVerbs(segment.words));
}

void ClauseTree::addRanking(Ranking ranking, const Segment &segment) {
  const bool isNearest = ranking.by == Ranking::By::Distance;
  if (isNearest)
    ranking.anchor = nounPhrasesOf(mClause, segment.words);
  const bool awaited = mTree.ranking && mTree.ranking->by == Ranking::By::Distance && mTree.ranking->anchor.empty();
  if (awaited && isNearest)
    mTree.ranking->anchor = ranking.anchor;
  else if (mTree.ranking)
    return lose({segment.begin, segment.words.second});
  else
    mTree.ranking = ranking;
  if (!isNearest)
    lose(withoutVerbs(segment.words));
}

void ClauseTree::addRelation(SpatialRelation relation, const Segment &segment) {
  auto words = segment.words;
  if (segment.cue.sharesAnchor) {
    relation.anchors = {mTree.relations.back().anchors.back()};
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
  mTree.relations.push_back(std::move(relation));
  mAnchors.push_back(segment.words);
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
  if (!mTree.ranking || mTree.ranking->first > 1 || mTree.ranking->count > 1)
    return;
  auto cursor = mClause.at(noun.first);
  if (const auto place = readOrdinal(cursor))
    mTree.ranking->first = *place;
  else if (const auto number = readNumber(cursor); number && *number >= 1.0)
    mTree.ranking->count = static_cast<int>(*number);
  else
    return;
  if (auto targets = nounPhrasesOf(mClause, {cursor.at(), noun.second}); cursor.at() < noun.second && !targets.empty())
    mTree.targets = std::move(targets);
}

} // namespace xemap::text
