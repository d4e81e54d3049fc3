// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/clause_grammar.h"

#include <algorithm>
#include <utility>

#include "xemap/text/language/noun_phrase.h"
#include "xemap/text/language/quantities.h"
#include "xemap/text/language/tables.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

/// A cue and the tokens up to the next one.
struct Segment {
  std::size_t begin;
  Cue cue;
  TokenRange words;
};

class ClauseReader {
public:
  explicit ClauseReader(const Clause &clause) : mClause(clause) {}

  std::optional<ReferringExpression> read() {
    readEnding();
    readOpening();
    readComplement();
    const auto start = mAt;
    readBeforeNoun();
    const auto noun = readNoun();
    if (!mContext.isQuestion && isSentence(start))
      return std::nullopt;
    if (!readSegments())
      return std::nullopt;
    mTree.targets = nounPhrasesOf(mClause, noun);
    if (mTree.targets.empty() && !mEverything)
      return std::nullopt;
    if (mEverything && !mTree.targets.empty()) { // "everything big"
      lose(noun);
      mTree.targets.clear();
    }
    for (const auto &segment : mSegments)
      add(segment);
    settleRanking(noun);
    return std::move(mTree);
  }

private:
  Cursor here() const { return mClause.at(mAt); }
  std::size_t end() const { return mEnd; }

  void leaveOut(TokenRange range) {
    if (auto words = mClause.written(range); !words.empty())
      mTree.leftOut.push_back(std::move(words));
  }
  /// The same of words that would have meant something.
  void lose(TokenRange range) {
    leaveOut(range);
    if (auto words = mClause.written(range); !words.empty())
      mTree.notUnderstood.push_back(std::move(words));
  }

  /// "please" at the end, and what a reading says it left out.
  void readEnding() {
    for (bool shorter = true; shorter;) {
      shorter = false;
      for (auto at = mAt + 1; at < mEnd && !shorter; ++at)
        if (const auto *entry = mClause.at(at).peek(WordClass::Polite);
            entry && (at + entry->words.size() == mEnd || entry->has("rest"))) {
          mEndingsLeftOut.emplace_back(at, mEnd);
          mEnd = at;
          shorter = true;
        }
      if (mEnd > mAt + 1 && mClause.tokens[mEnd - 1].kind == Token::Kind::Sign && !isBoundSign(mEnd - 1)) {
        --mEnd;
        shorter = true;
      }
    }
  }

  bool isBoundSign(std::size_t at) const { return mClause.at(at).peek(WordClass::Bound) != nullptr; }

  /// "can you show me", "how many", "which".
  void readOpening() {
    for (auto cursor = here(); cursor.at() < mEnd; cursor = here()) {
      cursor.acceptSign(",");
      const auto start = cursor.at();
      const bool counts = cursor.accept(WordClass::Count) != nullptr;
      const bool asks = counts || cursor.accept(WordClass::Which);
      const auto *request = asks ? nullptr : cursor.accept(WordClass::Request);
      if (!asks && !request && !cursor.accept(WordClass::Polite))
        break;
      if (asks)
        cursor.accept(WordClass::Copula);
      if (cursor.at() >= mEnd)
        break;
      mTree.counts = mTree.counts || counts;
      mContext.isQuestion = mContext.isQuestion || asks || (request && request->has("where"));
      if (!counts)
        leaveOut({start, cursor.at()});
      mAt = cursor.at();
    }
    for (const auto &ending : mEndingsLeftOut)
      leaveOut(ending);
  }

  /// "everything but", "all that is not", "no"; "everything" alone.
  void readComplement() {
    auto cursor = here();
    const auto measured = cueAt(cursor, mContext);
    if (measured && !measured->relations.empty() && measured->relations.front().measured) {
      mEverything = true; // "within 200 m of the lake"
      return;
    }
    const auto *all = cursor.accept(WordClass::Everything);
    const auto afterAll = cursor.at();
    if (!all && !cursor.peek(WordClass::Not))
      return;
    const auto cue = cueAt(cursor, mContext);
    const bool related = cue && !cue->isExcept();
    if (related && all && all->has("loose"))
      return;
    bool denied = false;
    bool inClause = false;
    if (!related) {
      cursor.acceptSign(",");
      inClause = cursor.accept(WordClass::Relative) != nullptr;
      for (bool more = true; more;) {
        const auto *but = cursor.accept(WordClass::But);
        const bool isNot = cursor.accept(WordClass::Not) != nullptr;
        more = but || isNot || cursor.accept(WordClass::Copula);
        denied = denied || but || isNot;
      }
    }
    if (denied && cursor.at() < mEnd) {
      mTree.complement = true;
      mContext.isQuestion = mContext.isQuestion || inClause;
      mAt = cursor.at();
      return;
    }
    mEverything = all ? !all->has("loose") : related;
    if (mEverything)
      mAt = afterAll;
  }

  /// Superlatives, places and the like before a noun: "the two largest northern".
  void readBeforeNoun() {
    for (auto cursor = here(); cursor.at() < mEnd && !mEverything; cursor = here()) {
      if (cursor.accept(WordClass::Article)) {
        mAt = cursor.at();
        continue;
      }
      if (const auto ranking = mTree.ranking ? std::nullopt : readRanking(cursor)) {
        cursor.accept(WordClass::Of);
        if (cursor.at() >= mEnd)
          return;
        mContext.awaitsNearest = ranking->by == Ranking::By::Distance;
        mTree.ranking = *ranking;
        mAt = cursor.at();
        skipMeasure();
        continue;
      }
      const auto *heading = cursor.accept(WordClass::Heading);
      if (heading)
        cursor.accept(WordClass::Side); // "top left corner forest"
      if (!heading || !startsNoun(cursor) || (heading->number(0) == 0.0 && heading->number(1) == 0.0))
        return;
      mTree.parts.push_back({headingOf(*heading), false});
      mAt = cursor.at();
    }
  }

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

  /// Whether a finite verb makes it a description of a picture rather than a reference to something in it.
  bool isSentence(std::size_t start) const {
    for (auto at = start; at < mEnd;) {
      if (const auto cue = at > start ? cueAt(mClause.at(at), mContext) : std::nullopt) {
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

  /// False when a cue that needs something to refer to has nothing.
  bool readSegments() {
    while (mAt < mEnd) {
      auto cue = cueHere();
      const auto begin = mAt;
      const auto end = cue->end;
      if (cue->ranking && cue->ranking->by == Ranking::By::Distance)
        mContext.awaitsNearest = false;
      mAt = end;
      if (cue->takesAnchor())
        skipAnchorsFirst();
      while (mAt < mEnd && !cueHere())
        ++mAt;
      mSegments.push_back({begin, std::move(*cue), {end, mAt}});
    }
    return std::all_of(mSegments.begin(), mSegments.end(), [&](const Segment &segment) {
      return !segment.cue.takesAnchor() || !nounPhrasesOf(mClause, segment.words).empty();
    });
  }

  /// "near the largest lake": what begins the name of an anchor is no cue.
  void skipAnchorsFirst() {
    auto cursor = here();
    cursor.acceptAll(WordClass::Article);
    readRanking(cursor);
    mAt = std::min(cursor.at() + 1, mEnd);
  }

  bool isPronoun(TokenRange words) const {
    const auto *pronoun = mClause.at(words.first).peek(WordClass::Pronoun);
    return pronoun && words.first + pronoun->words.size() == words.second;
  }

  void add(const Segment &segment) {
    const auto &cue = segment.cue;
    if (cue.isExcept() && mTree.complement) { // "neither forest nor water"
      const auto more = nounPhrasesOf(mClause, segment.words);
      mTree.targets.insert(mTree.targets.end(), more.begin(), more.end());
      return;
    }
    if (cue.takesAnchor() && isPronoun(segment.words))
      return lose({segment.begin, segment.words.second});
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
    if (!cue.takesAnchor())
      lose(withoutVerbs(segment.words));
  }

  /// "die im Norden liegen": verbs behind what was said add nothing.
  TokenRange withoutVerbs(TokenRange words) const {
    auto cursor = mClause.at(words.first);
    while (cursor.accept(WordClass::Copula) || cursor.accept(WordClass::Reach) || cursor.accept(WordClass::Size)) {
    }
    return {std::min(cursor.at(), words.second), words.second};
  }

  void addRanking(Ranking ranking, const Segment &segment) {
    if (ranking.by == Ranking::By::Distance)
      ranking.anchor = nounPhrasesOf(mClause, segment.words);
    const bool awaited = mTree.ranking && mTree.ranking->by == Ranking::By::Distance && mTree.ranking->anchor.empty();
    if (awaited && ranking.by == Ranking::By::Distance)
      mTree.ranking->anchor = ranking.anchor;
    else if (mTree.ranking)
      lose({segment.begin, segment.words.second});
    else
      mTree.ranking = ranking;
  }

  void addRelation(SpatialRelation relation, const Segment &segment) {
    auto words = segment.words;
    if (relation.kind == Kind::Between) {
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
  }

  bool splitBetween(SpatialRelation &relation, TokenRange words) const {
    for (auto at = words.first; at < words.second; ++at) {
      auto cursor = mClause.at(at);
      if (!cursor.accept(WordClass::And))
        continue;
      relation.anchors = {nounPhrasesOf(mClause, {words.first, at}),
                          nounPhrasesOf(mClause, {cursor.at(), words.second})};
      return !relation.anchors.front().empty() && !relation.anchors.back().empty();
    }
    return false;
  }

  /// "closer to the lake than 200 m".
  void takeDistance(SpatialRelation &relation, TokenRange &words) const {
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

  /// Numbers before the noun count what a superlative behind it chooses: "the three houses nearest to the lake".
  void settleRanking(TokenRange noun) {
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
    if (auto targets = nounPhrasesOf(mClause, {cursor.at(), noun.second});
        cursor.at() < noun.second && !targets.empty())
      mTree.targets = std::move(targets);
  }

  const Clause &mClause;
  std::size_t mAt = 0;
  std::size_t mEnd = mClause.tokens.size();
  CueContext mContext;
  bool mEverything = false;
  std::vector<Segment> mSegments;
  std::vector<TokenRange> mEndingsLeftOut;
  ReferringExpression mTree;
};

} // namespace

std::optional<ReferringExpression> readClause(const std::string &expression, Language language) {
  const auto tokens = tokensOf(expression, hasDecimalComma(language));
  if (tokens.empty())
    return std::nullopt;
  const Clause clause{expression, tokens, tableOf(language), language != Language::English};
  auto tree = ClauseReader(clause).read();
  const bool isQuoted = tokens.size() == 1 && tokens.front().kind == Token::Kind::Quoted;
  if (tree && tree->isPlain() && tree->leftOut.empty() && !tree->counts && !isQuoted)
    return std::nullopt;
  return tree;
}

} // namespace xemap::text
