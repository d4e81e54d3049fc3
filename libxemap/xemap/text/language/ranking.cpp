// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <utility>

#include "xemap/text/language/cue.h"
#include "xemap/text/language/quantities.h"

namespace xemap::text {

namespace {

/// How many places "second, third and fourth" name, the first of which was read.
int countOrdinals(Cursor &cursor, int first) {
  int count = 1;
  for (auto end = cursor.at(); true; end = cursor.at()) {
    cursor.acceptSign(",");
    cursor.accept(WordClass::And);
    const auto next = cursor.at() > end ? readOrdinal(cursor) : std::nullopt;
    if (!next || *next != first + count) {
      cursor.moveTo(end);
      return count;
    }
    ++count;
  }
}

} // namespace

std::optional<Heading> readCountedFrom(Cursor &cursor) {
  const auto start = cursor.at();
  if (cursor.accept(WordClass::Counted)) {
    cursor.acceptAll(WordClass::Article);
    const auto *side = cursor.accept(WordClass::Side); // "desde el lado norte"
    if (side)
      cursor.accept(WordClass::Of);
    if (const auto *heading = cursor.accept(WordClass::Heading);
        heading && (heading->number(0) != 0.0 || heading->number(1) != 0.0)) {
      cursor.accept(WordClass::Side);
      cursor.accept(WordClass::Counted); // "von links aus"
      return headingOf(*heading);
    }
  }
  cursor.moveTo(start);
  return std::nullopt;
}

std::optional<Ranking> readRanking(Cursor &cursor) {
  constexpr double mostPlaces = 1000.0;
  const auto start = cursor.at();
  Ranking ranking;
  bool hasOrdinal = false;
  const auto readPlace = [&] {
    if (const auto place = readOrdinal(cursor)) {
      hasOrdinal = true;
      ranking.first = *place;
      ranking.count = countOrdinals(cursor, *place);
    } else if (const auto number = readNumber(cursor);
               number && *number >= 1.0 && *number <= mostPlaces && *number == std::floor(*number)) {
      auto &value = cursor.acceptSign(".") ? ranking.first : ranking.count;
      value = static_cast<int>(*number);
    }
  };
  cursor.acceptAll(WordClass::Filler);                                                         // "the very largest"
  const auto *top = cursor.peek(WordClass::Extreme) ? nullptr : cursor.accept(WordClass::Top); // "top-most"
  cursor.acceptSign(".");
  readPlace();
  if (top && top->has("place") && ranking.count > 1) // "No. 2"
    std::swap(ranking.first, ranking.count);
  if (!top && ranking.first > 1 && ranking.count == 1) // "the second two largest" has both
    readPlace();
  const bool isTop = top && ranking.count > 1;
  const auto *size = cursor.accept(WordClass::Most);
  const auto *extreme = size ? nullptr : cursor.accept(WordClass::Extreme);
  const auto *closest = size || extreme ? nullptr : cursor.accept(WordClass::Closest);
  if (!size && !extreme && !closest && !isTop) {
    if (const auto side = hasOrdinal ? readCountedFrom(cursor) : std::nullopt) {
      ranking.by = Ranking::By::Heading;
      ranking.heading = *side;
      return ranking;
    }
    cursor.moveTo(start);
    return std::nullopt;
  }
  if (size) {
    ranking.descending = size->has("largest");
    if (size->values.size() > 1)
      ranking.first = static_cast<int>(size->number(1));
  } else if (extreme) {
    ranking.by = Ranking::By::Heading;
    ranking.heading = headingOf(*extreme);
  } else if (closest) {
    ranking.by = Ranking::By::Distance;
    ranking.descending = closest->has("farthest");
    if (const auto place = closest->values.empty() ? 0.0 : closest->number(closest->values.size() - 1); place > 1.0)
      ranking.first = static_cast<int>(place); // "zweitnächste"
  }
  const auto end = cursor.at();
  if (ranking.count == 1) { // "the largest two forests", but "the largest 2 ha plot" is none of them
    readPlace();
    if (const auto unit = readUnit(cursor); unit && !unit->isThing) {
      cursor.moveTo(end);
      ranking.count = 1;
    }
  }
  return ranking;
}

} // namespace xemap::text
