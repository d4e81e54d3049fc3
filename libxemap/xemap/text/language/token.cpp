// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/token.h"

#include <charconv>
#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "xemap/text/normalizer.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

constexpr UChar32 noCharacter = -1;

bool isLetter(UChar32 c) {
  return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool isIdeograph(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
}

bool isApostrophe(UChar32 c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

bool isQuote(UChar32 c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB;
}

double fractionOf(UChar32 c) {
  return c == 0x00BD ? 0.5 : c == 0x00BC ? 0.25 : c == 0x00BE ? 0.75 : 0.0;
}

/// One character of a text after the other.
class Scanner {
public:
  Scanner(const std::string &text, bool decimalComma) : mText(text), mDecimalComma(decimalComma) {}

  Tokens scan() {
    while (peek() != noCharacter) {
      const auto before = mAt;
      scanOne();
      if (mAt == before)
        mAt = after(mAt);
    }
    return std::move(mTokens);
  }

private:
  UChar32 at(std::size_t place) const {
    if (place >= mText.size())
      return noCharacter;
    auto i = static_cast<std::int32_t>(place);
    UChar32 c = 0;
    U8_NEXT(mText.data(), i, static_cast<std::int32_t>(mText.size()), c);
    return c;
  }
  std::size_t after(std::size_t place) const {
    auto i = static_cast<std::int32_t>(place);
    U8_FWD_1(mText.data(), i, static_cast<std::int32_t>(mText.size()));
    return static_cast<std::size_t>(i);
  }
  UChar32 peek() const { return at(mAt); }

  void add(Token::Kind kind, std::size_t begin, std::string word, double number = 0.0) {
    mTokens.push_back({kind, std::move(word), number, begin, mAt});
  }

  void scanOne() {
    const auto c = peek();
    if (isQuote(c))
      return scanQuoted();
    if (isIdeograph(c)) {
      const auto begin = mAt;
      mAt = after(mAt);
      return add(Token::Kind::Word, begin, normalize(mText.substr(begin, mAt - begin)));
    }
    if (u_isalpha(c))
      return scanWord();
    if (u_isdigit(c) || fractionOf(c) > 0.0)
      return scanNumber();
    scanSign();
  }

  void scanQuoted() {
    const auto begin = mAt;
    auto end = after(mAt);
    const auto inside = end;
    while (at(end) != noCharacter && !isQuote(at(end)))
      end = after(end);
    mAt = at(end) == noCharacter ? after(begin) : after(end);
    if (at(end) != noCharacter)
      add(Token::Kind::Quoted, begin, mText.substr(inside, end - inside));
  }

  void scanWord() {
    constexpr std::size_t elided = 2; // "l'eau", "d'eau", "qu'il" are two words, "isn't" is one
    const auto begin = mAt;
    std::size_t letters = 0;
    while (isLetter(peek()) && !isIdeograph(peek())) {
      mAt = after(mAt);
      ++letters;
      const bool elides = letters <= elided;
      if (!isApostrophe(peek()) || !(elides || u_isalpha(at(after(mAt)))))
        continue;
      mAt = after(mAt);
      if (elides)
        return add(Token::Kind::Word, begin, normalize(mText.substr(begin, mAt - begin)));
    }
    // "m²", "km2", "m^2"
    const auto power = peek() == '^' ? after(mAt) : mAt;
    const bool isPower = at(power) == 0x00B2 || at(power) == '2';
    if (isPower && !u_isalnum(at(after(power)))) {
      auto word = normalize(mText.substr(begin, mAt - begin)) + "2";
      mAt = after(power);
      return add(Token::Kind::Word, begin, std::move(word));
    }
    add(Token::Kind::Word, begin, normalize(mText.substr(begin, mAt - begin)));
  }

  std::string digits() {
    std::string run;
    while (peek() != noCharacter && u_isdigit(peek())) {
      run += static_cast<char>('0' + u_charDigitValue(peek()));
      mAt = after(mAt);
    }
    return run;
  }

  /// Whether a sign between digits groups thousands: "1,000".
  bool groupsThousands() const {
    auto place = after(mAt);
    int count = 0;
    for (; u_isdigit(at(place)); place = after(place))
      ++count;
    constexpr int inGroup = 3;
    return count == inGroup;
  }

  void scanNumber() {
    const auto begin = mAt;
    std::string written = digits();
    bool decimal = false;
    while (!written.empty() && !decimal && (peek() == '.' || peek() == ',') && u_isdigit(at(after(mAt)))) {
      const bool isComma = peek() == ',';
      const bool thousands = isComma != mDecimalComma && groupsThousands();
      mAt = after(mAt);
      decimal = !thousands;
      written += (decimal ? "." : "") + digits();
    }
    double value = 0.0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    if (peek() == '/' && u_isdigit(at(after(mAt)))) {
      mAt = after(mAt);
      const auto divisor = digits();
      double by = 1.0;
      std::from_chars(divisor.data(), divisor.data() + divisor.size(), by);
      value = by > 0.0 ? value / by : value;
    }
    if (const double fraction = fractionOf(peek()); fraction > 0.0) {
      value += fraction;
      mAt = after(mAt);
    }
    add(Token::Kind::Number, begin, mText.substr(begin, mAt - begin), value);
    if (peek() == '.' && at(after(mAt)) == ' ') { // "die 2. größte"
      const auto dot = mAt;
      mAt = after(mAt);
      add(Token::Kind::Sign, dot, ".");
    }
  }

  void scanSign() {
    static const std::string single = ",<>=+~;&";
    const auto c = peek();
    const auto begin = mAt;
    mAt = after(mAt);
    if (c == 0x2264 || c == 0x2265)
      add(Token::Kind::Sign, begin, c == 0x2264 ? "<=" : ">=");
    else if ((c == '<' || c == '>') && peek() == '=') {
      mAt = after(mAt);
      add(Token::Kind::Sign, begin, std::string(1, static_cast<char>(c)) + "=");
    } else if (c == 0x00B7)
      add(Token::Kind::Sign, begin, "|");
    else if (c == 0x3001 || c == 0xFF0C || c == 0x060C)
      add(Token::Kind::Sign, begin, ",");
    else if (c < 0x80 && single.find(static_cast<char>(c)) != std::string::npos)
      add(Token::Kind::Sign, begin, c == ';' ? "," : std::string(1, static_cast<char>(c)));
    else if ((c == '-' || c == 0x2013) && !mTokens.empty() && mTokens.back().kind == Token::Kind::Number &&
             mTokens.back().end == begin && u_isdigit(peek()))
      add(Token::Kind::Sign, begin, "-");
  }

  const std::string &mText;
  bool mDecimalComma;
  std::size_t mAt = 0;
  Tokens mTokens;
};

} // namespace

Tokens tokensOf(const std::string &text, bool decimalComma) {
  requireUtf8(text, "expression");
  return Scanner(text, decimalComma).scan();
}

} // namespace xemap::text
