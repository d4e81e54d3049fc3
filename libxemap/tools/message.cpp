// SPDX-License-Identifier: GPL-2.0-or-later
#include "message.h"

#include <algorithm>
#include <iostream>

namespace xemap::tools {

void printLine(const std::string &message) {
  std::string line = "xemap: " + message;
  // File names and expressions may hold line breaks and terminal controls.
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  std::cerr << line << std::endl;
}

} // namespace xemap::tools
