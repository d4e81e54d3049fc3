// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/quantities.h"

#include <cmath>

namespace xemap::text {

namespace {

/// "half", "twenty", "2", "a" before "hundred".
std::optional<double> readSimpleNumber(Cursor &cursor) {
  if (cursor.isNumber()) {
    const double value = cursor.token().number;
    cursor.skip();
    return value;
  }
  if (const auto *entry = cursor.accept(WordClass::Number))
    return entry->number(0);
  return std::nullopt;
}

/// "hundred", "thousand": numbers that multiply those before them.
std::optional<double> readScale(Cursor &cursor) {
  const auto *entry = cursor.peek(WordClass::Number);
  if (!entry || !entry->has("scale"))
    return std::nullopt;
  cursor.accept(WordClass::Number);
  return entry->number(0);
}

} // namespace

std::optional<double> readNumber(Cursor &cursor) {
  constexpr double thousand = 1000.0;
  const auto start = cursor.at();
  auto value = readSimpleNumber(cursor);
  if (!value)
    return std::nullopt;
  if (cursor.isNumber() && cursor.token().number < 1.0) { // "1 1/2"
    *value += cursor.token().number;
    cursor.skip();
  }
  while (const auto scale = readScale(cursor))
    *value *= *scale;
  const auto end = cursor.at();
  // "twenty five", "two hundred fifty", "one and a half", "two hundred and fifty"
  const bool joined = cursor.accept(WordClass::And) != nullptr;
  if (joined)
    cursor.accept(WordClass::Article);
  const auto *next = cursor.peek(WordClass::Number);
  const double more = next ? next->number(0) : 0.0;
  const bool wasWord = cursor.tokens()[start].kind == Token::Kind::Word;
  const double below = *value >= thousand ? thousand : *value >= 100.0 ? 100.0 : 10.0;
  const bool isTens = wasWord && *value >= 20.0 && more >= 1.0 && more < below;
  if (next && (isTens || (joined && more < 1.0))) {
    cursor.accept(WordClass::Number);
    return *value + more;
  }
  cursor.moveTo(end);
  return value;
}

std::optional<Quantity> readUnit(Cursor &cursor) {
  const auto *area = cursor.peek(WordClass::Area);
  const auto *length = cursor.peek(WordClass::Length);
  if (area && (!length || area->words.size() >= length->words.size())) {
    cursor.accept(WordClass::Area);
    return Quantity{area->number(0), true, area->has("thing")};
  }
  if (!length)
    return std::nullopt;
  cursor.accept(WordClass::Length);
  return Quantity{length->number(0), false, false};
}

namespace {

/// "and a half" behind a unit, where its number is whole.
double readMore(Cursor &cursor, double number) {
  const auto end = cursor.at();
  if (number == std::floor(number)) {
    const bool joined = cursor.accept(WordClass::And) != nullptr;
    if (joined)
      cursor.accept(WordClass::Article);
    const auto *more = cursor.peek(WordClass::Number);
    if (more && more->number(0) < 1.0 && (joined || more->has("behind"))) {
      cursor.accept(WordClass::Number);
      return more->number(0);
    }
  }
  cursor.moveTo(end);
  return 0.0;
}

/// The same once more in another unit: "200 m (656 ft)".
void skipRepeated(Cursor &cursor, const Quantity &quantity) {
  constexpr double rounded = 0.03;
  const auto end = cursor.at();
  const auto again = cursor.isNumber() ? readQuantity(cursor) : std::nullopt;
  if (!again || again->isArea != quantity.isArea || std::abs(again->value - quantity.value) > rounded * quantity.value)
    cursor.moveTo(end);
}

/// "20 by 30 m", "20 m x 30 m": what they enclose.
std::optional<Quantity> readSides(Cursor &cursor) {
  const auto start = cursor.at();
  cursor.accept(WordClass::Article);
  if (const auto width = readNumber(cursor)) {
    const auto ofWidth = readUnit(cursor);
    const auto length = cursor.accept(WordClass::By) ? readNumber(cursor) : std::nullopt;
    auto unit = length ? readUnit(cursor) : std::nullopt;
    if (length && !unit)
      unit = ofWidth;
    if (unit && !unit->isArea && !(ofWidth && ofWidth->isArea))
      return Quantity{*width * ofWidth.value_or(*unit).value * *length * unit->value, true, false};
  }
  cursor.moveTo(start);
  return std::nullopt;
}

} // namespace

std::optional<Quantity> readQuantity(Cursor &cursor) {
  if (const auto sides = readSides(cursor))
    return sides;
  const auto start = cursor.at();
  const bool isOne = cursor.accept(WordClass::Article) != nullptr;
  auto number = readNumber(cursor);
  if (!number && isOne) // "a mile", "a hectare"
    number = 1.0;
  if (number) {
    // "half a mile", "a quarter of a kilometre"
    cursor.accept(WordClass::Of);
    cursor.accept(WordClass::Article);
    if (auto unit = readUnit(cursor)) {
      const Quantity quantity{(*number + readMore(cursor, *number)) * unit->value, unit->isArea, unit->isThing};
      skipRepeated(cursor, quantity);
      return quantity;
    }
  }
  cursor.moveTo(start);
  if (const auto unit = readUnit(cursor)) // "kilómetro y medio"
    if (const auto more = readMore(cursor, 1.0); more > 0.0)
      return Quantity{(1.0 + more) * unit->value, unit->isArea, unit->isThing};
  cursor.moveTo(start);
  return std::nullopt;
}

std::optional<int> readOrdinal(Cursor &cursor) {
  constexpr double most = 1000.0;
  if (const auto *entry = cursor.accept(WordClass::Ordinal))
    return static_cast<int>(entry->number(0));
  if (!cursor.isNumber())
    return std::nullopt;
  const auto start = cursor.at();
  const auto &number = cursor.token();
  cursor.skip();
  const bool adjoins = !cursor.atEnd() && number.touches(cursor.token());
  const bool isPlace =
      adjoins && number.number >= 1.0 && number.number <= most && number.number == std::floor(number.number);
  if (isPlace && (cursor.accept(WordClass::OrdinalEnding) || cursor.acceptSign(".")))
    return static_cast<int>(number.number);
  cursor.moveTo(start);
  return std::nullopt;
}

} // namespace xemap::text
