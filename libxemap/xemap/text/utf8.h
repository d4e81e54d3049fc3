// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace xemap::text {

/// The position of the first byte that starts no valid UTF-8 sequence, if there is one.
std::optional<std::size_t> findInvalidUtf8(std::string_view bytes);

/// Throws: InvalidArgument when `bytes` are not UTF-8, naming what they are (`name`) and the position.
void requireUtf8(const std::string &bytes, const std::string &name);

/// The number of code points of text in UTF-8.
std::size_t countCharacters(std::string_view utf8);

} // namespace xemap::text
