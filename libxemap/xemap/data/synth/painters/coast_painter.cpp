// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/painters/way_painter.h"

namespace xemap::data::synth {

namespace {

constexpr float seaLevel = -1.5F;

} // namespace

void paintCoast(const Layout &layout, const Palette &palette, Canvas &canvas, Random &random) {
  const Coast &coast = *layout.coast;
  const auto seed = static_cast<std::uint32_t>(random.bits());
  const Colour deep = varied(mix(palette.lake, rgb(0x1F4560), 0.6F), 0.05F, random);
  const Colour shallow = varied(mix(rgb(0x6FA39A), palette.sand, 0.25F), 0.05F, random);
  const double shelf = random.between(30.0, 140.0);
  for (int y = 0; y < canvas.height(); ++y)
    for (int x = 0; x < canvas.width(); ++x) {
      const std::int32_t number = canvas.parcel.at(x, y);
      if (number != Canvas::noParcel && layout.parcels[static_cast<std::size_t>(number)].use == Surface::Harbour)
        continue;
      const Vec2 ground = canvas.groundOf(x, y);
      const double seaward = coast.seawardOf(ground);
      const bool sea = seaward > 0.0;
      if (!sea && -seaward > coast.beachWidthAt(ground))
        continue;
      const auto gx = static_cast<float>(ground.x);
      const auto gy = static_cast<float>(ground.y);
      const float grain = hashNoise(x, y, seed) - 0.5F;
      canvas.parcel.at(x, y) = Canvas::noParcel;
      canvas.surface.at(x, y) = sea ? Surface::Sea : Surface::Beach;
      canvas.elevation.at(x, y) = sea ? seaLevel : 0.0F;
      if (sea) {
        const float swell = fractalNoise(gx / 18.0F, gy / 7.0F, seed + 1, 3);
        const auto depth = static_cast<float>(std::clamp(seaward / shelf, 0.0, 1.0));
        const float surf = fractalNoise(gx / 9.0F, gy / 9.0F, seed + 2, 2) + 1.0F - static_cast<float>(seaward / 7.0);
        const Colour water = mix(shallow, deep, std::sqrt(depth)) * (1.0F + 0.07F * swell + 0.03F * grain);
        canvas.colour.at(x, y) = mix(water, rgb(0xE6EAE8), std::clamp(surf - 0.35F, 0.0F, 0.8F));
      } else {
        const float wet = std::clamp(1.0F + static_cast<float>(seaward / 6.0), 0.0F, 1.0F);
        const float ridges = fractalNoise(gx / 12.0F, gy / 12.0F, seed + 3, 3);
        const Colour sand = mix(palette.sand, rgb(0xD8C8A4), 0.5F) * (1.0F + 0.07F * ridges + 0.05F * grain);
        canvas.colour.at(x, y) = sand * (1.0F - 0.25F * wet);
      }
    }
}

} // namespace xemap::data::synth
