// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// Where the parts of one airport lie, across its strip. Units: metres from the strip's middle line.
struct Airfield {
  Frame frame;
  Span span;
  double side = 1.0; ///< Of the terminal.
  double runwayAt = 0.0;
  double taxiwayAt = 0.0;
  double connectorSpacing = 300.0;
  double apronFrom = 0.0; ///< Along the strip.
  double apronTo = 0.0;

  static constexpr double runwayHalfWidth = 22.0;
  static constexpr double taxiwayHalfWidth = 9.0;

  bool isApron(Vec2 local) const {
    return local.x > apronFrom && local.x < apronTo && local.y * side > taxiwayAt * side + taxiwayHalfWidth;
  }
  bool isRunway(Vec2 local) const { return std::abs(local.y - runwayAt) < runwayHalfWidth; }
  bool isTaxiway(Vec2 local) const {
    const double between = (local.y - runwayAt) * side;
    const double toConnector = local.x - connectorSpacing * std::round(local.x / connectorSpacing);
    return std::abs(local.y - taxiwayAt) < taxiwayHalfWidth ||
           (between > 0.0 && between < (taxiwayAt - runwayAt) * side && std::abs(toConnector) < taxiwayHalfWidth);
  }
};

Airfield planAirfield(const Parcel &parcel) {
  Random random(mixSeed(parcel.seed, 3));
  Airfield plan;
  plan.frame = {centroid(parcel.outline), parcel.axis};
  plan.span = spanOf(parcel.outline, plan.frame);
  plan.side = random.chance(0.5) ? 1.0 : -1.0;
  const double width = plan.span.widthV();
  plan.runwayAt = -plan.side * width * 0.2;
  plan.taxiwayAt = plan.side * width * 0.06;
  plan.connectorSpacing = random.between(180.0, 420.0);
  const double apron = std::min(random.between(220.0, 520.0), plan.span.lengthU() * 0.45);
  plan.apronFrom =
      random.between(plan.span.low.x * 0.55, std::max(plan.span.low.x * 0.5, plan.span.high.x * 0.6 - apron));
  plan.apronTo = plan.apronFrom + apron;
  return plan;
}

/// A white stripe across or along, as wide as the canvas can show.
bool isStripe(double distance, double width, double metresPerSample) {
  return std::abs(distance) < std::max(width, metresPerSample) / 2.0;
}

class AirportPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Airfield plan = planAirfield(parcel);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const Palette &palette = setting.palette;
    const Colour runway = mix(palette.asphalt, rgb(0x55565A), static_cast<float>(random.between(0.1, 0.7)));
    const Colour paint = rgb(0xDCDCD6);
    const double spacing = canvas.metresPerSample();
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const Vec2 local = plan.frame.toFrame(ground);
      const float wear =
          fractalNoise(static_cast<float>(local.x / 40.0), static_cast<float>(local.y / 6.0), seed, 3) * 0.1F +
          0.04F * (hashNoise(x, y, seed) - 0.5F);
      Colour &colour = canvas.colour.at(x, y);
      if (plan.isRunway(local)) {
        const double fromCentre = local.y - plan.runwayAt;
        const bool dash = local.x - 60.0 * std::floor(local.x / 60.0) < 34.0;
        const bool marked = (dash && isStripe(fromCentre, 0.9, spacing)) ||
                            isStripe(std::abs(fromCentre) - Airfield::runwayHalfWidth + 1.5, 0.9, spacing);
        canvas.surface.at(x, y) = Surface::Runway;
        colour = marked ? paint : runway * (1.0F + wear);
      } else if (plan.isTaxiway(local)) {
        const bool line = isStripe(local.y - plan.taxiwayAt, 0.3, spacing * 0.6);
        colour = (line ? mix(palette.asphalt, rgb(0xD2B24A), 0.6F) : mix(palette.asphalt, palette.concrete, 0.3F)) *
                 (1.0F + wear);
      } else if (plan.isApron(local)) {
        const int slab = static_cast<int>(std::floor(local.x / 8.0)) * 31 + static_cast<int>(std::floor(local.y / 8.0));
        colour = palette.concrete * (1.04F + wear + 0.05F * (hashNoise(slab, 2, seed) - 0.5F));
      } else {
        colour = grassAt(palette, ground, 0.3F, seed);
      }
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Airfield plan = planAirfield(parcel);
    const double outer = plan.side > 0.0 ? plan.span.high.y : -plan.span.low.y;
    const double apron = outer - plan.taxiwayAt * plan.side - Airfield::taxiwayHalfWidth;
    const double terminalDepth = std::clamp(apron * 0.3, 18.0, 45.0);
    const double terminalAt = plan.side * (outer - terminalDepth * 0.5 - 14.0);
    for (double u = plan.apronFrom + 40.0; u < plan.apronTo - 30.0;) {
      const double lengthU = random.between(50.0, 130.0);
      Building terminal;
      terminal.frame = plan.frame.moved(u + lengthU / 2.0, terminalAt);
      terminal.lengthU = lengthU;
      terminal.widthV = terminalDepth;
      terminal.wallHeight = random.between(10.0, 16.0);
      terminal.shape = RoofShape::Flat;
      terminal.roof = varied(random.pick(setting.palette.industrialRoofs), 0.05F, random);
      terminal.cover = Cover::IndustrialBuilding;
      if (isFree(canvas, rectangle(terminal.frame, lengthU, terminalDepth), parcel.number))
        placeBuilding(canvas, terminal, random);
      u += lengthU + random.between(12.0, 60.0);
    }
    const double standAt = plan.taxiwayAt + plan.side * (Airfield::taxiwayHalfWidth + 30.0);
    for (double u = plan.apronFrom + 25.0; u < plan.apronTo - 20.0; u += random.between(44.0, 62.0)) {
      const Frame nose = plan.frame.moved(u, standAt).turned();
      const Frame stand = plan.side > 0.0 ? nose : Frame{nose.origin, nose.along * -1.0};
      placeFree(parcel, canvas, stand, random, 0.75);
    }
    const double along = random.between(plan.span.low.x, plan.span.high.x);
    placeFree(parcel, canvas, plan.frame.moved(along, plan.runwayAt), random, 0.4);
  }

private:
  static void placeFree(const Parcel &parcel, Canvas &canvas, const Frame &place, Random &random, double chance) {
    const double lengthU = random.between(28.0, 46.0);
    if (random.chance(chance) && isFree(canvas, rectangle(place, lengthU, lengthU), parcel.number))
      placeAircraft(canvas, place, lengthU, random);
  }
};

} // namespace

const LandUsePainter &airportPainter() {
  static const AirportPainter painter;
  return painter;
}

} // namespace xemap::data::synth
