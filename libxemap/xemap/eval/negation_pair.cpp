// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/negation_pair.h"

#include <array>
#include <utility>

namespace xemap::eval {

std::optional<std::string> withoutNegation(const std::string &expression) {
  static const std::array<std::pair<std::string, std::string>, 7> openings{{{" without ", " containing "},
                                                                            {" with no ", " containing "},
                                                                            {" far away from ", " near "},
                                                                            {" away from ", " near "},
                                                                            {" far from ", " near "},
                                                                            {" not near ", " near "},
                                                                            {" not beside ", " beside "}}};
  for (const auto &[negated, plain] : openings)
    if (const auto at = expression.find(negated); at != std::string::npos)
      return expression.substr(0, at) + plain + expression.substr(at + negated.size());
  for (const std::string opening : {"everything but ", "everything except "})
    if (expression.compare(0, opening.size(), opening) == 0)
      return expression.substr(opening.size());
  return std::nullopt;
}

} // namespace xemap::eval
