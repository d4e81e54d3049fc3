// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap {

/// Folds an index into [0,count) by reflection at both ends: pictures go on beyond their borders as their mirror
/// images, in training and when maps are made.
inline int mirroredIndex(int index, int count) {
  const int period = 2 * count;
  const int folded = ((index % period) + period) % period;
  return folded < count ? folded : period - 1 - folded;
}

} // namespace xemap
