// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap {

/// The model that answers when none is named.
inline constexpr const char *defaultModelName = "xemap-lite0";

} // namespace xemap
