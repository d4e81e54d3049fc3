// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/cue.h"

#include <utility>

#include "xemap/text/language/cue_meaning.h"
#include "xemap/text/language/measures.h"
#include "xemap/text/language/quantities.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

/// What stands before the core of a cue: ", but which are not".
struct Prefix {
  bool denied = false;
  bool none = false;               ///< "and no trees".
  bool joined = false;             ///< There was a comma, "and", "but" ...
  bool sign = false;               ///< There was a comma or the like.
  bool both = false;               ///< There was "and" or "but".
  bool either = false;             ///< There was "or".
  bool inClause = false;           ///< There was "that", "which", or it is a question.
  bool relative = false;           ///< There was "that", "which".
  std::optional<std::size_t> verb; ///< Behind the last of these.
  std::vector<TokenRange> leftOut;
};

/// Takes one more word of a prefix.
bool extend(Prefix &prefix, Cursor &cursor) {
  const auto start = cursor.at();
  if (cursor.acceptSign(",") || cursor.acceptSign("|")) {
    prefix.joined = true;
    prefix.sign = true;
    return true;
  }
  if (cursor.accept(WordClass::And)) {
    prefix.joined = true;
    prefix.both = true;
    return true;
  }
  if (const auto *but = cursor.accept(WordClass::But)) {
    prefix.joined = true;
    prefix.both = true;
    prefix.denied = prefix.denied != !but->has("neutral");
    return true;
  }
  if (cursor.accept(WordClass::Relative)) {
    prefix.inClause = true;
    prefix.relative = true;
    prefix.verb = cursor.at();
    return true;
  }
  if (const auto *copula = cursor.peek(WordClass::Copula); copula && (prefix.inClause || !copula->has("finite"))) {
    cursor.accept(WordClass::Copula);
    return true;
  }
  if (const auto *denial = cursor.peek(WordClass::Not)) {
    const bool nominal = denial->has("nominal");
    if (nominal && !prefix.joined)
      return false;
    cursor.accept(WordClass::Not);
    prefix.none = nominal;
    prefix.denied = prefix.denied != !nominal;
    return true;
  }
  if (cursor.accept(WordClass::Or)) {
    prefix.joined = true;
    prefix.either = true;
    return true;
  }
  if (cursor.accept(WordClass::Filler)) {
    prefix.leftOut.emplace_back(start, cursor.at());
    return true;
  }
  return false;
}

/// "within 10 minutes of": a measure that is none of the ground.
std::optional<Cue> readUntoldMeasure(Cursor &cursor) {
  Cursor ahead = cursor;
  if (readQuantity(ahead))
    return std::nullopt;
  readNumber(cursor);
  if (cursor.atEnd() || cursor.token().kind != Token::Kind::Word)
    return std::nullopt;
  cursor.skip();
  cursor.accept(WordClass::From);
  Cue cue;
  cue.isUntold = true;
  return cue;
}

/// "near", "surrounded by"; in a clause "touch", "contain".
std::optional<Cue> readRelation(Cursor &cursor, const Prefix &prefix) {
  const auto *relation = cursor.peek(WordClass::Relation);
  const WordEntry *clause = prefix.inClause ? cursor.peek(WordClass::Clause) : nullptr;
  if (clause && (clause->has("size") || (clause->has("noun") && !prefix.relative)))
    clause = nullptr;
  const auto *entry = clause && (!relation || clause->words.size() > relation->words.size()) ? clause : relation;
  if (!entry)
    return std::nullopt;
  cursor.moveTo(cursor.at() + entry->words.size());
  if (entry->has("inside") && entry->is == WordClass::Relation && (cursor.isNumber() || cursor.peek(WordClass::Number)))
    return readUntoldMeasure(cursor);
  if (entry->has("inside") && cursor.peek(WordClass::Manner)) // "en plein air"
    return std::nullopt;
  // "qui ne touchent pas", "that touch no", "containing no"
  const bool deniesAfter = entry->is == WordClass::Clause || entry->has("holding");
  return cueOf(*entry, prefix.denied != (deniesAfter && cursor.accept(WordClass::Not)));
}

/// "die eine Straße berühren", "von Wald umgeben": in German the verb comes last.
std::optional<Cue> readFinalVerb(Cursor &cursor, const Prefix &prefix) {
  const bool by = cursor.accept(WordClass::From) != nullptr;
  if (!prefix.inClause && !by)
    return std::nullopt;
  Cursor ahead = cursor;
  for (ahead.skip(); !ahead.atEnd() && ahead.token().kind != Token::Kind::Sign; ahead.skip()) {
    const auto *verb = ahead.peek(WordClass::Clause);
    if (!verb || !verb->has("final") || verb->has("by") != by)
      continue;
    const bool none = cursor.peek(WordClass::Not) && cursor.accept(WordClass::Not)->has("nominal");
    return cueOf(*verb, prefix.denied != none);
  }
  return std::nullopt;
}

std::optional<Cue> readToward(Cursor &cursor, const Prefix &prefix) {
  Cue cue;
  cue.relations = {relationOf(Kind::Toward, prefix.denied)};
  auto &heading = cue.relations.front().heading;
  if (const auto *above = cursor.accept(WordClass::Above)) {
    heading = headingOf(*above);
    heading.onCompass = false;
    return cue;
  }
  bool placed = cursor.accept(WordClass::At) != nullptr;
  placed = cursor.accept(WordClass::Article) || placed;
  const auto *entry = cursor.accept(WordClass::Heading);
  if (!entry || (entry->number(0) == 0.0 && entry->number(1) == 0.0))
    return std::nullopt;
  heading = headingOf(*entry);
  placed = cursor.accept(WordClass::Side) || placed;
  if (Cursor ahead = cursor; (ahead.accept(WordClass::Or) || ahead.accept(WordClass::And)) && readToward(ahead, {})) {
    cue.sharesNext = true; // "north or east of the river"
    return cue;
  }
  const auto *from = cursor.accept(WordClass::From);
  const bool isDirect = !from && !placed && cursor.peek(WordClass::Article); // "north the river"
  return isDirect || (from && from->has("direction")) ? std::optional<Cue>(cue) : std::nullopt;
}

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

/// "within 200 m of", "200 m north of", "larger than 2 ha".
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

/// Whether the words speak of the picture, not of a thing in it: "of the image", or nothing more to come.
bool acceptPicture(Cursor &cursor) {
  const auto start = cursor.at();
  if (!cursor.accept(WordClass::Of) && !cursor.peek(WordClass::Picture))
    return cursor.peek(WordClass::From) == nullptr;
  cursor.acceptAll(WordClass::Article);
  if (cursor.accept(WordClass::Picture))
    return true;
  cursor.moveTo(start);
  return false;
}

/// Whether a noun phrase ends here: at the end, a sign, or what leads on.
bool endsPhrase(const Cursor &cursor) {
  if (cursor.atEnd() || cursor.token().kind == Token::Kind::Sign)
    return true;
  for (const auto is : {WordClass::At, WordClass::But, WordClass::Compare, WordClass::Copula, WordClass::In,
                        WordClass::Not, WordClass::Polite, WordClass::Relation, WordClass::Relative})
    if (cursor.peek(is))
      return true;
  return false;
}

/// "in the northern part", "on the left", "bottom left", "in the centre of the image".
std::optional<Cue> readPart(Cursor &cursor, const Prefix &prefix) {
  const auto *relation = cursor.peek(WordClass::Relation);
  const bool isOutside = relation && relation->has("outside") && cursor.accept(WordClass::Relation);
  const bool placed =
      isOutside || cursor.accept(WordClass::In) || cursor.accept(WordClass::At) || cursor.accept(WordClass::Of);
  cursor.acceptAll(WordClass::Article);
  auto *before = placed ? cursor.accept(WordClass::Side) : nullptr; // "dans la partie nord"
  const bool isVerb = cursor.peek(WordClass::Copula) != nullptr;    // "est" is the east, and is
  const auto *entry = cursor.accept(WordClass::Heading);
  if (!entry || (isVerb && !placed) || (entry->has("short") && !placed))
    return std::nullopt;
  if (!before)
    before = cursor.accept(WordClass::Side);
  if (!acceptPicture(cursor))
    return std::nullopt;
  const auto heading = headingOf(*entry);
  const bool isMiddle = heading.x == 0 && heading.y == 0; // "shopping centre"
  if (!placed && !before && (isMiddle || !endsPhrase(cursor)))
    return std::nullopt;
  Cue cue;
  cue.parts = {{heading, prefix.denied != isOutside}};
  return cue;
}

/// "in the forest", and what of "in the north of the forest" can be told.
std::optional<Cue> readInside(Cursor &cursor, const Prefix &prefix) {
  if (!cursor.accept(WordClass::In))
    return std::nullopt;
  if (cursor.peek(WordClass::Manner) || cursor.isNumber())
    return std::nullopt;
  const bool isThing = cursor.accept(WordClass::Article) != nullptr;
  if (cursor.peek(WordClass::Manner) || (!isThing && cursor.peek(WordClass::Adjective)))
    return std::nullopt;
  Cue cue;
  cue.relations = {relationOf(Kind::Inside, prefix.denied)};
  const auto start = cursor.at();
  if (cursor.accept(WordClass::Heading)) {
    cursor.accept(WordClass::Side);
    if (cursor.accept(WordClass::Of))
      cue.lost.emplace_back(start, cursor.at());
    else
      cursor.moveTo(start);
  }
  return cue;
}

/// "across the road from".
std::optional<Cue> readAcross(Cursor &cursor, const Prefix &prefix) {
  constexpr int most = 4;
  if (!cursor.accept(WordClass::Across))
    return std::nullopt;
  cursor.acceptAll(WordClass::Article);
  std::string barrier;
  for (int word = 0; word < most && !cursor.atEnd() && !cursor.peek(WordClass::From); ++word) {
    const bool isApart = !barrier.empty() && !cursor.tokens()[cursor.at() - 1].touches(cursor.token());
    barrier += (isApart ? " " : "") + cursor.token().word;
    cursor.skip();
  }
  if (barrier.empty())
    return std::nullopt;
  Cue cue;
  if (!cursor.accept(WordClass::From)) { // as seen from what?
    cue.isUntold = true;
    return cue;
  }
  cue.relations = {relationOf(Kind::Across, prefix.denied)};
  cue.barrier = barrier;
  return cue;
}

/// "nearest to", "farthest away from", "2nd largest".
std::optional<Cue> readSuperlative(Cursor &cursor, const Prefix &prefix) {
  cursor.acceptAll(WordClass::Article);
  const Cursor start = cursor;
  auto ranking = readRanking(cursor);
  if (!ranking || prefix.denied)
    return std::nullopt;
  if (ranking->by == Ranking::By::Distance) {
    cursor.accept(WordClass::Reach);
    // English alone has "nearest the lake".
    const auto *direct = start.peek(WordClass::Closest);
    if (!cursor.accept(WordClass::From) && !cursor.accept(WordClass::At) && !(direct && direct->has("direct")))
      return std::nullopt;
  }
  Cue cue;
  cue.ranking = ranking;
  return cue;
}

std::optional<Cue> longestCore(const Cursor &start, const Prefix &prefix) {
  std::optional<Cue> best;
  for (const auto read :
       {readRelation, readMeasure, readAcross, readPart, readToward, readInside, readSuperlative, readFinalVerb}) {
    Cursor cursor = start;
    auto cue = read(cursor, prefix);
    if (!cue || (best && (cursor.at() < best->end || (cursor.at() == best->end && !cue->sharesNext))))
      continue;
    cue->end = cursor.at();
    best = std::move(cue);
  }
  return best;
}

/// "inside or near the park": two cues for one anchor.
bool sharesNext(const Cue &cue, const Cursor &start) {
  Cursor cursor = start;
  cursor.moveTo(cue.end);
  if (!cue.takesAnchor() || cue.relations.empty() || (!cursor.accept(WordClass::Or) && !cursor.accept(WordClass::And)))
    return cue.sharesNext;
  const auto next = longestCore(cursor, {});
  return cue.sharesNext || (next && next->takesAnchor() && !next->relations.empty());
}

/// Whether a clause ends in a mere "is": in German the verb comes last.
bool endsInCopula(Cursor cursor) {
  bool is = false;
  for (; !cursor.atEnd() && cursor.token().kind != Token::Kind::Sign; cursor.skip())
    is = cursor.peek(WordClass::Copula) != nullptr;
  return is;
}

/// "not forest", "but no trees", and "to the lake" after "the nearest field".
std::optional<Cue> impliedCue(const Cursor &start, const Prefix &prefix, const CueContext &context) {
  Cue cue;
  cue.end = start.at();
  if (prefix.none && prefix.relative && endsInCopula(start)) // "das kein Fluss ist"
    cue.relations = {relationOf(Kind::Except, false)};
  else if (prefix.none)
    cue.relations = {relationOf(Kind::Without, prefix.denied)};
  else if (prefix.denied)
    cue.relations = {relationOf(Kind::Except, false)};
  else if (context.awaitsNearest) {
    Cursor cursor = start;
    if (!cursor.accept(WordClass::From) && !cursor.accept(WordClass::At))
      return std::nullopt;
    cue.ranking = Ranking{};
    cue.ranking->by = Ranking::By::Distance;
    cue.end = cursor.at();
  } else
    return std::nullopt;
  return cue;
}

} // namespace

Heading headingOf(const WordEntry &entry) {
  return {static_cast<int>(entry.number(0)), static_cast<int>(entry.number(1)), entry.has("compass")};
}

std::optional<Cue> cueAt(const Cursor &start, const CueContext &context) {
  Cursor cursor = start;
  Prefix prefix;
  prefix.inClause = context.isQuestion;
  std::optional<Cue> best;
  Prefix ofBest;
  // A word of a prefix may itself begin a core: "right of", "right next to".
  do {
    auto core = longestCore(cursor, prefix);
    const bool inClause = prefix.inClause && !ofBest.inClause;
    if (!core || (best && (core->end < best->end || (core->end == best->end && !inClause))))
      continue;
    best = std::move(core);
    ofBest = prefix;
  } while (!prefix.none && extend(prefix, cursor));
  if (!best) {
    best = impliedCue(cursor, prefix, context);
    ofBest = prefix;
  }
  if (best) {
    best->inClause = ofBest.inClause;
    best->isDenied = ofBest.denied;
    best->isJoined = ofBest.joined;
    best->isAnd = ofBest.both;
    best->isAlternative = ofBest.either;
    best->isApart = ofBest.either && ofBest.sign;
    best->sharesNext = sharesNext(*best, start);
    best->verb = ofBest.verb;
    best->leftOut = std::move(ofBest.leftOut);
  }
  const bool denies =
      best && !best->relations.empty() && (best->isExcept() || best->relations.front().kind == Kind::Without);
  if (best && context.knows(start.at()) && (denies || !best->takesAnchor()))
    return std::nullopt;
  return best && best->end > start.at() ? best : std::nullopt;
}

} // namespace xemap::text
