// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/cue_cores.h"

#include "xemap/text/language/cue_meaning.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

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

} // namespace

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

std::optional<Cue> readPart(Cursor &cursor, const Prefix &prefix) {
  const auto *relation = cursor.peek(WordClass::Relation);
  const bool isOutside = relation && relation->has("outside") && cursor.accept(WordClass::Relation);
  const bool placed =
      isOutside || cursor.accept(WordClass::In) || cursor.accept(WordClass::At) || cursor.accept(WordClass::Of);
  const bool isFirst = cursor.at() == 0 || cursor.peek(WordClass::Article);
  cursor.acceptAll(WordClass::Article);
  // "dans la partie nord", "moitié nord" alone
  auto *before = (placed || isFirst) && !cursor.peek(WordClass::Heading) ? cursor.accept(WordClass::Side) : nullptr;
  const bool isVerb = cursor.peek(WordClass::Copula) != nullptr; // "est" is the east, and is
  const auto *entry = cursor.accept(WordClass::Heading);
  if (!entry || (isVerb && !placed) || (entry->has("short") && !placed))
    return std::nullopt;
  if (!before)
    before = cursor.accept(WordClass::Side);
  if (!acceptPicture(cursor))
    return std::nullopt;
  const auto heading = headingOf(*entry);
  const bool isMiddle = heading.x == 0 && heading.y == 0; // "shopping centre"
  if (!placed && !before && !entry->has("side") && (isMiddle || !endsPhrase(cursor)))
    return std::nullopt;
  Cue cue;
  cue.parts = {{heading, prefix.denied != isOutside}};
  return cue;
}

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
  cursor.accept(WordClass::Side); // "dans la moitié est de la forêt"
  if (cursor.accept(WordClass::Heading)) {
    cursor.accept(WordClass::Side);
    if (cursor.accept(WordClass::Of))
      cue.lost.emplace_back(start, cursor.at());
    else
      cursor.moveTo(start);
  } else
    cursor.moveTo(start);
  return cue;
}

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

} // namespace xemap::text
