// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/objects.h"

#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/palette.h"

namespace xemap::data::synth {

namespace {

double roofHeight(const Building &building, Vec2 local) {
  const double toEaves = building.widthV / 2.0 - std::abs(local.y);
  const double toGable = building.lengthU / 2.0 - std::abs(local.x);
  switch (building.shape) {
  case RoofShape::Gable:
    return building.wallHeight + toEaves * building.pitch;
  case RoofShape::Hip:
    return building.wallHeight + std::min(toEaves, toGable) * building.pitch;
  case RoofShape::Flat:
    // A parapet's narrow rim is what tells a flat roof from a paved yard.
    return building.wallHeight + (std::min(toEaves, toGable) < 0.5 ? 0.6 : 0.0);
  }
  return building.wallHeight;
}

} // namespace

bool isFree(const Canvas &canvas, const Polygon &footprint, int parcel) {
  bool free = true;
  int samples = 0;
  canvas.forEachInside(footprint, [&](int x, int y, Vec2) {
    ++samples;
    free = free && canvas.parcel.at(x, y) == parcel && canvas.cover.at(x, y) == Cover::None;
  });
  return free && samples > 0;
}

bool isFree(const Canvas &canvas, Vec2 point, int parcel) {
  const int x = canvas.columnOf(point.x);
  const int y = canvas.columnOf(point.y);
  return canvas.surface.holds(x, y) && canvas.parcel.at(x, y) == parcel && canvas.cover.at(x, y) == Cover::None;
}

void placePlant(Canvas &canvas, const Plant &plant, Random &random) {
  const auto seed = static_cast<std::uint32_t>(random.bits());
  const float leafScale = static_cast<float>(1.0 / std::max(0.55, plant.radius * 0.28));
  const std::int32_t number = plant.cover == Cover::Hedge ? 0 : canvas.addObject({plant.cover, Trait::None});
  canvas.forEachNear(plant.centre, plant.radius * 1.2, [&](int x, int y, Vec2 ground) {
    const Vec2 offset = ground - plant.centre;
    const float clumps = gradientNoise(static_cast<float>(offset.x) * leafScale + 31.7F,
                                       static_cast<float>(offset.y) * leafScale + 11.3F, seed);
    const double reach = plant.radius * (1.0 + 0.2 * clumps);
    const double squared = dot(offset, offset) / (reach * reach);
    if (squared >= 1.0)
      return;
    const double dome = std::sqrt(1.0 - squared);
    const auto height = static_cast<float>(plant.height * (0.45 + 0.55 * dome) + plant.radius * 0.22 * clumps);
    if (height <= canvas.elevation.at(x, y))
      return;
    canvas.elevation.at(x, y) = height;
    canvas.cover.at(x, y) = plant.cover;
    canvas.object.at(x, y) = number;
    const float leaves =
        0.9F + 0.22F * clumps + 0.16F * (hashNoise(x, y, seed) - 0.5F) + 0.12F * static_cast<float>(dome);
    canvas.colour.at(x, y) = plant.colour * leaves;
  });
}

std::int32_t placeBuilding(Canvas &canvas, const Building &building, Random &random) {
  const auto seed = static_cast<std::uint32_t>(random.bits());
  const std::int32_t number = canvas.addObject({building.cover, building.trait});
  const double rim = std::max(0.25, canvas.metresPerSample() * 0.5);
  canvas.forEachInside(rectangle(building.frame, building.lengthU, building.widthV), [&](int x, int y, Vec2 ground) {
    const Vec2 local = building.frame.toFrame(ground);
    const double height = roofHeight(building, local);
    const float weathering = gradientNoise(static_cast<float>(local.x / 2.5), static_cast<float>(local.y / 5.0), seed);
    float brightness = 1.0F + 0.06F * weathering + 0.06F * (hashNoise(x, y, seed) - 0.5F);
    if (building.shape != RoofShape::Flat) {
      // Courses of tiles run along the ridge.
      const int course = static_cast<int>(std::floor((local.y + 500.0) / 0.7));
      brightness += 0.05F * (hashNoise(course, 0, seed + 1) - 0.5F);
      if (std::abs(local.y) < rim)
        brightness += 0.1F;
    }
    canvas.elevation.at(x, y) = static_cast<float>(height);
    canvas.cover.at(x, y) = building.cover;
    canvas.object.at(x, y) = number;
    canvas.colour.at(x, y) = building.roof * brightness;
  });
  return number;
}

void placeTank(Canvas &canvas, Vec2 centre, double radius, double height, Colour colour) {
  const std::int32_t number = canvas.addObject({Cover::StorageTank, Trait::None});
  canvas.forEachNear(centre, radius, [&](int x, int y, Vec2 ground) {
    const Vec2 offset = ground - centre;
    const double distance = length(offset);
    if (distance > radius)
      return;
    const double toRim = radius - distance;
    canvas.elevation.at(x, y) = static_cast<float>(height + toRim * 0.16);
    canvas.cover.at(x, y) = Cover::StorageTank;
    canvas.object.at(x, y) = number;
    const bool rim = toRim < 0.6;
    const bool ring = std::abs(distance - radius * 0.55) < 0.2;
    canvas.colour.at(x, y) = colour * (rim ? 0.82F : ring ? 0.92F : 1.0F);
  });
}

void placeCar(Canvas &canvas, const Frame &frame, Random &random) {
  static const std::vector<Colour> paints{rgb(0xE6E6E4), rgb(0xD8D9DB), rgb(0xB4B7BA), rgb(0x8A8D91), rgb(0x4A4C50),
                                          rgb(0x303236), rgb(0x8C2F2B), rgb(0x33507C), rgb(0x6B7B6A), rgb(0xC9BFA8)};
  const Colour paint = random.pick(paints);
  const std::int32_t number = canvas.addObject({Cover::Car, Trait::None});
  const double lengthU = random.between(4.1, 4.9);
  canvas.forEachInside(rectangle(frame, lengthU, 1.85), [&](int x, int y, Vec2 ground) {
    const Vec2 local = frame.toFrame(ground);
    const double fromCabin = std::abs(local.x + 0.25);
    const bool glass = fromCabin > 0.8 && fromCabin < 1.35;
    canvas.elevation.at(x, y) = fromCabin < 1.2 ? 1.5F : 0.95F;
    canvas.cover.at(x, y) = Cover::Car;
    canvas.object.at(x, y) = number;
    canvas.colour.at(x, y) = glass ? rgb(0x2F363C) : paint;
  });
}

void placeBoat(Canvas &canvas, const Frame &frame, double lengthU, Random &random) {
  static const std::vector<Colour> hulls{rgb(0xEDEDEA), rgb(0xE2E0D8), rgb(0xD4D8DC), rgb(0x4D6A8C), rgb(0x93463C)};
  const Colour hull = random.pick(hulls);
  const bool ship = lengthU > 40.0;
  const double beam = lengthU * (ship ? 0.17 : random.between(0.28, 0.36));
  const Colour deck = ship ? varied(rgb(0x8D6A58), 0.2F, random) : mix(hull, rgb(0xB99B6E), 0.35F);
  const std::int32_t number = canvas.addObject({Cover::Boat, Trait::None});
  canvas.forEachInside(rectangle(frame, lengthU, beam), [&](int x, int y, Vec2 ground) {
    const Vec2 local = frame.toFrame(ground);
    // The bow tapers over the front third.
    const double toBow = (lengthU / 2.0 - local.x) / (lengthU * 0.35);
    const double half = beam / 2.0 * std::min(1.0, std::sqrt(std::max(0.0, toBow)));
    if (std::abs(local.y) > half)
      return;
    const bool bridge = local.x < -lengthU * (ship ? 0.3 : 0.1) && local.x > -lengthU * 0.42;
    const bool rim = half - std::abs(local.y) < beam * 0.12;
    canvas.elevation.at(x, y) = static_cast<float>(lengthU * (bridge ? 0.14 : 0.06) + 0.4);
    canvas.cover.at(x, y) = Cover::Boat;
    canvas.object.at(x, y) = number;
    canvas.colour.at(x, y) = bridge || rim ? hull : deck;
  });
}

void placeAircraft(Canvas &canvas, const Frame &frame, double lengthU, Random &random) {
  const Colour paint = varied(rgb(0xE4E6E8), 0.04F, random);
  const std::int32_t number = canvas.addObject({Cover::Aircraft, Trait::None});
  const double half = lengthU / 2.0;
  const double fuselage = std::max(lengthU * 0.055, canvas.metresPerSample() * 0.7);
  const double span = half * 0.95;
  const double sweep = 0.45;
  canvas.forEachNear(frame.origin, lengthU * 0.6, [&](int x, int y, Vec2 ground) {
    const Vec2 local = frame.toFrame(ground);
    const double aside = std::abs(local.y);
    const double nose = std::min(1.0, (half - local.x) / (lengthU * 0.12));
    const bool body = std::abs(local.x) < half && aside < fuselage * std::sqrt(std::max(0.0, nose));
    const double wingFront = lengthU * 0.12 - aside * sweep;
    const bool wing =
        aside < span && local.x < wingFront && local.x > wingFront - lengthU * 0.17 * (1.15 - aside / span);
    const double tailFront = -half * 0.78 - aside * sweep;
    const bool tail = aside < span * 0.36 && local.x < tailFront && local.x > tailFront - lengthU * 0.09;
    if (!body && !wing && !tail)
      return;
    canvas.elevation.at(x, y) = body ? 6.0F : 4.0F;
    canvas.cover.at(x, y) = Cover::Aircraft;
    canvas.object.at(x, y) = number;
    canvas.colour.at(x, y) = paint * (body ? 1.0F : 0.9F);
  });
}

void placeBox(Canvas &canvas, const Frame &frame, double lengthU, double widthV, double height, Colour colour) {
  canvas.forEachInside(rectangle(frame, lengthU, widthV), [&](int x, int y, Vec2) {
    canvas.elevation.at(x, y) = std::max(canvas.elevation.at(x, y), static_cast<float>(height));
    canvas.colour.at(x, y) = colour;
  });
}

void pave(Canvas &canvas, const Polygon &polygon, int parcel, Colour colour, Random &random) {
  const auto seed = static_cast<std::uint32_t>(random.bits());
  canvas.forEachInside(polygon, [&](int x, int y, Vec2) {
    if (canvas.parcel.at(x, y) == parcel && canvas.cover.at(x, y) == Cover::None)
      canvas.colour.at(x, y) = colour * (0.96F + 0.08F * hashNoise(x, y, seed));
  });
}

} // namespace xemap::data::synth
