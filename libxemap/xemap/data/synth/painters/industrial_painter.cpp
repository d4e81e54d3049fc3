// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

class IndustrialPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    paintYard(parcel, setting.palette, canvas, static_cast<float>(random.between(0.1, 0.8)), random);
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Frame frame{centroid(parcel.plan), longestDirection(parcel.plan)};
    const Span span = spanOf(parcel.plan, frame);
    const double depth = random.between(28.0, 46.0);
    const double yard = random.between(15.0, 22.0);
    for (double v = span.low.y + 12.0; v + depth < span.high.y - 8.0; v += depth + yard) {
      for (double u = span.low.x + 12.0; u < span.high.x - 20.0;) {
        const double hall = std::min(random.between(34.0, 78.0), span.high.x - 10.0 - u);
        const double gap = random.between(8.0, 16.0);
        placeHall(parcel, setting, canvas, frame.moved(u + hall / 2.0, v + depth / 2.0), hall, depth, random);
        u += hall + gap;
      }
    }
    placeYardGoods(parcel, setting, canvas, frame, span, random);
    for (const Vec2 &p : densified(parcel.outline, 11.0)) {
      const Vec2 place = p + normalized(centroid(parcel.outline) - p) * 6.0;
      if (random.chance(0.4) && isFree(canvas, place, parcel.number))
        placeTree(canvas, setting.palette, place, random.between(1.8, 3.0), random);
    }
  }

private:
  static void placeHall(const Parcel &parcel, const Setting &setting, Canvas &canvas, const Frame &planFrame,
                        double lengthU, double widthV, Random &random) {
    Building hall;
    hall.frame = setting.layout.warp.groundFromPlan(planFrame);
    hall.lengthU = lengthU;
    hall.widthV = widthV;
    // A hall that does not fit is tried again smaller before the place stays empty.
    for (int attempt = 0; !isFree(canvas, rectangle(hall.frame, hall.lengthU + 9.0, hall.widthV + 9.0), parcel.number);
         ++attempt) {
      if (attempt == 3)
        return;
      hall.lengthU *= 0.8;
      hall.widthV *= 0.85;
    }
    hall.wallHeight = random.between(6.5, 11.0);
    hall.shape = random.chance(0.65) ? RoofShape::Flat : RoofShape::Gable;
    hall.pitch = 0.13;
    hall.roof = varied(random.pick(setting.palette.industrialRoofs), 0.05F, random);
    hall.cover = Cover::IndustrialBuilding;
    placeBuilding(canvas, hall, random);
    detailRoof(canvas, hall, random);
  }

  /// Seams, roof lights and machinery.
  static void detailRoof(Canvas &canvas, const Building &hall, Random &random) {
    const double bay = random.between(5.0, 7.0);
    const bool rooflights = random.chance(0.7);
    const double seam = std::max(0.12, canvas.metresPerSample() * 0.5);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    canvas.forEachInside(rectangle(hall.frame, hall.lengthU - 1.2, hall.widthV - 1.2), [&](int x, int y, Vec2 ground) {
      const Vec2 local = hall.frame.toFrame(ground);
      const double inBay = local.x - bay * std::floor(local.x / bay);
      Colour &colour = canvas.colour.at(x, y);
      if (inBay < seam)
        colour = colour * 0.9F;
      const float grime = fractalNoise(static_cast<float>(local.x / 9.0), static_cast<float>(local.y / 16.0), seed, 3);
      colour = colour * (1.0F + 0.07F * grime);
      const bool lightRow = std::abs(std::abs(local.y) - hall.widthV * 0.24) < hall.widthV * 0.11;
      if (rooflights && lightRow && inBay > bay * 0.4 && inBay < bay * 0.4 + 1.3)
        colour = rgb(0xD5DEE2);
    });
    const int machines = static_cast<int>(hall.lengthU * hall.widthV / 170.0);
    for (int i = 0; hall.shape == RoofShape::Flat && i < machines; ++i) {
      const Frame place =
          hall.frame.moved({hall.lengthU * random.between(-0.42, 0.42), hall.widthV * random.between(-0.38, 0.38)});
      const double size = random.between(1.6, 3.6);
      const double width = size * random.between(0.6, 1.0);
      const double top = hall.wallHeight + random.between(1.0, 2.2);
      placeBox(canvas, place, size, width, top, varied(rgb(0xA0A2A5), 0.15F, random));
    }
  }

  /// Lorries, containers and stacks along the halls, cars in a row.
  static void placeYardGoods(const Parcel &parcel, const Setting &setting, Canvas &canvas, const Frame &frame,
                             const Span &span, Random &random) {
    static const std::vector<Colour> paints{rgb(0xA8493B), rgb(0x3F6690), rgb(0xC9C9C4),
                                            rgb(0x4F7C5A), rgb(0xB98B3E), rgb(0x77797C)};
    const int count = static_cast<int>(area(parcel.outline) / 420.0);
    for (int i = 0; i < count; ++i) {
      const Frame plan =
          frame.moved({random.between(span.low.x, span.high.x), random.between(span.low.y, span.high.y)});
      Frame place = setting.layout.warp.groundFromPlan(plan);
      if (random.chance(0.3))
        place = place.turned();
      if (!isFree(canvas, rectangle(place, 15.0, 9.0), parcel.number))
        continue;
      if (random.chance(0.4)) {
        for (double v = -2.8; v < 3.0; v += 2.8)
          placeBox(canvas, place.moved(0.0, v), 12.2, 2.5, 2.7, varied(random.pick(paints), 0.08F, random));
      } else {
        for (double u = -5.6; u < 6.0; u += 2.8)
          if (random.chance(0.75))
            placeCar(canvas, place.moved(u, 0.0).turned(), random);
      }
    }
  }
};

class TankFarmPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    paintYard(parcel, setting.palette, canvas, 0.9F, random);
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Frame frame{centroid(parcel.plan), longestDirection(parcel.plan)};
    const Span span = spanOf(parcel.plan, frame);
    const double radius = random.between(7.5, 13.0);
    const double height = random.between(8.0, 12.0);
    const double spacing = radius * 2.0 + random.between(6.0, 10.0);
    const Colour paint = random.pick(std::vector<Colour>{rgb(0xD9D9D4), rgb(0xC6C8C8), rgb(0xCFC7B6)});
    const Frame walls = setting.layout.warp.groundFromPlan(frame);
    for (double v = span.low.y + radius + 9.0; v < span.high.y - radius - 6.0; v += spacing) {
      for (double u = span.low.x + radius + 9.0; u < span.high.x - radius - 6.0; u += spacing) {
        const Vec2 centre = setting.layout.warp.groundFromPlan(frame.toGround(u, v));
        const double size = random.chance(0.2) ? radius * 0.7 : radius;
        const Frame cell{centre, walls.along};
        if (random.chance(0.06) || !isFree(canvas, rectangle(cell, spacing - 2.5, spacing - 2.5), parcel.number))
          continue;
        placeBund(parcel, setting.palette, canvas, cell, spacing - 3.0, random);
        const double top = height + random.between(-1.0, 1.0);
        placeTank(canvas, centre, size, top, varied(paint, 0.03F, random));
        placeBox(canvas, cell.moved(0.0, size * 0.5 + spacing * 0.25), 0.8, spacing * 0.5 - size, 0.8, rgb(0xB9BABB));
      }
    }
  }

private:
  static void placeBund(const Parcel &parcel, const Palette &palette, Canvas &canvas, const Frame &cell, double side,
                        Random &random) {
    pave(canvas, rectangle(cell, side, side), parcel.number, mix(palette.concrete, palette.lightSoil, 0.4F), random);
    for (const double sign : {-1.0, 1.0}) {
      placeBox(canvas, cell.moved(0.0, sign * side / 2.0), side, 0.7, 1.1, palette.concrete * 1.1F);
      placeBox(canvas, cell.moved(sign * side / 2.0, 0.0), 0.7, side, 1.1, palette.concrete * 1.1F);
    }
  }
};

class ParkingPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    paintYard(parcel, setting.palette, canvas, 0.05F, random);
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Frame frame{centroid(parcel.outline), parcel.axis};
    const Span span = spanOf(parcel.outline, frame);
    const double occupied = random.between(0.45, 0.85);
    for (double v = span.low.y + 10.0; v < span.high.y - 8.0; v += 16.5) {
      for (double u = span.low.x + 8.0; u < span.high.x - 8.0; u += 2.6) {
        const bool island = static_cast<int>(std::floor((u - span.low.x) / 2.6)) % 14 == 6;
        for (const double side : {-2.6, 2.6})
          placeStall(parcel, setting.palette, canvas, frame.moved(u, v + side).turned(), island, occupied, random);
      }
    }
  }

private:
  static void placeStall(const Parcel &parcel, const Palette &palette, Canvas &canvas, const Frame &stall, bool island,
                         double occupied, Random &random) {
    if (!isFree(canvas, rectangle(stall, 5.0, 2.4), parcel.number) || canvas.borderDistanceAt(stall.origin) < 5.0F)
      return;
    if (island) {
      pave(canvas, rectangle(stall, 5.0, 2.6), parcel.number, palette.grass, random);
      placeTree(canvas, palette, stall.origin, random.between(1.5, 2.3), random);
      return;
    }
    const double line = std::max(0.14, canvas.metresPerSample() * 0.55);
    pave(canvas, rectangle(stall.moved(0.0, 1.3), 5.0, line), parcel.number, mix(palette.asphalt, rgb(0xE0E0DC), 0.6F),
         random);
    if (random.chance(occupied))
      placeCar(canvas, stall.moved(random.between(-0.25, 0.25), 0.0), random);
  }
};

} // namespace

const LandUsePainter &industrialPainter() {
  static const IndustrialPainter painter;
  return painter;
}

const LandUsePainter &tankFarmPainter() {
  static const TankFarmPainter painter;
  return painter;
}

const LandUsePainter &parkingPainter() {
  static const ParkingPainter painter;
  return painter;
}

} // namespace xemap::data::synth
