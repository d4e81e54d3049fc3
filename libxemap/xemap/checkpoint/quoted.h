// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xemap::checkpoint {

/// A name out of a foreign file in quotes, fit for one line: no control characters, at most 200 bytes.
std::string quoted(std::string_view name);

/// Sizes as a list, such as "[2, 3]".
std::string listed(const std::vector<std::int64_t> &sizes);

} // namespace xemap::checkpoint
