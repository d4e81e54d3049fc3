// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/line_neighbourhood.h"
#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// Rough with trees, fairways through it, greens at their ends and bunkers beside them.
class GolfCoursePainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      canvas.colour.at(x, y) = grassAt(setting.palette, ground, 0.15F, seed) * 0.9F;
    });
    const Colour turf = mix(setting.palette.grass, rgb(0x6FA04C), 0.6F);
    for (const Polyline &fairway : planFairways(parcel)) {
      const double halfWidth = random.between(13.0, 21.0);
      LineNeighbourhood(canvas, fairway, halfWidth * 1.4).forEach([&](int x, int y, LinePosition position) {
        const auto along = static_cast<float>(position.along / 60.0F);
        const double edge = halfWidth * (1.0 + 0.6 * static_cast<double>(gradientNoise(along, 0.5F, seed + 1)));
        if (canvas.parcel.at(x, y) != parcel.number || std::abs(position.lateral) > edge)
          return;
        const bool light = static_cast<int>(std::floor(position.lateral / 5.0F)) % 2 == 0;
        canvas.colour.at(x, y) = turf * (light ? 1.06F : 0.97F);
      });
      paintBlob(parcel, canvas, fairway.back(), random.between(9.0, 14.0), mix(turf, rgb(0x9CCB6E), 0.55F), random);
      for (int i = 0; i < 3; ++i) {
        const Vec2 aside = unitVector(random.uniform()) * random.between(15.0, 26.0);
        paintBlob(parcel, canvas, fairway.back() + aside, random.between(3.5, 7.0), rgb(0xDCCFAE), random);
      }
    }
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto fairways = planFairways(parcel);
    const int count = static_cast<int>(area(parcel.outline) / 260.0);
    for (int i = 0; i < count; ++i) {
      const Vec2 place = drawPoint(parcel, random);
      const double radius = random.between(2.0, 4.6);
      const bool open = std::any_of(fairways.begin(), fairways.end(), [&](const Polyline &line) {
        return std::any_of(line.begin(), line.end(), [&](Vec2 p) { return length(p - place) < 26.0; });
      });
      if (!open && isFree(canvas, place, parcel.number))
        placeTree(canvas, setting.palette, place, radius, random);
    }
  }

private:
  static std::vector<Polyline> planFairways(const Parcel &parcel) {
    Random random(mixSeed(parcel.seed, 3));
    const Frame frame{centroid(parcel.outline), parcel.axis};
    const Span span = spanOf(parcel.outline, frame);
    const double spacing = random.between(62.0, 80.0);
    std::vector<Polyline> fairways;
    for (double v = span.low.y + spacing * 0.5; v < span.high.y - 20.0; v += spacing) {
      double u = span.low.x + random.between(20.0, 60.0);
      while (u + 90.0 < span.high.x) {
        const double end = std::min(u + random.between(140.0, 330.0), span.high.x - 22.0);
        Polyline control;
        for (int i = 0; i < 4; ++i)
          control.push_back(frame.toGround(u + (end - u) * i / 3.0, v + random.between(-14.0, 14.0)));
        if (random.chance(0.5))
          std::reverse(control.begin(), control.end());
        fairways.push_back(smoothCurve(control, 5.0));
        u = end + random.between(40.0, 70.0);
      }
    }
    return fairways;
  }

  static void paintBlob(const Parcel &parcel, Canvas &canvas, Vec2 centre, double radius, Colour colour,
                        Random &random) {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    canvas.forEachNear(centre, radius * 1.5, [&](int x, int y, Vec2 ground) {
      const Vec2 offset = ground - centre;
      const float bays =
          gradientNoise(static_cast<float>(offset.x / radius), static_cast<float>(offset.y / radius), seed);
      if (canvas.parcel.at(x, y) == parcel.number && length(offset) < radius * (1.0 + 0.5 * static_cast<double>(bays)))
        canvas.colour.at(x, y) = colour * (0.98F + 0.04F * hashNoise(x, y, seed));
    });
  }
};

} // namespace

const LandUsePainter &golfCoursePainter() {
  static const GolfCoursePainter painter;
  return painter;
}

} // namespace xemap::data::synth
