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

} // namespace xemap::checkpoint
