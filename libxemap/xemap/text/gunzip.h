// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace xemap::text {

bool isGzip(const std::string &bytes);

/// The content of a gzip file of one member.
///
/// Throws: Unreadable when the bytes are cut short; Corrupt when they contradict the format or their checksum, or go on
/// behind the end; Unsupported when there are more than `maxBytes` in them. All name `origin`.
std::string gunzip(const std::string &bytes, std::size_t maxBytes, const std::string &origin);

} // namespace xemap::text
