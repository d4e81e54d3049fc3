// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/normalizer.h"

#include <cstdint>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "xemap/base/error.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

bool isSingleQuote(UChar32 c) {
  return (c >= 0x2018 && c <= 0x201B) || c == 0x00B4 || c == 0x02BC || c == 0x2032 || c == 0x2035 || c == 0x2039 ||
         c == 0x203A;
}

bool isDoubleQuote(UChar32 c) {
  return (c >= 0x201C && c <= 0x201F) || c == 0x00AB || c == 0x00BB;
}

bool isDash(UChar32 c) {
  constexpr UChar32 minusSign = 0x2212;
  return c == minusSign || u_charType(c) == U_DASH_PUNCTUATION;
}

UChar32 plainForm(UChar32 c) {
  if (u_charType(c) == U_CONTROL_CHAR || u_isUWhiteSpace(c))
    return ' ';
  if (isSingleQuote(c))
    return '\'';
  if (isDoubleQuote(c))
    return '"';
  return isDash(c) ? '-' : c;
}

icu::UnicodeString withPlainPunctuation(const icu::UnicodeString &source) {
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1))
    plain.append(plainForm(source.char32At(i)));
  return plain;
}

icu::UnicodeString withSingleSpaces(const icu::UnicodeString &source) {
  icu::UnicodeString spaced;
  for (std::int32_t i = 0; i < source.length(); ++i) {
    const bool repeatsSpace = source[i] == ' ' && (spaced.isEmpty() || spaced[spaced.length() - 1] == ' ');
    if (!repeatsSpace)
      spaced.append(source[i]);
  }
  if (spaced.endsWith(icu::UnicodeString(' ')))
    spaced.truncate(spaced.length() - 1);
  return spaced;
}

bool isMark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

/// Letters with their accents behind them.
icu::UnicodeString decomposed(const std::string &word) {
  UErrorCode status = U_ZERO_ERROR;
  const auto *normalizer = icu::Normalizer2::getNFDInstance(status);
  const auto text = icu::UnicodeString::fromUTF8(word);
  const auto parts = normalizer != nullptr ? normalizer->normalize(text, status) : text;
  return U_SUCCESS(status) ? parts : text;
}

icu::UnicodeString withFoldedCase(const icu::UnicodeString &source) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  icu::UnicodeString folded;
  if (U_SUCCESS(status))
    folding->normalize(source, folded, status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::Internal, std::string("Unicode normalisation failed: ") + u_errorName(status));
  return folded;
}

enum class WordKind { None, Letters, Digits };

WordKind kindOf(UChar32 c, WordKind previous) {
  if (u_isalpha(c))
    return WordKind::Letters;
  const std::uint32_t category = U_GET_GC_MASK(c);
  if ((category & U_GC_M_MASK) != 0)
    return previous == WordKind::Letters ? WordKind::Letters : WordKind::None;
  return (category & U_GC_ND_MASK) != 0 ? WordKind::Digits : WordKind::None;
}

} // namespace

std::string normalize(const std::string &expression) {
  requireUtf8(expression, "expression");
  // Once before the folding, because it takes some quotes apart (an acute accent becomes a space and a mark), and once
  // after it, because it makes others (a small em dash becomes an em dash).
  const icu::UnicodeString plain = withPlainPunctuation(icu::UnicodeString::fromUTF8(expression));
  const icu::UnicodeString normalized = withSingleSpaces(withPlainPunctuation(withFoldedCase(plain)));
  std::string utf8;
  normalized.toUTF8String(utf8);
  return utf8;
}

std::string withoutAccents(const std::string &word) {
  const auto letters = decomposed(word);
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1))
    if (!isMark(letters.char32At(i)))
      plain.append(letters.char32At(i));
  std::string bytes;
  return plain.toUTF8String(bytes);
}

bool isWithoutAccents(const std::string &word, const std::string &accented) {
  const auto written = decomposed(word);
  const auto whole = decomposed(accented);
  std::int32_t i = 0;
  for (std::int32_t j = 0; j < whole.length(); ++j)
    if (i < written.length() && written[i] == whole[j])
      ++i;
    else if (!isMark(whole[j]))
      return false;
  return i == written.length();
}

std::vector<std::string> words(const std::string &normalized) {
  requireUtf8(normalized, "expression");
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(normalized);
  std::vector<std::string> found;
  WordKind previous = WordKind::None;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 codePoint = source.char32At(i);
    const WordKind kind = kindOf(codePoint, previous);
    if (kind != WordKind::None) {
      if (kind != previous)
        found.emplace_back();
      icu::UnicodeString(codePoint).toUTF8String(found.back());
    }
    previous = kind;
  }
  return found;
}

} // namespace xemap::text
