// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/line_neighbourhood.h"
#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"
#include "xemap/data/synth/painters/way_painter.h"

namespace xemap::data::synth {

namespace {

constexpr float waterLevel = -2.6F;

/// Width of the strip of sand or gravel beside the water; widest on the inner side of bends.
double sandAt(const River &river, double along, double lateral) {
  const auto position = static_cast<float>(along / 75.0);
  const float noise = fractalNoise(position, lateral < 0.0 ? 30.5F : 40.5F, river.seed + 3, 3);
  return std::max(0.8, river.meanHalfWidth * 0.5 * (0.15 + 1.3 * static_cast<double>(noise)));
}

} // namespace

void paintRiver(const River &river, const Palette &palette, Canvas &canvas, Random &random) {
  const auto seed = static_cast<std::uint32_t>(random.bits());
  LineNeighbourhood(canvas, river.centre, river.meanHalfWidth * 3.0 + 30.0)
      .forEach([&](int x, int y, LinePosition position) {
        const Vec2 ground = canvas.groundOf(x, y);
        const auto gx = static_cast<float>(ground.x);
        const auto gy = static_cast<float>(ground.y);
        const double ripple = 0.9 * static_cast<double>(fractalNoise(gx / 7.0F, gy / 7.0F, seed + 8, 3));
        const double fromWater = std::abs(position.lateral) - river.halfWidthAt(position.along) + ripple;
        if (fromWater > river.corridorAt(position.along, position.lateral))
          return;
        canvas.parcel.at(x, y) = Canvas::noParcel;
        const float grain = hashNoise(x, y, seed);
        if (fromWater < 0.0) {
          const float streaks = fractalNoise(position.along / 45.0F, position.lateral / 6.0F, seed, 3);
          const auto shallow = static_cast<float>(std::clamp(1.0 + fromWater / 5.0, 0.0, 1.0));
          canvas.surface.at(x, y) = Surface::River;
          canvas.elevation.at(x, y) = waterLevel;
          canvas.colour.at(x, y) = mix(palette.river, palette.sand, 0.28F * shallow * shallow) *
                                   (1.0F + 0.06F * streaks + 0.025F * (grain - 0.5F));
          return;
        }
        const double sand = sandAt(river, position.along, position.lateral);
        const auto green = static_cast<float>(std::clamp((fromWater - sand) / 1.5 + 0.5, 0.0, 1.0));
        canvas.surface.at(x, y) = Surface::RiverBank;
        canvas.elevation.at(x, y) = waterLevel * static_cast<float>(std::clamp(1.0 - fromWater / 6.0, 0.0, 1.0));
        const float pebbles = fractalNoise(gx / 3.0F, gy / 3.0F, seed + 2, 3);
        const Colour beach = palette.sand * (1.0F + 0.12F * pebbles + 0.06F * (grain - 0.5F));
        canvas.colour.at(x, y) = mix(beach, grassAt(palette, ground, 0.1F, seed + 4), green);
      });
}

void plantRiverBanks(const River &river, const Palette &palette, Canvas &canvas, Random &random) {
  const double total = length(river.centre);
  double along = 0.0;
  for (std::size_t i = 1; i < river.centre.size(); ++i) {
    const Vec2 from = river.centre[i - 1];
    const Frame frame{from, normalized(river.centre[i] - from)};
    for (const double side : {-1.0, 1.0}) {
      const auto position = static_cast<float>(along / 50.0);
      const float wooded = fractalNoise(position, side < 0.0 ? 0.5F : 9.5F, river.seed + 17, 2);
      if (!random.chance(std::clamp(0.45 + 0.9 * static_cast<double>(wooded), 0.03, 0.95)))
        continue;
      const double offset = river.halfWidthAt(along) + 1.5 + random.between(0.15, 1.0) * river.corridorAt(along, side);
      const Vec2 place = frame.toGround(random.between(0.0, 4.0), side * offset);
      const int x = canvas.columnOf(place.x);
      const int y = canvas.columnOf(place.y);
      const double radius = random.between(1.6, 4.3);
      if (canvas.surface.holds(x, y) && canvas.surface.at(x, y) == Surface::RiverBank &&
          canvas.cover.at(x, y) == Cover::None)
        placeTree(canvas, palette, place, radius, random);
    }
    along = std::min(total, along + length(river.centre[i] - from));
  }
}

} // namespace xemap::data::synth
