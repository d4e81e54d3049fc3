// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/measures.h"

namespace xemap::text {

namespace {

/// "and", "to", "-" between the ends of a range.
bool acceptRangeMiddle(Cursor &cursor) {
  return cursor.acceptSign("-") || cursor.acceptSign("~") || cursor.accept(WordClass::And) ||
         cursor.accept(WordClass::From) || cursor.accept(WordClass::At);
}

Limit atLeast(const Quantity &quantity) {
  return {quantity, true, true, false, false};
}

Limit atMost(const Quantity &quantity) {
  return {quantity, false, true, false, false};
}

/// "50 and 200 m", "50 m to 200 m": both ends, or nothing.
std::vector<Limit> readRange(Cursor &cursor) {
  const auto start = cursor.at();
  auto low = readQuantity(cursor);
  const auto bare = low ? std::nullopt : readNumber(cursor);
  if ((low || bare) && acceptRangeMiddle(cursor))
    if (const auto high = readQuantity(cursor)) {
      if (bare) {
        // The unit is that of the upper end: its value for one tells the factor.
        Cursor again = cursor;
        again.moveTo(start);
        readNumber(again);
        acceptRangeMiddle(again);
        const auto number = readNumber(again);
        low = Quantity{number && *number > 0.0 ? *bare * high->value / *number : *bare, high->isArea, false};
      }
      if (low->isArea == high->isArea)
        return {atLeast(*low), atMost(*high)};
    }
  cursor.moveTo(start);
  return {};
}

/// "radius of", "distance", "in size", "large".
void acceptMeasuredThing(Cursor &cursor) {
  while (cursor.accept(WordClass::Reach) || cursor.accept(WordClass::Size) ||
         (!cursor.peek(WordClass::From) && cursor.accept(WordClass::Filler))) {
  }
}

/// "twice" before "the size of", "deux fois" before "plus grand que"; else 1.
double readTimes(Cursor &cursor) {
  const auto start = cursor.at();
  const auto times = readNumber(cursor);
  cursor.accept(WordClass::By);
  if (const auto *compare = times ? cursor.peek(WordClass::Compare) : nullptr; compare && !compare->has("place"))
    return *times;
  cursor.moveTo(start);
  return 1.0;
}

/// "less than 200 m", "a radius of at most 200 m".
std::optional<Limit> readCompared(Cursor &cursor) {
  const auto start = cursor.at();
  cursor.acceptAll(WordClass::Filler);
  const auto times = readTimes(cursor);
  const bool isInside = cursor.peek(WordClass::In) || cursor.peek(WordClass::Relation);
  if (const auto *compare = cursor.accept(WordClass::Compare)) {
    cursor.acceptAll(WordClass::Filler);
    const auto quantityAt = cursor.at();
    const bool isNumber = cursor.isNumber() || cursor.peek(WordClass::Number);
    auto quantity = readQuantity(cursor);
    if (!quantity) {
      cursor.moveTo(quantityAt);
      cursor.accept(WordClass::Article);
      acceptMeasuredThing(cursor);
      cursor.accept(WordClass::Of);
      quantity = readQuantity(cursor);
    }
    if (quantity)
      quantity->value *= times;
    // "within a football field", "over the football field", but "over 2 football fields"
    const bool isPlace = compare->has("place") && (isInside || !isNumber);
    if (quantity && !(quantity->isThing && isPlace))
      return Limit{*quantity, compare->has("least"), true, compare->has("dimension"), compare->has("about")};
  }
  cursor.moveTo(start);
  return std::nullopt;
}

/// "or more", but not "or more than".
const WordEntry *acceptBound(Cursor &cursor) {
  const auto start = cursor.at();
  const auto *bound = cursor.accept(WordClass::Bound);
  if (!bound || !cursor.peek(WordClass::Than))
    return bound;
  cursor.moveTo(start);
  return nullptr;
}

/// "200 m or more", "200 m", "2 ha": without a word for it a length is a bound, and an area is about that.
std::optional<Limit> readBare(Cursor &cursor) {
  const auto start = cursor.at();
  cursor.acceptAll(WordClass::Filler);
  auto quantity = readQuantity(cursor);
  if (!quantity) // "football field sized"
    if (const auto unit = readUnit(cursor); unit && unit->isThing)
      quantity = unit;
  if (quantity) {
    const auto *bound = acceptBound(cursor);
    const bool isAbout = quantity->isArea && (!bound || bound->has("about"));
    if (bound || !quantity->isThing)
      return Limit{*quantity, bound && bound->has("least"), bound || isAbout, false, isAbout};
  }
  cursor.moveTo(start);
  return std::nullopt;
}

/// Both bounds of what is about an area.
std::vector<Limit> around(const Quantity &quantity) {
  constexpr double least = 0.8;
  constexpr double most = 1.25;
  return {atLeast({quantity.value * least, quantity.isArea, false}),
          atMost({quantity.value * most, quantity.isArea, false})};
}

std::vector<Limit> readFirst(Cursor &cursor) {
  const auto start = cursor.at();
  cursor.acceptAll(WordClass::Filler);
  cursor.accept(WordClass::Range);
  if (auto range = readRange(cursor); !range.empty())
    return range;
  cursor.moveTo(start);
  if (const auto compared = readCompared(cursor))
    return {*compared};
  if (const auto bare = readBare(cursor))
    return {*bare};
  cursor.moveTo(start);
  return {};
}

} // namespace

std::vector<Limit> readLimits(Cursor &cursor, bool isClause) {
  const auto start = cursor.at();
  const auto *near = cursor.peek(WordClass::Relation); // "in the vicinity of 200 m"
  if (near && near->has("within") && !cursor.peek(WordClass::Filler) && !cursor.peek(WordClass::Compare))
    cursor.accept(WordClass::Relation);
  const bool isReach = cursor.at() > start;
  auto limits = readFirst(cursor);
  const bool isOfNoun = !cursor.atEnd() && cursor.token().kind != Token::Kind::Sign; // "near a 5 ha lake"
  if (isReach && (limits.empty() || (limits.front().quantity.isArea && isOfNoun))) {
    limits.clear();
    cursor.moveTo(start);
  }
  if (limits.empty()) {
    // "in a radius of", "with an area of", "at a distance of"
    while (cursor.accept(WordClass::In) || cursor.accept(WordClass::With) || cursor.accept(WordClass::At) ||
           cursor.accept(WordClass::Of)) {
    }
    limits = readFirst(cursor);
  }
  if (limits.empty()) {
    cursor.accept(WordClass::Article);
    if (const auto *clause = isClause ? cursor.peek(WordClass::Clause) : nullptr; clause && clause->has("size"))
      cursor.accept(WordClass::Clause);
    acceptMeasuredThing(cursor);
    while (cursor.accept(WordClass::Of) || cursor.accept(WordClass::Copula)) {
    }
    limits = readFirst(cursor);
  }
  if (limits.empty()) {
    cursor.moveTo(start);
    return {};
  }
  const auto measured = cursor.at();
  acceptMeasuredThing(cursor);
  if (cursor.at() > measured || isReach)
    limits.front().isCompared = true;
  const bool isArea = limits.front().quantity.isArea;
  // "more than 50 m but less than 200 m"
  for (auto end = cursor.at(); limits.size() == 1 && !limits.front().isAbout; end = cursor.at()) {
    cursor.acceptSign(",");
    if (!cursor.accept(WordClass::And))
      cursor.accept(WordClass::But);
    const auto more = readCompared(cursor);
    if (!more || more->quantity.isArea != isArea || more->atLeast == limits.front().atLeast) {
      cursor.moveTo(end);
      break;
    }
    limits.push_back(*more);
    acceptMeasuredThing(cursor);
  }
  if (limits.size() == 1)
    if (const auto *bound = acceptBound(cursor); bound && !bound->has("about")) {
      limits.front().atLeast = bound->has("least");
      limits.front().isAbout = false;
    }
  return limits.front().isAbout ? around(limits.front().quantity) : limits;
}

} // namespace xemap::text
