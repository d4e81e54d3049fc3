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
    auto plain = kind == Token::Kind::Word ? withoutAccents(word) : word;
    mTokens.push_back({kind, std::move(word), std::move(plain), {}, number, begin, mAt, false});
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
    const bool isPointed = c == '.' && u_isdigit(at(after(mAt))) && (mAt == 0 || !u_isalnum(at(mAt - 1)));
    if (u_isdigit(c) || fractionOf(c) > 0.0 || isPointed)
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
    if (letters == 1 && peek() == '/' && u_isalpha(at(after(mAt))) && !u_isalpha(at(after(after(mAt))))) // "w/o"
      mAt = after(after(mAt));
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

  /// Whether a sign or a space between digits groups thousands: "1,000", "1 000".
  bool groupsThousands() const {
    auto place = after(mAt);
    int count = 0;
    for (; u_isdigit(at(place)); place = after(place))
      ++count;
    constexpr int inGroup = 3;
    return count == inGroup;
  }

  bool isThinSpace(UChar32 c) const {
    constexpr UChar32 noBreak = 0xA0;
    constexpr UChar32 thin = 0x2009;
    constexpr UChar32 narrowNoBreak = 0x202F;
    return c == noBreak || c == thin || c == narrowNoBreak || (mDecimalComma && (c == ' ' || isApostrophe(c)));
  }

  /// Whether a sign stands for feet: "300'".
  bool isPrime(UChar32 c) const {
    constexpr UChar32 prime = 0x2032;
    return (isApostrophe(c) || c == prime) && !isLetter(at(after(mAt)));
  }

  void scanNumber() {
    const auto begin = mAt;
    std::string written = digits();
    while (!written.empty() && isThinSpace(peek()) && groupsThousands()) {
      mAt = after(mAt);
      written += digits();
    }
    bool decimal = false;
    if (written.empty() && peek() == '.') { // ".5"
      mAt = after(mAt);
      decimal = true;
      written = "0." + digits();
    }
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
    const auto sign = mAt;
    if (peek() == '.' && (at(after(mAt)) == ' ' || isLetter(at(after(mAt))))) { // "die 2. größte"
      mAt = after(mAt);
      add(Token::Kind::Sign, sign, ".");
    } else if (isPrime(peek())) {
      mAt = after(mAt);
      add(Token::Kind::Word, sign, "ft");
    }
  }

  /// Whether a dash joins two numbers: "50-200", "50 m – 200 m".
  bool joinsNumbers(std::size_t dash) const {
    auto next = mAt;
    while (u_isUWhiteSpace(at(next)))
      next = after(next);
    const auto count = mTokens.size();
    const bool isNumber = count > 0 && mTokens.back().kind == Token::Kind::Number;
    const bool isUnit = count > 1 && mTokens[count - 2].kind == Token::Kind::Number;
    const bool isSpaced = next > mAt && count > 0 && mTokens.back().end < dash;
    const bool isTight = next == mAt && count > 0 && mTokens.back().end == dash;
    return u_isdigit(at(next)) && (isNumber || isUnit) && (isSpaced || isTight);
  }

  /// Chinese keyboards write "＞".
  static UChar32 halfWidth(UChar32 c) {
    constexpr UChar32 first = 0xFF01;
    constexpr UChar32 last = 0xFF5E;
    return c >= first && c <= last ? c - first + '!' : c;
  }

  static bool isDash(UChar32 c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

  void scanSign() {
    static const std::string single = ",<>=+~;&";
    const auto c = halfWidth(peek());
    const auto begin = mAt;
    mAt = after(mAt);
    if (c == 0x2264 || c == 0x2265)
      add(Token::Kind::Sign, begin, c == 0x2264 ? "<=" : ">=");
    else if ((c == '<' || c == '>') && peek() == '=') {
      mAt = after(mAt);
      add(Token::Kind::Sign, begin, std::string(1, static_cast<char>(c)) + "=");
    } else if (c == 0x00B7)
      add(Token::Kind::Sign, begin, "|");
    else if (c == 0x3001 || c == 0x060C)
      add(Token::Kind::Sign, begin, ",");
    else if (c < 0x80 && single.find(static_cast<char>(c)) != std::string::npos)
      add(Token::Kind::Sign, begin, c == ';' ? "," : std::string(1, static_cast<char>(c)));
    else if (c == 0x00D7) // "20 × 30 m"
      add(Token::Kind::Word, begin, "x");
    else if (c == 0x2248)
      add(Token::Kind::Sign, begin, "~");
    else if (c == '/' && (mTokens.empty() || mTokens.back().kind == Token::Kind::Word))
      add(Token::Kind::Sign, begin, "/");
    else if (isDash(c) && joinsNumbers(begin))
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
