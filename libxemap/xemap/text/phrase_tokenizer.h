// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "xemap/text/phrase_ids.h"

namespace xemap::text {

/// How a tokenizer takes a word apart.
struct WordPieces {
  std::size_t count = 1;
  /// Low for words that people write, high for made-up ones. Units: minus the logarithm of the pieces' probability, for
  /// each character.
  double surprise = 0.0;
};

/// Takes texts apart as a frozen text encoder reads them.
///
/// Threads: all may be called from several at once.
class PhraseTokenizer {
public:
  virtual ~PhraseTokenizer() = default;

  /// Begin of text, the text, end of text; of a long text the end is cut off.
  ///
  /// Throws: InvalidArgument when the text is not UTF-8, naming the position, or far too long.
  virtual PhraseIds encode(const std::string &text) const = 0;

  /// What a word is taken apart into; one piece where the tokenizer knows no likelihoods. Throws: as encode.
  virtual WordPieces piecesOf(const std::string & /*word*/) const { return {}; }

  /// Of a text, begin and end included.
  virtual int maxTokens() const = 0;
};

} // namespace xemap::text
