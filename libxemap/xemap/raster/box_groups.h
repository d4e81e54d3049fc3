// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include <ogr_core.h>

namespace xemap::raster {

/// Puts boxes that are at most `margin` apart into one group, and so those that hang together through others.
///
/// Returns the indices of each group in ascending order, the groups in the order of their first box.
std::vector<std::vector<std::size_t>> groupBoxes(const std::vector<OGREnvelope> &boxes, double margin);

} // namespace xemap::raster
