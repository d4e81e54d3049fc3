// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace xemap::tools {

/// The comma-separated numbers of an option's text, blanks around them allowed.
///
/// Throws: CLI::ValidationError when they are not `count` numbers; NaN and infinity count as numbers.
template <typename Number, std::size_t count>
std::array<Number, count> numberList(const std::string &option, const std::string &text, const char *expected) {
  const auto refuse = [&] {
    throw CLI::ValidationError(option, "expected " + std::string(expected) + ", found '" + text + "'");
  };
  std::array<Number, count> numbers{};
  std::string_view rest(text);
  for (std::size_t i = 0; i < count; ++i) {
    const auto comma = rest.find(',');
    if ((comma == std::string_view::npos) != (i + 1 == count))
      refuse();
    std::string_view word = rest.substr(0, comma);
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
    word = word.substr(0, word.find_last_not_of(' ') + 1);
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), numbers[i]);
    if (error != std::errc() || end != word.data() + word.size())
      refuse();
  }
  return numbers;
}

} // namespace xemap::tools
