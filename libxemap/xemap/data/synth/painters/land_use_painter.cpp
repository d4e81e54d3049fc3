// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/painters/land_use_painter.h"

#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"

namespace xemap::data::synth {

const LandUsePainter &painterOf(Surface use) {
  switch (use) {
  case Surface::Field:
    return fieldPainter();
  case Surface::Orchard:
    return orchardPainter();
  case Surface::Forest:
    return forestPainter();
  case Surface::BareLand:
    return bareLandPainter();
  case Surface::Lake:
    return lakePainter();
  case Surface::DenseResidential:
  case Surface::MediumResidential:
  case Surface::SparseResidential:
    return residentialPainter();
  case Surface::Industrial:
    return industrialPainter();
  case Surface::TankFarm:
    return tankFarmPainter();
  case Surface::Parking:
    return parkingPainter();
  case Surface::Airport:
    return airportPainter();
  case Surface::Harbour:
    return harbourPainter();
  case Surface::Stadium:
    return stadiumPainter();
  case Surface::SportsGround:
    return sportsGroundPainter();
  case Surface::BaseballField:
    return baseballPainter();
  case Surface::GolfCourse:
    return golfCoursePainter();
  case Surface::SolarFarm:
    return solarFarmPainter();
  case Surface::Quarry:
    return quarryPainter();
  case Surface::Scrub:
    return scrubPainter();
  default:
    return meadowPainter();
  }
}

Span spanOf(const Polygon &polygon, const Frame &frame) {
  std::vector<Vec2> local;
  for (const Vec2 &p : polygon)
    local.push_back(frame.toFrame(p));
  const Box box = boundingBox(local);
  return {box.low, box.high};
}

void paintYard(const Parcel &parcel, const Palette &palette, Canvas &canvas, float concreteShare, Random &random) {
  const auto seed = static_cast<std::uint32_t>(random.bits());
  const Frame frame{centroid(parcel.outline), parcel.axis};
  const Colour base = mix(palette.asphalt, palette.concrete, concreteShare);
  forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
    const Vec2 local = frame.toFrame(ground);
    const float stains =
        fractalNoise(static_cast<float>(ground.x / 20.0), static_cast<float>(ground.y / 20.0), seed, 4);
    const int slab = static_cast<int>(std::floor(local.x / 9.0)) * 31 + static_cast<int>(std::floor(local.y / 9.0));
    const float brightness =
        1.0F + 0.12F * stains + 0.04F * (hashNoise(slab, 1, seed) - 0.5F) + 0.05F * (hashNoise(x, y, seed) - 0.5F);
    canvas.colour.at(x, y) =
        canvas.borderDistance.at(x, y) < 3.0F ? grassAt(palette, ground, 0.35F, seed) : base * brightness;
  });
}

Colour grassAt(const Palette &palette, Vec2 ground, float dryness, std::uint32_t seed) {
  const auto x = static_cast<float>(ground.x);
  const auto y = static_cast<float>(ground.y);
  const float broad = fractalNoise(x / 38.0F, y / 38.0F, seed, 2);
  const float tufts = fractalNoise(x / 5.5F, y / 5.5F, seed + 11, 3);
  const float share = std::clamp(dryness + 0.55F * broad + 0.3F * tufts, 0.0F, 1.0F);
  return mix(palette.grass, palette.dryGrass, share) * (1.0F + 0.1F * tufts + 0.06F * broad);
}

Colour soilAt(const Palette &palette, Vec2 ground, std::uint32_t seed) {
  const auto x = static_cast<float>(ground.x);
  const auto y = static_cast<float>(ground.y);
  const float broad = fractalNoise(x / 55.0F, y / 55.0F, seed, 3);
  const float fine = fractalNoise(x / 4.0F, y / 4.0F, seed + 5, 3);
  return mix(palette.soil, palette.lightSoil, std::clamp(0.5F + 0.8F * broad, 0.0F, 1.0F)) * (1.0F + 0.08F * fine);
}

Vec2 drawPoint(const Parcel &parcel, Random &random) {
  const Box box = boundingBox(parcel.outline);
  const double x = random.between(box.low.x, box.high.x);
  return {x, random.between(box.low.y, box.high.y)};
}

void placeTree(Canvas &canvas, const Palette &palette, Vec2 centre, double radius, Random &random) {
  const bool conifer = random.chance(0.15);
  Plant plant;
  plant.centre = centre;
  plant.radius = conifer ? radius * 0.75 : radius;
  plant.height = radius * (conifer ? 3.2 : 2.3) + random.between(0.0, 2.0);
  plant.colour = varied(conifer ? palette.conifer : palette.broadleaf, 0.1F, random);
  placePlant(canvas, plant, random);
}

void placeHedge(const Parcel &parcel, const Palette &palette, Canvas &canvas, double treeShare, Random &random) {
  const auto seed = static_cast<std::uint32_t>(random.bits());
  const Vec2 middle = centroid(parcel.outline);
  for (const Vec2 &corner : densified(parcel.outline, 2.0)) {
    const float gaps = gradientNoise(static_cast<float>(corner.x / 45.0), static_cast<float>(corner.y / 45.0), seed);
    const Vec2 place = corner + normalized(middle - corner) * 2.2 + Vec2{random.normal(), random.normal()} * 0.4;
    if (gaps < -0.12F || !isFree(canvas, place, parcel.number))
      continue;
    if (random.chance(treeShare)) {
      placeTree(canvas, palette, place, random.between(2.4, 4.4), random);
    } else {
      Plant bush{place, random.between(1.0, 1.8), random.between(1.8, 3.4), varied(palette.broadleaf, 0.1F, random),
                 Cover::Hedge};
      placePlant(canvas, bush, random);
    }
  }
}

} // namespace xemap::data::synth
