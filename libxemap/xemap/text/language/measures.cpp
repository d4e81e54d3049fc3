// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/measures.h"

namespace xemap::text {

namespace {

/// "and", "to", "-" between the ends of a range.
bool acceptRangeMiddle(Cursor &cursor) {
  return cursor.acceptSign("-") || cursor.acceptSign("~") || cursor.accept(WordClass::And) ||
         cursor.accept(WordClass::From) || cursor.accept(WordClass::At);
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
        low = Quantity{number && *number > 0.0 ? *bare * high->value / *number : *bare, high->isArea};
      }
      if (low->isArea == high->isArea)
        return {{*low, true, true, false}, {*high, false, true, false}};
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

/// "less than 200 m", "a radius of at most 200 m".
std::optional<Limit> readCompared(Cursor &cursor) {
  const auto start = cursor.at();
  cursor.acceptAll(WordClass::Filler);
  if (const auto *compare = cursor.accept(WordClass::Compare)) {
    cursor.acceptAll(WordClass::Filler);
    const auto quantityAt = cursor.at();
    if (const auto quantity = readQuantity(cursor))
      return Limit{*quantity, compare->has("least"), true, compare->has("dimension")};
    cursor.moveTo(quantityAt);
    cursor.accept(WordClass::Article);
    acceptMeasuredThing(cursor);
    cursor.accept(WordClass::Of);
    if (const auto quantity = readQuantity(cursor))
      return Limit{*quantity, compare->has("least"), true, compare->has("dimension")};
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

/// "200 m or more", "200 m": lengths alone are bounds without a word for it.
std::optional<Limit> readBare(Cursor &cursor) {
  const auto start = cursor.at();
  cursor.acceptAll(WordClass::Filler);
  if (const auto quantity = readQuantity(cursor)) {
    const auto *bound = acceptBound(cursor);
    if (bound || !quantity->isArea)
      return Limit{*quantity, bound && bound->has("least"), bound != nullptr, false};
  }
  cursor.moveTo(start);
  return std::nullopt;
}

std::vector<Limit> readFirst(Cursor &cursor) {
  const auto start = cursor.at();
  cursor.acceptAll(WordClass::Filler);
  const bool named = cursor.accept(WordClass::Range) != nullptr;
  auto range = readRange(cursor);
  if (!range.empty() || named) {
    if (range.empty())
      cursor.moveTo(start);
    return range;
  }
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
  auto limits = readFirst(cursor);
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
  if (cursor.at() > measured)
    limits.front().isCompared = true;
  const bool isArea = limits.front().quantity.isArea;
  // "more than 50 m but less than 200 m"
  for (auto end = cursor.at(); limits.size() == 1; end = cursor.at()) {
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
    if (const auto *bound = acceptBound(cursor))
      limits.front().atLeast = bound->has("least");
  return limits;
}

} // namespace xemap::text
