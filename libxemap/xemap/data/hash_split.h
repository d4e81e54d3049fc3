// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::data {

/// Whether a file is one of the `share` of a data set that is kept for validation.
///
/// FNV-1a-64 of the file's path in the data set (parts separated by '/'), mixed by splitmix64, taken as a fraction of
/// 2^64, is below the share: the same files on every machine, whatever else is in the data set; a larger share only
/// adds files. Units: `share` 0 to 1.
bool isForValidation(const std::string &relativePath, double share);

} // namespace xemap::data
