// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/html_references.h"

#include <cstddef>
#include <cstdint>
#include <gumbo.h>
#include <memory>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "xemap/base/error.h"

namespace xemap::text {

namespace {

constexpr std::uint32_t replacementCharacter = 0xFFFD;
constexpr std::uint32_t lastCodePoint = 0x10FFFF;

/// What stands for the reference that begins at an ampersand, and how many bytes it took; 0 for none.
struct Decoded {
  std::string text;
  std::size_t length = 0;
};

bool isDecimal(char c) {
  return c >= '0' && c <= '9';
}

bool isAlphanumeric(char c) {
  return isDecimal(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The value of a digit, or -1.
int digitOf(char c, bool hexadecimal) {
  if (isDecimal(c))
    return c - '0';
  const auto lower = static_cast<char>(c | 0x20);
  return hexadecimal && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isNoncharacter(std::uint32_t codePoint) {
  return (codePoint >= 0xFDD0 && codePoint <= 0xFDEF) || (codePoint & 0xFFFEU) == 0xFFFEU;
}

std::string textOfNumber(std::uint32_t codePoint) {
  icu::UnicodeString text;
  if (codePoint >= 0x80 && codePoint <= 0x9F) {
    const auto byte = static_cast<char>(codePoint);
    text = icu::UnicodeString(&byte, 1, "windows-1252");
  } else if (codePoint == 0 || codePoint > lastCodePoint || (codePoint & 0x1FF800U) == 0xD800U) {
    text.append(static_cast<UChar32>(replacementCharacter));
  } else {
    const bool isControl = u_charType(static_cast<UChar32>(codePoint)) == U_CONTROL_CHAR;
    const bool isSpace = codePoint == '\t' || codePoint == '\n' || codePoint == '\f' || codePoint == '\r';
    if (isNoncharacter(codePoint) || (isControl && !isSpace))
      return {};
    text.append(static_cast<UChar32>(codePoint));
  }
  std::string utf8;
  return text.toUTF8String(utf8);
}

/// Numbers are read here because gumbo's overflow, and because it keeps the controls that Python drops.
Decoded decodeNumber(const std::string &text, std::size_t ampersand) {
  std::size_t end = ampersand + 2;
  const bool hexadecimal = end < text.size() && (text[end] | 0x20) == 'x';
  end += hexadecimal ? 1 : 0;
  const std::size_t firstDigit = end;
  std::uint32_t codePoint = 0;
  for (int digit = 0; end < text.size() && (digit = digitOf(text[end], hexadecimal)) >= 0; ++end)
    if (codePoint <= lastCodePoint)
      codePoint = codePoint * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit);
  if (end == firstDigit)
    return {};
  if (end < text.size() && text[end] == ';')
    ++end;
  return {textOfNumber(codePoint), end - ampersand};
}

struct GumboDeleter {
  void operator()(GumboOutput *output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

/// The first text below a node; nullptr where it has none.
const char *firstText(const GumboNode *node) {
  if (node->type == GUMBO_NODE_TEXT)
    return node->v.text.text;
  if (node->type != GUMBO_NODE_ELEMENT)
    return nullptr;
  const GumboVector &children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i)
    if (const char *text = firstText(static_cast<const GumboNode *>(children.data[i])))
      return text;
  return nullptr;
}

Decoded decodeName(const std::string &text, std::size_t ampersand) {
  std::size_t end = ampersand + 1;
  while (end < text.size() && isAlphanumeric(text[end]))
    ++end;
  if (end == ampersand + 1)
    return {};
  if (end < text.size() && text[end] == ';')
    ++end;
  // A parser drops white space in front of the first letter of a page, so there is one in front.
  const std::string page = 'x' + text.substr(ampersand, end - ampersand);
  const std::unique_ptr<GumboOutput, GumboDeleter> parsed(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
  const char *decoded = parsed ? firstText(parsed->root) : nullptr;
  if (!decoded || *decoded != 'x')
    throw Error(ErrorCode::Internal, "HTML reference: gumbo found no text in '" + page + "'");
  return {decoded + 1, end - ampersand};
}

} // namespace

std::string decodeHtmlReferences(const std::string &text) {
  std::string plain;
  std::size_t next = 0;
  while (next < text.size()) {
    const std::size_t ampersand = text.find('&', next);
    plain.append(text, next, ampersand - next);
    if (ampersand == std::string::npos)
      break;
    const bool isNumber = ampersand + 1 < text.size() && text[ampersand + 1] == '#';
    const Decoded decoded = isNumber ? decodeNumber(text, ampersand) : decodeName(text, ampersand);
    plain += decoded.length > 0 ? decoded.text : "&";
    next = ampersand + (decoded.length > 0 ? decoded.length : 1);
  }
  return plain;
}

} // namespace xemap::text
