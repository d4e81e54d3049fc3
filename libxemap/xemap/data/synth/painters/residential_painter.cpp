// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// How a neighbourhood is built. Units: metres.
struct Density {
  double lotWidth;
  double frontYard;
  double houseLow, houseHigh; ///< Along the street.
  double depthLow, depthHigh;
  double treesPer100m2;
  double paved; ///< Share of hard ground.
  bool terraced;
};

Density drawDensity(Surface use, Random &random) {
  switch (use) {
  case Surface::DenseResidential:
    return {7.2, random.between(1.0, 3.5), 7.2, 7.2, 9.5, 11.5, 0.22, 0.5, true};
  case Surface::MediumResidential:
    return {random.between(15.0, 18.0), random.between(3.5, 6.0), 9.5, 13.0, 8.5, 11.0, 0.45, 0.15, false};
  default:
    return {random.between(26.0, 34.0), random.between(7.0, 11.0), 11.0, 17.0, 9.5, 12.5, 0.75, 0.04, false};
  }
}

class ResidentialPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const Density density = drawDensity(parcel.use, random);
    const Frame frame{centroid(parcel.outline), parcel.axis};
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      // Every garden is kept in its own way: the tone changes at the lot lines.
      const Vec2 local = frame.toFrame(ground);
      const int lot = static_cast<int>(std::floor(local.x / density.lotWidth));
      const float keeper = hashNoise(lot, local.y < 0.0 ? 0 : 1, seed);
      Colour colour = grassAt(setting.palette, ground, 0.6F * keeper - 0.1F, seed) * (0.9F + 0.2F * keeper);
      const float yard =
          fractalNoise(static_cast<float>(ground.x / 7.0), static_cast<float>(ground.y / 7.0), seed + 3, 2);
      const float worn = yard + 0.5F * (keeper - 0.5F) + static_cast<float>(density.paved) - 0.45F;
      const Colour bare = mix(setting.palette.concrete, setting.palette.lightSoil, keeper);
      const float grain = 0.88F + 0.1F * hashNoise(x, y, seed);
      colour = mix(colour, bare * grain, 0.85F * std::clamp(0.5F + 5.0F * worn, 0.0F, 1.0F));
      canvas.colour.at(x, y) = colour;
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    Density density = drawDensity(parcel.use, random);
    const bool apartments = parcel.use == Surface::DenseResidential && random.chance(0.4);
    if (!apartments || placeApartments(parcel, setting, canvas, random) == 0)
      placeRows(parcel, setting, canvas, density, random);
    plantGardens(parcel, setting.palette, canvas, density, random);
  }

private:
  static Colour drawRoof(const Palette &palette, Trait &trait, Random &random) {
    if (random.chance(palette.redRoofShare)) {
      trait = Trait::RedRoof;
      return varied(random.pick(palette.redRoofs), 0.07F, random);
    }
    trait = random.chance(0.75) ? Trait::DarkRoof : Trait::LightRoof;
    return varied(random.pick(trait == Trait::DarkRoof ? palette.darkRoofs : palette.lightRoofs), 0.07F, random);
  }

  static void placeRows(const Parcel &parcel, const Setting &setting, Canvas &canvas, const Density &density,
                        Random &random) {
    const double depth = random.between(density.depthLow, density.depthHigh);
    const Polygon line = inset(parcel.plan, 5.2 + density.frontYard + depth / 2.0);
    if (line.empty())
      return;
    std::vector<std::size_t> edges(line.size());
    for (std::size_t i = 0; i < edges.size(); ++i)
      edges[i] = i;
    const auto edgeLength = [&line](std::size_t i) { return length(line[(i + 1) % line.size()] - line[i]); };
    std::stable_sort(edges.begin(), edges.end(),
                     [&](std::size_t a, std::size_t b) { return edgeLength(a) > edgeLength(b); });
    const Vec2 middle = centroid(parcel.plan);
    for (const std::size_t edge : edges) {
      Frame row{line[edge], normalized(line[(edge + 1) % line.size()] - line[edge])};
      // v points to the back of the lots.
      if (row.toFrame(middle).y < 0.0)
        row = {line[(edge + 1) % line.size()], row.along * -1.0};
      placeRow(parcel, setting, canvas, density, row, edgeLength(edge), depth, random);
    }
  }

  static void placeRow(const Parcel &parcel, const Setting &setting, Canvas &canvas, const Density &density,
                       const Frame &row, double rowLength, double depth, Random &random) {
    Trait trait = Trait::None;
    Colour roof = drawRoof(setting.palette, trait, random);
    int unit = 0;
    int unitsInTerrace = 4 + static_cast<int>(random.index(5));
    for (double u = density.lotWidth / 2.0; u < rowLength; u += density.lotWidth, ++unit) {
      if (density.terraced && unit == unitsInTerrace) {
        unit = -1;
        unitsInTerrace = 4 + static_cast<int>(random.index(5));
        roof = drawRoof(setting.palette, trait, random);
        continue;
      }
      if (!density.terraced)
        roof = drawRoof(setting.palette, trait, random);
      Building house;
      house.lengthU = density.terraced ? density.lotWidth : random.between(density.houseLow, density.houseHigh);
      house.widthV = density.terraced ? depth : random.between(density.depthLow, density.depthHigh);
      house.frame =
          setting.layout.warp.groundFromPlan(row.moved(u, density.terraced ? 0.0 : random.between(-1.0, 1.0)));
      house.wallHeight = density.terraced ? 6.0 : random.between(3.2, 5.6);
      house.pitch = random.between(0.55, 0.85);
      house.shape = density.terraced || random.chance(0.7) ? RoofShape::Gable : RoofShape::Hip;
      house.roof = density.terraced ? varied(roof, 0.03F, random) : roof;
      house.trait = trait;
      placeLot(parcel, setting.palette, canvas, density, house, random);
    }
  }

  /// The house with its drive, terrace, side wing and pool.
  static void placeLot(const Parcel &parcel, const Palette &palette, Canvas &canvas, const Density &density,
                       const Building &house, Random &random) {
    const double gap = density.terraced ? -0.3 : 2.0;
    if (!isFree(canvas, rectangle(house.frame, house.lengthU + gap, house.widthV + std::max(gap, 0.0)), parcel.number))
      return;
    const double front = house.widthV / 2.0;
    const Colour drive = mix(palette.concrete, palette.asphalt, static_cast<float>(random.uniform()));
    const double side = (random.chance(0.5) ? 1.0 : -1.0) * (house.lengthU / 2.0 - 0.6);
    const Frame driveFrame = house.frame.moved(density.terraced ? 0.0 : side + (side > 0.0 ? 1.5 : -1.5),
                                               -front - density.frontYard / 2.0 + (density.terraced ? 0.0 : 3.0));
    pave(canvas,
         rectangle(driveFrame, density.terraced ? 1.6 : 3.0, density.frontYard + (density.terraced ? 1.0 : 7.0)),
         parcel.number, drive, random);
    if (!density.terraced && random.chance(0.5)) {
      const Frame car = driveFrame.turned();
      if (isFree(canvas, rectangle(car, 5.0, 2.2), parcel.number))
        placeCar(canvas, car, random);
    }
    const Colour slabs = varied(palette.concrete, 0.08F, random);
    const Frame terrace = house.frame.moved(random.between(-2.0, 2.0), front + 1.6);
    pave(canvas, rectangle(terrace, house.lengthU * 0.5, 3.2), parcel.number, slabs, random);
    if (!density.terraced && random.chance(0.35))
      placeWing(parcel, canvas, house, random);
    placeBuilding(canvas, house, random);
    if (random.chance(0.5))
      placeBox(canvas, house.frame.moved(house.lengthU * random.between(-0.35, 0.35), 0.6), 0.7, 0.7,
               house.wallHeight + front * house.pitch + 0.9, rgb(0x7A6259));
    if (!density.terraced && random.chance(0.12))
      placePool(parcel, palette, canvas, house.frame.moved(random.between(-3.0, 3.0), front + 9.0), random);
    if (random.chance(0.35))
      placeShed(parcel, palette, canvas,
                house.frame.moved({random.between(-4.0, 4.0), front + random.between(8.0, 13.0)}), random);
  }

  static void placeWing(const Parcel &parcel, Canvas &canvas, const Building &house, Random &random) {
    Building wing = house;
    wing.lengthU = house.widthV / 2.0 + random.between(2.5, 4.5);
    wing.widthV = house.lengthU * random.between(0.42, 0.55);
    wing.frame = house.frame.moved(house.lengthU * random.between(-0.22, 0.22), wing.lengthU / 2.0).turned();
    wing.wallHeight = house.wallHeight;
    if (isFree(canvas, rectangle(wing.frame, wing.lengthU, wing.widthV), parcel.number))
      placeBuilding(canvas, wing, random);
  }

  static void placePool(const Parcel &parcel, const Palette &palette, Canvas &canvas, const Frame &frame,
                        Random &random) {
    const Polygon deck = rectangle(frame, 10.0, 6.4);
    if (!isFree(canvas, deck, parcel.number))
      return;
    pave(canvas, deck, parcel.number, palette.concrete * 1.12F, random);
    const std::int32_t number = canvas.addObject({Cover::Pool, Trait::None});
    canvas.forEachInside(rectangle(frame, 8.0, 4.2), [&](int x, int y, Vec2) {
      canvas.cover.at(x, y) = Cover::Pool;
      canvas.object.at(x, y) = number;
      canvas.colour.at(x, y) = rgb(0x64B4BC) * (0.96F + 0.08F * hashNoise(x, y, 7));
    });
  }

  static void placeShed(const Parcel &parcel, const Palette &palette, Canvas &canvas, const Frame &frame,
                        Random &random) {
    const double size = random.between(2.4, 4.0);
    if (isFree(canvas, rectangle(frame, size + 1.0, size), parcel.number))
      placeBox(canvas, frame, size + 1.0, size, 2.3, varied(random.pick(palette.darkRoofs), 0.12F, random));
  }

  /// Returns how many blocks found room.
  static int placeApartments(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) {
    const Frame frame{centroid(parcel.plan), longestDirection(parcel.plan)};
    int placed = 0;
    const double blockLength = random.between(30.0, 46.0);
    const bool flat = random.chance(0.6);
    Trait trait = Trait::None;
    const Colour roof = flat ? random.pick(setting.palette.lightRoofs) : drawRoof(setting.palette, trait, random);
    if (flat)
      trait = Trait::LightRoof;
    for (const double v : {-0.25, 0.25}) {
      for (double u = -150.0; u < 150.0; u += blockLength + 9.0) {
        Building block;
        block.frame = setting.layout.warp.groundFromPlan(frame.moved(u, v * 46.0));
        block.lengthU = blockLength;
        block.widthV = 11.5;
        block.wallHeight = random.between(9.0, 13.0);
        block.pitch = 0.45;
        block.shape = flat ? RoofShape::Flat : RoofShape::Hip;
        block.roof = varied(roof, 0.04F, random);
        block.trait = trait;
        if (!isFree(canvas, rectangle(block.frame, block.lengthU + 5.0, block.widthV + 6.0), parcel.number))
          continue;
        placeBuilding(canvas, block, random);
        ++placed;
        for (double machine = -0.35; flat && machine < 0.4; machine += 0.23)
          placeBox(canvas, block.frame.moved(machine * blockLength, random.between(-2.0, 2.0)), 3.0, 2.4,
                   block.wallHeight + 1.9, rgb(0x96969A));
      }
    }
    return placed;
  }

  static void plantGardens(const Parcel &parcel, const Palette &palette, Canvas &canvas, const Density &density,
                           Random &random) {
    const int count = static_cast<int>(area(parcel.outline) * density.treesPer100m2 / 100.0 * 1.6);
    for (int i = 0; i < count; ++i) {
      const Vec2 place = drawPoint(parcel, random);
      const bool bush = random.chance(0.35);
      const double radius = bush ? random.between(0.8, 1.6) : random.between(1.7, 4.0);
      const Polygon around = rectangle({place, {1.0, 0.0}}, radius * 1.3, radius * 1.3);
      if (!isFree(canvas, around, parcel.number))
        continue;
      if (bush)
        placePlant(canvas, {place, radius, 2.0, varied(palette.broadleaf, 0.12F, random), Cover::Hedge}, random);
      else
        placeTree(canvas, palette, place, radius, random);
    }
    hedgeLots(parcel, palette, canvas, density, random);
  }

  static void hedgeLots(const Parcel &parcel, const Palette &palette, Canvas &canvas, const Density &density,
                        Random &random) {
    if (density.terraced)
      return;
    const Frame frame{centroid(parcel.outline), parcel.axis};
    const Box box = boundingBox(parcel.outline);
    const double reach = length(box.high - box.low) / 2.0;
    const int lots = static_cast<int>(reach / density.lotWidth);
    for (int lot = -lots; lot <= lots; ++lot) {
      if (!random.chance(0.55))
        continue;
      const double from = random.between(-26.0, -4.0);
      const double to = from + random.between(15.0, 30.0);
      for (double v = from; v < to; v += 1.1) {
        const Vec2 place = frame.toGround(lot * density.lotWidth, v);
        if (isFree(canvas, place, parcel.number))
          placePlant(canvas,
                     {place, random.between(0.7, 1.1), 1.7, varied(palette.broadleaf, 0.06F, random), Cover::Hedge},
                     random);
      }
    }
  }
};

} // namespace

const LandUsePainter &residentialPainter() {
  static const ResidentialPainter painter;
  return painter;
}

} // namespace xemap::data::synth
