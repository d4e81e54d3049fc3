// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "xemap/text/language/noun_phrase.h"

namespace xemap::text {

/// What stands around a reference: requests, questions, politeness, and what turns it round.
struct ClauseFrame {
  TokenRange inside; ///< The reference itself; may be empty when everything is meant.
  CueContext context;
  bool counts = false;
  bool complement = false; ///< "everything but", "no".
  bool everything = false; ///< The reference has no noun.
  std::vector<TokenRange> leftOut;
};

ClauseFrame readFrame(const Clause &clause);

} // namespace xemap::text
