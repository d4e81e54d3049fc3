// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "xemap/text/vocabulary.h"

namespace xemap::text {

/// An expression whose misspelt words were replaced by those they were taken for.
struct CorrectedExpression {
  std::string text; ///< The expression itself when nothing was replaced; else normalised.
  std::vector<std::pair<std::string, std::string>> replaced; ///< As written, as read.
};

/// Replaces words the vocabulary does not have by the one word of it that a single slip of the keyboard (a letter too
/// many, missing, wrong, or two swapped) leads away from; two slips in words of nine letters and more. The first letter
/// is taken to be right, words of fewer than five letters are left alone, and so are those with several candidates
/// equally near, unless they differ in no more than a plural's s. Words of the grammar are known words; other languages
/// than English are left alone.
///
/// Throws: InvalidArgument when the expression is not UTF-8.
CorrectedExpression correctSpelling(const std::string &expression, const Vocabulary &vocabulary);

} // namespace xemap::text
