// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/text/phrase_ids.h"

namespace xemap::text {

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

  /// Of a text, begin and end included.
  virtual int maxTokens() const = 0;
};

} // namespace xemap::text
