// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "xemap/model/xemap_net.h"

namespace xemap::test {

/// A network that runs in milliseconds.
model::XemapNetOptions smallNetOptions();

/// A network in evaluation mode whose every parameter and running statistic is random: no branch is idle, as freshly
/// initialised ones would be.
model::XemapNet randomNet(const model::XemapNetOptions &options, std::uint64_t seed);

} // namespace xemap::test
