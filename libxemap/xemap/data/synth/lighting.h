// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/random.h"
#include "xemap/data/synth/canvas.h"

namespace xemap::data::synth {

/// Where the sun stands and how much the sky lights the shade.
struct Sun {
  Vec2 towards{0.5, 0.87}; ///< Unit vector on the ground towards the sun.
  double elevationTangent = 1.0;
  float skyShare = 0.4F; ///< Light that reaches the shade, relative to full sun.
};

Sun drawSun(Random &random);

/// Multiplies the canvas's colours with the light its elevations let through: slopes and cast shadows.
void applyLight(Canvas &canvas, const Sun &sun);

} // namespace xemap::data::synth
