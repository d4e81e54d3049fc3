// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/synth/canvas.h"

namespace xemap::data::synth {

/// What lies between the scene and the image.
struct Sensor {
  float haze = 0.08F; ///< Share of every pixel that is bluish air light.
  float blur = 0.25F; ///< Weight of the neighbours in the point spread function.
  float noise = 1.6F; ///< Standard deviation. Units: digital numbers of 255.
  float contrast = 1.05F;
  float brightness = 1.0F;
};

Sensor drawSensor(Random &random);

/// The image a sensor makes of the canvas, `factor` samples to a pixel.
///
/// Shape: [height,width,3] uint8.
std::vector<std::uint8_t> expose(const Canvas &canvas, int factor, const Sensor &sensor, Random &random);

} // namespace xemap::data::synth
