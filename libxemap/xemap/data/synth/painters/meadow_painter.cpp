// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/line_neighbourhood.h"
#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

class MeadowPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const auto dryness = static_cast<float>(random.between(-0.15, 0.45));
    const bool mown = random.chance(0.35);
    const Frame frame{centroid(parcel.outline), parcel.axis};
    const double swath = random.between(4.0, 7.0);
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      Colour grass = grassAt(setting.palette, ground, dryness, seed) * (0.97F + 0.06F * hashNoise(x, y, seed));
      if (mown)
        grass = grass * (1.0F + 0.05F * triangleWave(frame.toFrame(ground).y / (2.0 * swath)));
      canvas.colour.at(x, y) = grass;
    });
    if (random.chance(0.6))
      paintPath(parcel, setting.palette, canvas, random);
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const int count = static_cast<int>(area(parcel.outline) / 260.0);
    const double wooded = random.between(0.05, 0.4);
    for (int i = 0; i < count; ++i) {
      const Vec2 place = drawPoint(parcel, random);
      const float grove = fractalNoise(static_cast<float>(place.x / 55.0), static_cast<float>(place.y / 55.0), seed, 2);
      const double radius = random.between(1.4, 4.6);
      if (random.uniform() < wooded + 0.9 * static_cast<double>(grove) - 0.1 && isFree(canvas, place, parcel.number))
        placeTree(canvas, setting.palette, place, radius, random);
    }
    if (random.chance(0.4))
      placeHedge(parcel, setting.palette, canvas, 0.3, random);
  }

private:
  static void paintPath(const Parcel &parcel, const Palette &palette, Canvas &canvas, Random &random) {
    const Vec2 start = random.pick(parcel.outline);
    const Vec2 end = random.pick(parcel.outline);
    const Vec2 bend = centroid(parcel.outline) + Vec2{random.normal(), random.normal()} * 15.0;
    const double half = std::max(0.5, canvas.metresPerSample() * 0.6);
    const LineNeighbourhood path(canvas, smoothCurve({start, bend, end}, 3.0), half + 0.6);
    path.forEach([&](int x, int y, LinePosition position) {
      if (canvas.parcel.at(x, y) != parcel.number)
        return;
      const auto trodden = static_cast<float>(std::clamp((half + 0.6 - std::abs(position.lateral)) / 0.6, 0.0, 1.0));
      canvas.colour.at(x, y) = mix(canvas.colour.at(x, y), palette.lightSoil, 0.6F * trodden);
    });
  }
};

} // namespace

const LandUsePainter &meadowPainter() {
  static const MeadowPainter painter;
  return painter;
}

} // namespace xemap::data::synth
