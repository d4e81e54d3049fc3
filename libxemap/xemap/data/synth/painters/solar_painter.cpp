// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// Rows of panels that face south, over grass or gravel.
class SolarFarmPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const double pitch = random.between(6.0, 11.0);
    const double depth = pitch * random.between(0.45, 0.65);
    const double table = random.between(24.0, 70.0);
    const Colour panel = varied(rgb(0x33415C), 0.1F, random);
    const bool onGrass = random.chance(0.6);
    const Frame frame{centroid(parcel.outline), unitVector(random.between(-0.02, 0.02))};
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const Vec2 local = frame.toFrame(ground);
      const double inRow = local.y - pitch * std::floor(local.y / pitch);
      const double inTable = local.x - table * std::floor(local.x / table);
      const bool lane = local.x - 5.0 * table * std::floor(local.x / (5.0 * table)) < 6.0;
      Colour &colour = canvas.colour.at(x, y);
      if (canvas.borderDistance.at(x, y) > 7.0F && inRow < depth && inTable > 1.5 && !lane) {
        const bool seam = inTable / 2.0 - std::floor(inTable / 2.0) < 0.08;
        canvas.elevation.at(x, y) = static_cast<float>(0.8 + (depth - inRow) * 0.45);
        colour = panel * (seam ? 1.35F : 1.0F) * (0.97F + 0.06F * hashNoise(x, y, seed));
      } else {
        colour = onGrass ? grassAt(setting.palette, ground, 0.35F, seed) : soilAt(setting.palette, ground, seed) * 1.1F;
      }
    });
  }
};

} // namespace

const LandUsePainter &solarFarmPainter() {
  static const SolarFarmPainter painter;
  return painter;
}

} // namespace xemap::data::synth
