// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/base/error.h"

namespace xemap::raster {

/// The least probability that counts, in the precision probabilities are stored in: 0.7 then includes a stored 0.7.
///
/// Throws: InvalidArgument unless `threshold` is in [0,1].
inline float probabilityLimit(double threshold) {
  if (!(threshold >= 0.0 && threshold <= 1.0))
    throw Error(ErrorCode::InvalidArgument,
                "threshold: expected a number in [0,1], found " + std::to_string(threshold));
  return static_cast<float>(threshold);
}

} // namespace xemap::raster
