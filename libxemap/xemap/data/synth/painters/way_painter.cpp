// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/painters/way_painter.h"

#include <algorithm>
#include <cmath>

#include "xemap/data/synth/line_neighbourhood.h"
#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

constexpr double sidewalkWidth = 1.7;
constexpr double shoulderWidth = 1.3;
constexpr double railGauge = 1.435;

/// How much of a sample a line of `width` at `distance` from its centre covers. Units: [0,1].
float coverage(double distance, double width, double metresPerSample) {
  const double overlap = (width + metresPerSample) / 2.0 - std::abs(distance);
  return static_cast<float>(std::clamp(overlap, 0.0, std::min(width, metresPerSample)) / metresPerSample);
}

/// Where the border of what is painted for a way lies. Units: metres from its centre line.
double reachOf(const Way &way) {
  switch (way.surface) {
  case Surface::Street:
    return way.width / 2.0 + sidewalkWidth;
  case Surface::MainRoad:
    return way.width / 2.0 + shoulderWidth;
  default:
    return way.width / 2.0;
  }
}

/// The colours of one way across and along it.
class WayTexture {
public:
  WayTexture(const Way &way, const Palette &palette, double metresPerSample, Random &random)
      : mWay(way), mPalette(palette), mMetresPerSample(metresPerSample),
        mSeed(static_cast<std::uint32_t>(random.bits())) {
    const float age = static_cast<float>(random.between(0.0, 0.5));
    mAsphalt = mix(palette.asphalt, palette.concrete, way.surface == Surface::Street ? age : age * 0.5F);
  }

  Colour at(Vec2 ground, LinePosition position) const {
    switch (mWay.surface) {
    case Surface::Track:
      return track(ground, position);
    case Surface::Railway:
      return railway(ground, position);
    case Surface::MainRoad:
      return mainRoad(ground, position);
    default:
      return street(ground, position);
    }
  }

private:
  Colour carriageway(Vec2 ground) const {
    const float wear = fractalNoise(static_cast<float>(ground.x / 11.0), static_cast<float>(ground.y / 11.0), mSeed, 4);
    return mAsphalt * (1.0F + 0.09F * wear);
  }

  Colour street(Vec2 ground, LinePosition position) const {
    const double toKerb = mWay.width / 2.0 - std::abs(position.lateral);
    if (toKerb > 0.0)
      return carriageway(ground) * (toKerb < 0.35 ? 0.92F : 1.0F);
    const int slab = static_cast<int>(std::floor(position.along / 1.5));
    return mPalette.concrete * (0.98F + 0.06F * hashNoise(slab, position.lateral < 0.0F ? 0 : 1, mSeed));
  }

  Colour mainRoad(Vec2 ground, LinePosition position) const {
    const double fromCentre = std::abs(position.lateral);
    if (fromCentre > mWay.width / 2.0)
      return mix(mPalette.lightSoil, mPalette.dryGrass, 0.4F) *
             (0.97F + 0.06F * hashNoise(static_cast<int>(position.along), 0, mSeed));
    Colour colour = carriageway(ground);
    const double wheel = std::abs(std::abs(fromCentre - mWay.width * 0.25) - 0.9);
    if (wheel < 0.4)
      colour = colour * 0.95F;
    const Colour paint = rgb(0xE4E4DE);
    const bool dash = position.along - 9.0F * std::floor(position.along / 9.0F) < 4.0F;
    if (dash)
      colour = mix(colour, paint, 0.85F * coverage(fromCentre, 0.2, mMetresPerSample));
    return mix(colour, paint, 0.85F * coverage(fromCentre - mWay.width / 2.0 + 0.5, 0.2, mMetresPerSample));
  }

  Colour track(Vec2 ground, LinePosition position) const {
    const float worn = fractalNoise(static_cast<float>(ground.x / 5.0), static_cast<float>(ground.y / 5.0), mSeed, 3);
    const Colour earth = mPalette.lightSoil * (1.0F + 0.1F * worn);
    const double fromRut = std::abs(std::abs(position.lateral) - 0.85);
    const auto grass = static_cast<float>(std::clamp(fromRut / 0.7 - 0.35 + static_cast<double>(worn), 0.0, 0.9));
    return mix(earth, grassAt(mPalette, ground, 0.4F, mSeed + 3), grass);
  }

  Colour railway(Vec2 ground, LinePosition position) const {
    const float stones = fractalNoise(static_cast<float>(ground.x / 1.2), static_cast<float>(ground.y / 1.2), mSeed, 2);
    const float stains =
        fractalNoise(static_cast<float>(position.along / 30.0F), position.lateral / 3.0F, mSeed + 1, 3);
    Colour colour = rgb(0x8E8680) * (1.0F + 0.1F * stones + 0.08F * stains);
    const double fromTrack = std::abs(std::abs(position.lateral) - mWay.width * 0.24);
    if (fromTrack < 1.3)
      colour = mix(colour, rgb(0x6B5F57), 0.5F);
    return mix(colour, rgb(0xC2BFBC), 0.8F * coverage(fromTrack - railGauge / 2.0, 0.14, mMetresPerSample));
  }

  const Way &mWay;
  const Palette &mPalette;
  double mMetresPerSample;
  std::uint32_t mSeed;
  Colour mAsphalt;
};

bool isRiverCorridor(Surface surface) {
  return surface == Surface::River || surface == Surface::RiverBank;
}

bool isShore(Surface surface) {
  return surface == Surface::Sea || surface == Surface::Beach;
}

} // namespace

void paintWay(const Way &way, const Palette &palette, Canvas &canvas, Random &random) {
  const WayTexture texture(way, palette, canvas.metresPerSample(), random);
  const auto seed = static_cast<std::uint32_t>(random.bits());
  const double reach = reachOf(way);
  const bool bridges = way.surface == Surface::MainRoad || way.surface == Surface::Railway;
  LineNeighbourhood(canvas, way.centre, reach).forEach([&](int x, int y, LinePosition position) {
    const Surface below = canvas.surface.at(x, y);
    const bool kerb = way.surface == Surface::Street && std::abs(position.lateral) > way.width / 2.0;
    // Where streets meet, the sidewalk of one does not run across the carriageway of another.
    if (isShore(below) || (!bridges && isRiverCorridor(below)) ||
        (kerb && (below == Surface::Street || below == Surface::MainRoad)))
      return;
    const bool overWater = below == Surface::River || below == Surface::RailwayBridge;
    const Surface bridge = way.surface == Surface::Railway ? Surface::RailwayBridge : Surface::Bridge;
    canvas.surface.at(x, y) = overWater ? bridge : way.surface;
    canvas.parcel.at(x, y) = Canvas::noParcel;
    canvas.elevation.at(x, y) = 0.0F;
    canvas.colour.at(x, y) = texture.at(canvas.groundOf(x, y), position) * (0.97F + 0.06F * hashNoise(x, y, seed));
    if (overWater && reach - std::abs(position.lateral) < 0.7) {
      canvas.elevation.at(x, y) = 1.0F;
      canvas.colour.at(x, y) = palette.concrete * 1.12F;
    }
  });
}

void placeTraffic(const Way &way, const Palette &palette, Canvas &canvas, Random &random) {
  if (way.surface != Surface::MainRoad && way.surface != Surface::Street)
    return;
  const bool mainRoad = way.surface == Surface::MainRoad;
  const bool avenue = random.chance(mainRoad ? 0.3 : 0.25);
  const double carSpacing = mainRoad ? 28.0 : 17.0;
  double untilCar = random.between(0.0, carSpacing);
  double untilTree = 0.0;
  for (std::size_t i = 1; i < way.centre.size(); ++i) {
    const Vec2 step = way.centre[i] - way.centre[i - 1];
    const Frame frame{way.centre[i - 1], normalized(step)};
    untilCar -= length(step);
    untilTree -= length(step);
    const int x = canvas.columnOf(frame.origin.x);
    const int y = canvas.columnOf(frame.origin.y);
    if (!canvas.surface.holds(x, y))
      continue;
    const bool onWay = canvas.surface.at(x, y) == way.surface;
    if (untilCar < 0.0 && onWay) {
      const double side = random.chance(0.5) ? 1.0 : -1.0;
      placeCar(canvas, frame.moved(0.0, side * (mainRoad ? way.width * 0.25 : way.width / 2.0 - 1.1)), random);
      untilCar = carSpacing * random.between(0.4, 1.8);
    }
    if (avenue && untilTree < 0.0 && onWay) {
      for (const double side : {-1.0, 1.0}) {
        const Vec2 place = frame.toGround(0.0, side * (reachOf(way) + 2.2));
        const double radius = random.between(2.0, 3.2);
        const int px = canvas.columnOf(place.x);
        const int py = canvas.columnOf(place.y);
        if (canvas.parcel.holds(px, py) && canvas.parcel.at(px, py) != Canvas::noParcel &&
            canvas.cover.at(px, py) == Cover::None)
          placeTree(canvas, palette, place, radius, random);
      }
      untilTree = random.between(8.0, 12.0);
    }
  }
}

} // namespace xemap::data::synth
