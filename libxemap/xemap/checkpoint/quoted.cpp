// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/quoted.h"

namespace xemap::checkpoint {

std::string quoted(std::string_view name) {
  constexpr std::size_t longest = 200;
  std::string text = "'";
  for (const char c : name.substr(0, longest)) {
    const auto code = static_cast<unsigned char>(c);
    text += code < 0x20 || code == 0x7f ? '?' : c;
  }
  return text + (name.size() > longest ? "...'" : "'");
}

std::string listed(const std::vector<std::int64_t> &sizes) {
  std::string text = "[";
  for (std::size_t i = 0; i < sizes.size(); ++i)
    text += (i > 0 ? ", " : "") + std::to_string(sizes[i]);
  return text + "]";
}

} // namespace xemap::checkpoint
