// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/clause_grammar.h"

#include <algorithm>
#include <utility>

#include "xemap/text/language/anchor_segments.h"
#include "xemap/text/language/asides.h"
#include "xemap/text/language/clause_tree.h"
#include "xemap/text/language/grammar_slips.h"
#include "xemap/text/language/measures.h"
#include "xemap/text/language/tables.h"

namespace xemap::text {

namespace {

/// Cuts a reference into its noun and what is said of it.
class ClauseReader {
public:
  explicit ClauseReader(const Clause &clause)
      : mClause(clause), mFrame(readFrame(clause)), mTree(clause, mFrame), mAt(mFrame.inside.first),
        mEnd(mFrame.inside.second), mContext(mFrame.context), mEverything(mFrame.everything) {}

  std::optional<ReferringExpression> read() {
    if (!mContext.isQuestion && isSentence(mAt))
      return std::nullopt;
    if (!readNearestBefore())
      readLeading();
    readBeforeNoun();
    auto noun = readNoun();
    readSegments();
    splitCompanion(noun);
    if (!hasAnchors())
      return std::nullopt;
    mTree.addNoun(noun, mEverything);
    if (mTree.tree().targets.empty() && !mEverything)
      return std::nullopt;
    settleAnchors(mClause, noun, mSegments);
    for (const auto &segment : mSegments)
      mTree.add(segment);
    mTree.settleRanking(noun);
    mTree.settleCount(noun);
    return mTree.take();
  }

private:
  Cursor here() const { return mClause.at(mAt); }

  /// Whether a finite verb makes it a description of a picture rather than a reference to something in it.
  bool isSentence(std::size_t start) const {
    for (auto at = start; at < mEnd;) {
      if (const auto cue = at > start || mEverything ? cueAt(mClause.at(at), mContext) : std::nullopt) {
        if (cue->inClause) // verbs from here on are the clause's
          return false;
        at = std::max(cue->end, at + 1);
        continue;
      }
      auto relative = mClause.at(at);
      if (relative.accept(WordClass::Relative) && relative.accept(WordClass::Copula)) {
        at = relative.at();
        continue;
      }
      if (mClause.at(at).peek(WordClass::Finite))
        return true;
      ++at;
    }
    return false;
  }

  /// What stands before the noun as it would stand behind it: "within 200 m of the river: houses", "in the north the
  /// largest lake". Alone it is of everything.
  void readLeading() {
    while (mAt < mEnd && !mEverything) {
      auto cue = cueHere();
      if (!cue || mContext.knows(mAt + 1) || cue->isExcept() || cue->sharesAnchor || cue->ranking)
        return;
      if (!cue->takesAnchor()) {
        const auto end = cue->end;
        mSegments.push_back({mAt, std::move(*cue), {end, end}});
        mAt = end;
        mEverything = skipJoints() == mEnd;
        continue;
      }
      const auto participle = participleFrom(cue->end);
      const auto colon = participle < mEnd ? participle : partingFrom(cue->end, true);
      const auto parting = colon < mEnd ? colon : partingFrom(cue->end, false);
      if (!mContext.isQuestion && colon == mEnd && !leads(*cue))
        return;
      const TokenRange anchor{cue->end, parting};
      if (parting == mEnd || nounPhrasesOf(mClause, anchor).empty()) {
        mEverything = true;
        return;
      }
      mSegments.push_back({mAt, std::move(*cue), anchor});
      mAt = parting;
      skipJoints();
    }
  }

  /// Whether what begins with a cue can be no noun phrase: "near the", "within 200 m of", not "surrounding fields".
  bool leads(const Cue &cue) const {
    const bool isMeasured = !cue.relations.empty() && cue.relations.front().measured;
    const bool isParted = cue.end < mEnd && mClause.tokens[cue.end].isAfterAside; // "near several"
    return isMeasured || isParted || cue.end > mAt + 1 || mClause.at(cue.end).peek(WordClass::Article);
  }

  /// The first comma or colon behind a place, when something follows; else the end.
  std::size_t partingFrom(std::size_t at, bool isColon) const {
    for (++at; at + 1 < mEnd; ++at)
      if (isColon ? mClause.isAfterColon(at) : mClause.at(at).isSign(","))
        return at;
    return isColon && at < mEnd && mClause.isAfterColon(at) ? at : mEnd;
  }

  /// "am Fluss gelegene Häuser": the end of an anchor whose relation stands before the noun; else the end.
  std::size_t participleFrom(std::size_t at) const {
    for (++at; at + 1 < mEnd && mClause.tokens[at].kind != Token::Kind::Sign; ++at)
      if (mClause.at(at).peek(WordClass::Participle))
        return at;
    return mEnd;
  }

  std::size_t skipJoints() {
    auto cursor = here();
    while (cursor.at() < mEnd && (cursor.acceptSign(",") || cursor.accept(WordClass::Participle))) {
    }
    mAt = cursor.at();
    return mAt;
  }

  /// "das am weitesten vom Fluss entfernte", "das dem See am nächsten gelegene".
  bool readNearestBefore() {
    auto first = here();
    first.acceptAll(WordClass::Article);
    const auto start = first.at();
    const auto participle = participleFrom(start);
    for (auto at = start; at < participle && participle < mEnd && !mTree.tree().ranking; ++at) {
      auto cursor = mClause.at(at);
      auto ranking = readRanking(cursor);
      if (!ranking || ranking->by != Ranking::By::Distance || cursor.at() > participle)
        continue;
      if (at == start && !cursor.accept(WordClass::From))
        cursor.accept(WordClass::At);
      ranking->anchor =
          nounPhrasesOf(mClause, at > start ? TokenRange{start, at} : TokenRange{cursor.at(), participle});
      if (ranking->anchor.empty() || (at > start && cursor.at() < participle))
        continue;
      mTree.setRanking(*ranking);
      mAt = participle + 1;
      return true;
    }
    return false;
  }

  /// Superlatives, places and the like before a noun: "the two largest northern".
  void readBeforeNoun() {
    for (auto cursor = here(); cursor.at() < mEnd && !mEverything; cursor = here()) {
      if (cursor.accept(WordClass::Article)) {
        mAt = cursor.at();
        continue;
      }
      if (const auto ranking = mTree.tree().ranking ? std::nullopt : readRanking(cursor)) {
        acceptOf(cursor);
        mContext.awaitsNearest = ranking->by == Ranking::By::Distance;
        mTree.setRanking(*ranking);
        cursor.acceptAll(WordClass::Participle);
        mAt = std::min(cursor.at(), mEnd);
        skipMeasure();
        mEverything = endsReference();
        continue;
      }
      if (auto cue = cueHere(); cue && isSize(*cue)) { // "the largest 2 ha plot"
        const auto end = cue->end;
        mSegments.push_back({mAt, std::move(*cue), {end, end}});
        mAt = end;
        continue;
      }
      if (mContext.knows(mAt + 1)) // "Links-Golfplatz"
        return;
      const auto *heading = cursor.accept(WordClass::Heading);
      if (heading)
        cursor.accept(WordClass::Side); // "top left corner forest"
      if (!heading || heading->has("short") || !startsNoun(cursor) ||
          (heading->number(0) == 0.0 && heading->number(1) == 0.0))
        return;
      mTree.addPart(headingOf(*heading));
      mAt = cursor.at();
    }
  }

  /// "the largest of the lakes", but not "el más grande del norte".
  void acceptOf(Cursor &cursor) const {
    auto ahead = cursor;
    if (!ahead.accept(WordClass::Of) || (mClause.asWritten && cursor.peek(WordClass::From)))
      return;
    ahead.acceptAll(WordClass::Article);
    if (!ahead.peek(WordClass::Heading))
      cursor.accept(WordClass::Of);
  }

  /// Whether nothing is named behind a superlative: "the 3 largest", "the largest near the river".
  bool endsReference() {
    auto cursor = here();
    cursor.accept(WordClass::Everything);
    if (const auto *one = cursor.peek(WordClass::Measure); one && one->has("one"))
      cursor.accept(WordClass::Measure);
    const auto start = std::exchange(mAt, std::min(cursor.at(), mEnd));
    const auto cue = mAt < mEnd ? cueHere() : std::nullopt;
    if (mAt == mEnd || mClause.at(mAt).isSign(",") ||
        (cue && !isSize(*cue) && ((cue->ranking && mContext.awaitsNearest) || leads(*cue) || isKnown(*cue))))
      return true;
    mAt = start;
    return false;
  }

  /// "am": an article ends it.
  bool isKnown(const Cue &cue) const { return mClause.at(cue.end - 1).peek(WordClass::Definite) != nullptr; }

  static bool isSize(const Cue &cue) { return !cue.sizes.empty() && cue.relations.empty() && !cue.isJoined; }

  /// Whether a heading before this is an adjective.
  bool startsNoun(const Cursor &cursor) const {
    if (cursor.at() >= mEnd || cursor.token().kind != Token::Kind::Word)
      return false;
    for (const auto is : {WordClass::From, WordClass::Of, WordClass::Side, WordClass::And, WordClass::Or, WordClass::In,
                          WordClass::At, WordClass::Relation})
      if (cursor.peek(is))
        return false;
    return true;
  }

  /// "area of vegetation": what is counted, of a stuff that is not.
  void skipMeasure() {
    auto cursor = here();
    cursor.acceptAll(WordClass::Article);
    if (cursor.accept(WordClass::Measure) && cursor.accept(WordClass::Of) && cursor.at() < mEnd)
      mAt = cursor.at();
  }

  /// The tokens up to the first cue; at least one, unless everything is meant.
  TokenRange readNoun() {
    const auto start = mAt;
    if (!mEverything && mAt < mEnd) {
      auto cursor = here();
      mContext.awaitsSide = !mTree.tree().ranking && (readOrdinal(cursor) || readNumber(cursor));
      const auto *heading = here().peek(WordClass::Heading);
      mAt = std::min(mAt + (heading ? heading->words.size() : 1), mEnd);
    }
    while (mAt < mEnd && !cueHere())
      ++mAt;
    return {start, mAt};
  }

  std::optional<Cue> cueHere() const {
    auto cue = cueAt(here(), mContext);
    return cue && cue->end <= mEnd ? cue : std::nullopt;
  }

  void readSegments() {
    while (mAt < mEnd) {
      auto cue = cueHere();
      const auto begin = mAt;
      const auto end = cue->end;
      if (cue->ranking && cue->ranking->by == Ranking::By::Distance)
        mContext.awaitsNearest = false;
      mAt = end;
      mContext.isInClause = cue->inClause;
      if (cue->takesAnchor() && !cue->sharesNext)
        skipAnchorsFirst();
      while (mAt < mEnd && !cueHere())
        ++mAt;
      mSegments.push_back({begin, std::move(*cue), {end, mAt}});
      shareAnchor();
    }
  }

  /// "houses with trees nearby".
  void splitCompanion(TokenRange &noun) {
    if (mSegments.empty() || mSegments.front().begin != noun.second ||
        !nounPhrasesOf(mClause, mSegments.front().words).empty())
      return;
    auto &relations = mSegments.front().cue.relations;
    for (auto at = noun.first + 1; at + 1 < noun.second; ++at) {
      auto cursor = mClause.at(at);
      if (!cursor.accept(WordClass::With) || relations.size() != 1 ||
          relations.front().kind != SpatialRelation::Kind::Within)
        continue;
      mSegments.front().words = {cursor.at(), noun.second};
      mSegments.front().cue.sharesAnchor = false;
      noun.second = at;
      return;
    }
  }

  /// Whether each cue that needs something to refer to has it.
  bool hasAnchors() const {
    return std::all_of(mSegments.begin(), mSegments.end(), [&](const Segment &segment) {
      return !segment.cue.takesAnchor() || segment.cue.sharesNext || !nounPhrasesOf(mClause, segment.words).empty();
    });
  }

  /// "with trees around", "without a road nearby".
  void shareAnchor() {
    auto &last = mSegments.back();
    const auto isKind = [](const Cue &cue, SpatialRelation::Kind kind) {
      return cue.relations.size() == 1 && cue.relations.front().kind == kind;
    };
    if (mSegments.size() < 2 || !isKind(last.cue, SpatialRelation::Kind::Within) ||
        !nounPhrasesOf(mClause, last.words).empty())
      return;
    const auto &before = mSegments[mSegments.size() - 2].cue;
    last.cue.sharesAnchor = last.cue.sharesAnchor || isKind(before, SpatialRelation::Kind::Holding) ||
                            isKind(before, SpatialRelation::Kind::Without);
  }

  /// "near the largest lake": what begins the name of an anchor is no cue.
  void skipAnchorsFirst() {
    auto cursor = here();
    cursor.acceptAll(WordClass::Article);
    readRanking(cursor);
    const auto start = cursor.at();
    if (const auto limits = readLimits(cursor, false); limits.empty() || !limits.front().quantity.isArea)
      cursor.moveTo(start);
    mAt = std::min(cursor.at() + 1, mEnd);
  }

  const Clause &mClause;
  ClauseFrame mFrame;
  ClauseTree mTree;
  std::size_t mAt;
  std::size_t mEnd;
  CueContext mContext;
  bool mEverything;
  std::vector<Segment> mSegments;
};

/// Words that were taken for others of the grammar, and are no part of a noun.
void tellSlips(const Tokens &tokens, const WordTable &table, ReferringExpression &tree) {
  const auto isIn = [](const NounPhrases &phrases, const std::string &word) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const auto &phrase) { return phrase.find(word) != std::string::npos; });
  };
  for (const auto &token : tokens) {
    bool isNoun = isIn(tree.targets, token.word) || (tree.ranking && isIn(tree.ranking->anchor, token.word));
    for (const auto *way : tree.waysToFulfil())
      for (const auto &relation : way->relations)
        for (const auto &anchor : relation.anchors)
          isNoun = isNoun || isIn(anchor, token.word);
    if (!token.meant.empty() && !isNoun)
      tree.mended.emplace_back(token.word, table.cueWords().at(token.meant));
  }
}

} // namespace

std::optional<ReferringExpression> readClause(const std::string &expression, Language language) {
  auto written = tokensOf(expression, hasDecimalComma(language));
  if (written.empty())
    return std::nullopt;
  findSlips(written, language);
  const bool asWritten = language != Language::English;
  const auto [tokens, asides, lost] = withoutAsides({expression, written, tableOf(language), language, asWritten});
  const Clause clause{expression, tokens, tableOf(language), language, asWritten};
  auto tree = ClauseReader(clause).read();
  if (tree) {
    tree->leftOut.insert(tree->leftOut.end(), asides.begin(), asides.end());
    tree->notUnderstood.insert(tree->notUnderstood.end(), lost.begin(), lost.end());
  }
  const bool isQuoted = tokens.size() == 1 && tokens.front().kind == Token::Kind::Quoted;
  if (tree && tree->isPlain() && tree->leftOut.empty() && !tree->counts && !isQuoted)
    return std::nullopt;
  if (tree)
    tellSlips(tokens, clause.table, *tree);
  return tree;
}

} // namespace xemap::text
