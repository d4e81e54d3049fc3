// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace xemap::data::synth {

/// A reflectance. Units: 0 black to 1 white, display-referred.
struct Colour {
  float red = 0.0F;
  float green = 0.0F;
  float blue = 0.0F;
};

inline Colour operator*(Colour c, float k) {
  return {c.red * k, c.green * k, c.blue * k};
}
inline Colour mix(Colour a, Colour b, float share) {
  return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share};
}
/// `hex` as in 0xRRGGBB.
inline Colour rgb(std::uint32_t hex) {
  return {static_cast<float>((hex >> 16U) & 255U) / 255.0F, static_cast<float>((hex >> 8U) & 255U) / 255.0F,
          static_cast<float>(hex & 255U) / 255.0F};
}

} // namespace xemap::data::synth
