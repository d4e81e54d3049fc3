// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/cue.h"

#include <utility>

#include "xemap/text/language/cue_cores.h"
#include "xemap/text/language/cue_meaning.h"
#include "xemap/text/language/quantities.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

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
  if (entry->has("inside") && entry->is == WordClass::Relation && startsMeasure(cursor))
    return readUntoldMeasure(cursor);
  if (entry->has("inside") && cursor.peek(WordClass::Manner)) // "en plein air"
    return std::nullopt;
  if (entry->has("at")) { // "maison au toit rouge"
    Cursor ahead = cursor;
    ahead.skip();
    if (ahead.peek(WordClass::Adjective))
      return std::nullopt;
  }
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

std::optional<Cue> longestCore(const Cursor &start, const Prefix &prefix) {
  std::optional<Cue> best;
  for (const auto read : {readRelation, readMeasure, readAcross, readSideCounted, readPart, readToward, readInside,
                          readSuperlative, readFinalVerb, readFinalNearest, readUntoldComparison}) {
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
  prefix.isOrdered = context.awaitsSide;
  std::optional<Cue> best;
  Prefix ofBest;
  // A word of a prefix may itself begin a core: "right of", "right next to".
  do {
    prefix.inClause = prefix.inClause || (context.isInClause && prefix.both);
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
  if (best && context.knows(start.at()) && (denies || best->isWeak || !best->takesAnchor()))
    return std::nullopt;
  return best && best->end > start.at() ? best : std::nullopt;
}

} // namespace xemap::text
