// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iostream>

#include <nlohmann/json.hpp>

namespace xemap::tools {

/// Writes what `--json` promises to standard output. Bytes of names that are not UTF-8 are replaced.
template <typename Json> void printJson(const Json &json) {
  std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace xemap::tools
