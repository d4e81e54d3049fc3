// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace xemap::text {

/// A word, a number, a sign that means something, or what stands in quotation marks.
struct Token {
  enum class Kind { Word, Number, Sign, Quoted };

  Kind kind = Kind::Word;
  std::string word;      ///< Normalised.
  std::string plain;     ///< The word without accents.
  std::string meant;     ///< The word of the grammar that a slip of spelling leads away from; else empty.
  double number = 0.0;   ///< Of Kind::Number.
  std::size_t begin = 0; ///< Of its bytes in the text.
  std::size_t end = 0;
  bool isAfterAside = false; ///< Words before it were left out.

  bool touches(const Token &next) const { return end == next.begin; }
};

using Tokens = std::vector<Token>;

/// Cuts a text into tokens: runs of letters ("isn't" whole, "l'" apart from "eau"), each Chinese character by itself,
/// numbers ("1,000", "1.5", ".5", "1/2", "½"), units with their power ("m²" as "m2"; "300'" as feet), commas, slashes
/// between words, < > ≤ ≥ + · and the like. Where `decimalComma`, "1,5" is one and a half and "1.000" or "1 000" a
/// thousand.
///
/// Throws: InvalidArgument when the text is not UTF-8.
Tokens tokensOf(const std::string &text, bool decimalComma);

} // namespace xemap::text
