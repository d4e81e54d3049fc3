// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::data {

/// SHA-256 of a file's bytes, hexadecimal.
///
/// Throws: NotFound, Unreadable.
std::string fileDigest(const std::string &path);

} // namespace xemap::data
