// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap {

/// What tells in a JSON report that XeMap wrote it: the name of the field that holds the version.
inline constexpr const char *versionField = "xemap_version";

/// Refuses a place where a file lies that is no report, plot, concept or list of XeMap's.
///
/// Throws: Unwritable, naming the path.
void requireTextPlace(const std::string &path);

/// Writes a report, a plot, a concept or a list; it appears when it is whole, or not at all. An older one of XeMap is
/// replaced.
///
/// Throws: Unwritable, naming the path and the reason; as requireTextPlace().
void writeText(const std::string &path, const std::string &content);

} // namespace xemap
