// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/text/language/noun_phrase.h"

namespace xemap::text {

/// What is left of an expression without its asides.
struct WithoutAsides {
  Tokens tokens;
  std::vector<std::string> leftOut;       ///< The asides, as written.
  std::vector<std::string> notUnderstood; ///< Those of them that would have meant something.
};

/// Takes out the words that say nothing of a place wherever they stand ("only", "lots of"), and those that say what no
/// map tells: "most of the", "on three sides", and which part of a thing is meant ("the northern part of the forest").
/// Noun phrases that models are taught with keep theirs.
WithoutAsides withoutAsides(const Clause &clause);

} // namespace xemap::text
