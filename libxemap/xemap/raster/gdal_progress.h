// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>

#include <cpl_port.h>

#include "xemap/base/feedback.h"

namespace xemap::raster {

/// Carries progress out of what GDAL does, as the part of a job from `from` to `to`, and a wish to stop into it.
///
/// Pass report() as the callback and the object as its argument; it outlives the call.
struct GdalProgress {
  Feedback &feedback;
  double from = 0.0;
  double to = 1.0;

  static int CPL_STDCALL report(double fraction, const char *, void *self) {
    const auto &progress = *static_cast<GdalProgress *>(self);
    progress.feedback.setProgress(progress.from + std::clamp(fraction, 0.0, 1.0) * (progress.to - progress.from));
    return progress.feedback.isCancelled() ? FALSE : TRUE;
  }
};

} // namespace xemap::raster
