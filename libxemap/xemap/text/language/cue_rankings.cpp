// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/cue_cores.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

} // namespace

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

std::optional<Cue> readFinalNearest(Cursor &cursor, const Prefix &prefix) {
  constexpr std::size_t most = 3;
  if (!prefix.relative)
    return std::nullopt;
  cursor.accept(WordClass::From);
  cursor.acceptAll(WordClass::Article);
  const auto first = cursor.at();
  for (; !cursor.atEnd() && cursor.at() <= first + most && cursor.token().kind == Token::Kind::Word; cursor.skip()) {
    const auto *closest = cursor.at() > first ? cursor.peek(WordClass::Closest) : nullptr;
    if (!closest || !closest->has("final"))
      continue;
    Cue cue;
    cue.ranking = Ranking{};
    cue.ranking->by = Ranking::By::Distance;
    cue.ranking->descending = closest->has("farthest");
    cue.anchorBefore = TokenRange{first, cursor.at()};
    cursor.accept(WordClass::Closest);
    cursor.acceptAll(WordClass::Reach);
    cursor.acceptAll(WordClass::Copula);
    return cue;
  }
  return std::nullopt;
}

std::optional<Cue> readSideCounted(Cursor &cursor, const Prefix &prefix) {
  const auto side = prefix.isOrdered ? readCountedFrom(cursor) : std::nullopt;
  if (!side)
    return std::nullopt;
  Cue cue;
  cue.ranking = Ranking{};
  cue.ranking->by = Ranking::By::Heading;
  cue.ranking->heading = *side;
  return cue;
}

} // namespace xemap::text
