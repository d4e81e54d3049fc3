// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/line_neighbourhood.h"
#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

class BareLandPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const auto gx = static_cast<float>(ground.x);
      const auto gy = static_cast<float>(ground.y);
      const float worn = fractalNoise(gx / 48.0F, gy / 48.0F, seed + 2, 5);
      Colour earth =
          mix(soilAt(setting.palette, ground, seed), setting.palette.sand, std::clamp(0.3F + 0.7F * worn, 0.0F, 0.7F));
      const float weeds = fractalNoise(gx / 14.0F, gy / 14.0F, seed + 4, 3);
      if (weeds > 0.28F)
        earth = mix(earth, setting.palette.dryGrass, std::min(1.0F, (weeds - 0.28F) * 5.0F));
      canvas.colour.at(x, y) = earth * (0.95F + 0.1F * hashNoise(x, y, seed));
      canvas.elevation.at(x, y) = 0.9F * fractalNoise(gx / 30.0F, gy / 30.0F, seed + 6, 4);
    });
    for (int i = 0; i < 4; ++i)
      paintRuts(parcel, setting.palette, canvas, random);
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    for (int i = 0; i < 10; ++i) {
      const Vec2 place = drawPoint(parcel, random);
      const double radius = random.between(1.2, 2.6);
      if (random.chance(0.5) && isFree(canvas, place, parcel.number))
        placeTree(canvas, setting.palette, place, radius, random);
    }
  }

private:
  static void paintRuts(const Parcel &parcel, const Palette &palette, Canvas &canvas, Random &random) {
    const Polyline line =
        smoothCurve({drawPoint(parcel, random), drawPoint(parcel, random), drawPoint(parcel, random)}, 3.0);
    const double half = std::max(0.35, canvas.metresPerSample() * 0.5);
    LineNeighbourhood(canvas, line, 2.0).forEach([&](int x, int y, LinePosition position) {
      if (canvas.parcel.at(x, y) == parcel.number && std::abs(std::abs(position.lateral) - 0.9) < half)
        canvas.colour.at(x, y) = mix(canvas.colour.at(x, y), palette.sand, 0.45F);
    });
  }
};

} // namespace

const LandUsePainter &bareLandPainter() {
  static const BareLandPainter painter;
  return painter;
}

} // namespace xemap::data::synth
