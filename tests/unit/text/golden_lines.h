// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace xemap::test {

/// A line of a text golden: an input and what must come out of it.
struct GoldenLine {
  int number = 0;
  std::string input;
  std::string expected;
};

/// Reads tests/golden/<name>: lines of `input => expected`, comments after '#' at the start of a line. In both parts
/// \t \n \0 \\ and \u{hex} stand for characters that cannot be seen.
std::vector<GoldenLine> readGolden(const std::string &name);

} // namespace xemap::test
