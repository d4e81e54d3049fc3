// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::train {

/// Writes a file under another name first, so that a full disk leaves the older file as it was.
///
/// Throws: Unwritable, naming the file.
void writeWhole(const std::string &path, const std::string &bytes);

} // namespace xemap::train
