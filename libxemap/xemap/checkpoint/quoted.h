// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace xemap::checkpoint {

/// A name out of a foreign file in quotes, fit for one line: no control characters, at most 200 bytes.
std::string quoted(std::string_view name);

} // namespace xemap::checkpoint
