// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/expression_language.h"

#include "xemap/base/error.h"

namespace xemap::infer {

text::ReferringExpression parsedIn(const std::string &expression, const ExpressionLanguage &language) {
  const auto given = text::languageOf(language.code);
  if (!given && !language.code.empty()) {
    std::string codes;
    for (const auto read : text::allLanguages)
      codes += (codes.empty() ? "" : ", ") + std::string(text::codeOf(read));
    throw Error(ErrorCode::InvalidArgument,
                "language of the expression: expected one of " + codes + ", found '" + language.code + "'");
  }
  return text::parseReferringExpression(expression, given,
                                        text::languageOf(language.preferred).value_or(text::Language::English));
}

} // namespace xemap::infer
