// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/quantities.h"

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
  const bool isTens = wasWord && *value >= 20.0 && more >= 1.0 && more < (*value >= 100.0 ? 100.0 : 10.0);
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
    return Quantity{area->number(0), true};
  }
  if (!length)
    return std::nullopt;
  cursor.accept(WordClass::Length);
  return Quantity{length->number(0), false};
}

std::optional<Quantity> readQuantity(Cursor &cursor) {
  const auto start = cursor.at();
  const bool isOne = cursor.accept(WordClass::Article) != nullptr;
  auto number = readNumber(cursor);
  if (!number && isOne) // "a mile", "a hectare"
    number = 1.0;
  if (number) {
    // "half a mile", "a quarter of a kilometre"
    cursor.accept(WordClass::Of);
    cursor.accept(WordClass::Article);
    if (const auto unit = readUnit(cursor)) {
      const auto end = cursor.at();
      // "a mile and a half"
      if (isOne && *number == 1.0 && cursor.accept(WordClass::And)) {
        cursor.accept(WordClass::Article);
        if (const auto *more = cursor.peek(WordClass::Number); more && more->number(0) < 1.0) {
          cursor.accept(WordClass::Number);
          return Quantity{(1.0 + more->number(0)) * unit->value, unit->isArea};
        }
      }
      cursor.moveTo(end);
      return Quantity{*number * unit->value, unit->isArea};
    }
  }
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
  if (adjoins && number.number >= 1.0 && number.number <= most && cursor.accept(WordClass::OrdinalEnding))
    return static_cast<int>(number.number);
  cursor.moveTo(start);
  return std::nullopt;
}

} // namespace xemap::text
