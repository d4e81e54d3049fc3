// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// A basin with piers behind a quay, on the side that lies towards the sea.
struct Basin {
  Frame frame; ///< v towards the water.
  Span span;
  double from = 0.0; ///< Where the yard ends, across.
  double pierSpacing = 34.0;
  double pierEnd = 0.0;
  bool forShips = false;

  static constexpr double quay = 9.0;
  static constexpr double pierHalfWidth = 2.0;

  double fromPier(double u) const { return u - pierSpacing * std::round(u / pierSpacing); }
  bool isPier(Vec2 local) const {
    return !forShips && local.y < pierEnd && std::abs(fromPier(local.x)) < pierHalfWidth;
  }
};

Basin planBasin(const Parcel &parcel, const Layout &layout) {
  Random random(mixSeed(parcel.seed, 3));
  Basin plan;
  Vec2 axis = parcel.axis;
  if (layout.coast && dot(perpendicular(axis), layout.coast->seaward) < 0.0)
    axis = axis * -1.0;
  plan.frame = {centroid(parcel.outline), axis};
  plan.span = spanOf(parcel.outline, plan.frame);
  const double depth = plan.span.widthV();
  plan.from = plan.span.low.y + depth * random.between(0.3, 0.45);
  plan.pierSpacing = random.between(28.0, 44.0);
  plan.pierEnd = plan.span.high.y - depth * 0.2;
  plan.forShips = random.chance(0.4);
  return plan;
}

class HarbourPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    paintYard(parcel, setting.palette, canvas, 0.7F, random);
    const Basin plan = planBasin(parcel, setting.layout);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const Colour water = mix(setting.palette.lake, rgb(0x2A4B5C), 0.5F);
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const Vec2 local = plan.frame.toFrame(ground);
      const bool enclosed = std::min(local.x - plan.span.low.x, plan.span.high.x - local.x) < Basin::quay;
      if (local.y < plan.from || enclosed)
        return;
      if (plan.isPier(local)) {
        canvas.colour.at(x, y) = rgb(0xA79C8B) * (0.95F + 0.1F * hashNoise(x, y, seed));
        return;
      }
      const float ripple =
          fractalNoise(static_cast<float>(ground.x / 14.0), static_cast<float>(ground.y / 14.0), seed, 3);
      canvas.surface.at(x, y) = Surface::HarbourBasin;
      canvas.elevation.at(x, y) = -2.0F;
      canvas.colour.at(x, y) = water * (1.0F + 0.06F * ripple);
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Basin plan = planBasin(parcel, setting.layout);
    if (plan.forShips)
      moorShips(parcel, plan, canvas, random);
    else
      moorBoats(parcel, plan, canvas, random);
    const double depth = plan.from - plan.span.low.y;
    for (double u = plan.span.low.x + 14.0; u < plan.span.high.x - 30.0;) {
      Building shed;
      shed.lengthU = random.between(24.0, 70.0);
      shed.widthV = std::clamp(depth * 0.45, 8.0, 32.0);
      shed.frame = plan.frame.moved(u + shed.lengthU / 2.0, plan.span.low.y + depth * 0.45);
      shed.wallHeight = random.between(6.0, 10.0);
      shed.shape = random.chance(0.5) ? RoofShape::Flat : RoofShape::Gable;
      shed.pitch = 0.15;
      shed.roof = varied(random.pick(setting.palette.industrialRoofs), 0.05F, random);
      shed.cover = Cover::IndustrialBuilding;
      if (isFree(canvas, rectangle(shed.frame, shed.lengthU + 4.0, shed.widthV + 4.0), parcel.number))
        placeBuilding(canvas, shed, random);
      u += shed.lengthU + random.between(8.0, 30.0);
    }
  }

private:
  static bool isAfloat(const Canvas &canvas, const Frame &berth, double lengthU, double widthV, int parcel) {
    const Polygon hull = rectangle(berth, lengthU, widthV);
    bool afloat = isFree(canvas, hull, parcel);
    canvas.forEachInside(
        hull, [&](int x, int y, Vec2) { afloat = afloat && canvas.surface.at(x, y) == Surface::HarbourBasin; });
    return afloat;
  }

  static void moorBoats(const Parcel &parcel, const Basin &plan, Canvas &canvas, Random &random) {
    const double first = plan.pierSpacing * std::ceil((plan.span.low.x + Basin::quay) / plan.pierSpacing);
    for (double pier = first; pier < plan.span.high.x - Basin::quay; pier += plan.pierSpacing)
      for (double v = plan.from + 5.0; v < plan.pierEnd; v += 5.0)
        for (const double side : {-1.0, 1.0}) {
          const double lengthU = random.between(7.0, 11.5);
          const Frame along = plan.frame.moved(pier + side * (Basin::pierHalfWidth + 0.8 + lengthU / 2.0), v);
          const Frame berth = side > 0.0 ? along : Frame{along.origin, along.along * -1.0};
          if (random.chance(0.8) && isAfloat(canvas, berth, lengthU, lengthU * 0.3, parcel.number))
            placeBoat(canvas, berth, lengthU, random);
        }
  }

  static void moorShips(const Parcel &parcel, const Basin &plan, Canvas &canvas, Random &random) {
    for (double u = plan.span.low.x + 20.0; u < plan.span.high.x - 40.0;) {
      const double lengthU = random.between(45.0, 110.0);
      const Frame berth = plan.frame.moved(u + lengthU / 2.0, plan.from + lengthU * 0.09 + 2.0);
      if (random.chance(0.75) && isAfloat(canvas, berth, lengthU, lengthU * 0.17, parcel.number))
        placeBoat(canvas, berth, lengthU, random);
      u += lengthU + random.between(10.0, 40.0);
    }
  }
};

} // namespace

const LandUsePainter &harbourPainter() {
  static const HarbourPainter painter;
  return painter;
}

} // namespace xemap::data::synth
