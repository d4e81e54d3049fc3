// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// Meadow with a lake or pond in the middle of it.
class LakePainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    meadowPainter().paintGround(parcel, setting, canvas, random);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const Vec2 centre = centroid(parcel.outline);
    const Polygon water = shore(parcel, centre, seed, random);
    const Colour reeds = mix(setting.palette.grass, setting.palette.broadleaf, 0.6F);
    Polygon bank;
    for (const Vec2 &p : water)
      bank.push_back(p + normalized(p - centre) * 3.5);
    forEachInParcel(canvas, parcel, bank, [&](int x, int y, Vec2 ground) {
      const float growth =
          fractalNoise(static_cast<float>(ground.x / 6.0), static_cast<float>(ground.y / 6.0), seed + 3, 2);
      canvas.colour.at(x, y) = mix(reeds, setting.palette.sand, std::clamp(growth * 1.4F, 0.0F, 0.8F));
    });
    forEachInParcel(canvas, parcel, water, [&](int x, int y, Vec2 ground) {
      const float ripple =
          fractalNoise(static_cast<float>(ground.x / 25.0), static_cast<float>(ground.y / 25.0), seed + 5, 3);
      canvas.surface.at(x, y) = Surface::Lake;
      canvas.parcel.at(x, y) = Canvas::noParcel;
      canvas.elevation.at(x, y) = -1.2F;
      canvas.colour.at(x, y) = setting.palette.lake * (1.0F + 0.05F * ripple + 0.02F * hashNoise(x, y, seed));
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    meadowPainter().placeObjects(parcel, setting, canvas, random);
  }

private:
  template <typename Visit>
  static void forEachInParcel(const Canvas &canvas, const Parcel &parcel, const Polygon &polygon, Visit visit) {
    canvas.forEachInside(polygon, [&](int x, int y, Vec2 ground) {
      if (canvas.parcel.at(x, y) == parcel.number)
        visit(x, y, ground);
    });
  }

  static Polygon shore(const Parcel &parcel, Vec2 centre, std::uint32_t seed, Random &random) {
    const double size = std::min(std::sqrt(area(parcel.outline)) * random.between(0.27, 0.36), 130.0);
    const double stretch = random.between(1.0, 1.45);
    const Frame frame{centre, parcel.axis};
    Polygon ring;
    for (int i = 0; i < 120; ++i) {
      const Vec2 direction = unitVector(i / 120.0);
      const float bays =
          fractalNoise(static_cast<float>(direction.x * 1.1), static_cast<float>(direction.y * 1.1), seed, 2);
      const double radius = size * (1.0 + 0.6 * static_cast<double>(bays));
      ring.push_back(frame.toGround(direction.x * radius * stretch, direction.y * radius / stretch));
    }
    return ring;
  }
};

} // namespace

const LandUsePainter &lakePainter() {
  static const LakePainter painter;
  return painter;
}

} // namespace xemap::data::synth
