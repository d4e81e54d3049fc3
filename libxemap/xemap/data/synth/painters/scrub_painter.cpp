// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// Dry grass and bare soil under scattered bushes.
class ScrubPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const float worn =
          fractalNoise(static_cast<float>(ground.x / 30.0), static_cast<float>(ground.y / 30.0), seed + 1, 4);
      canvas.colour.at(x, y) = mix(grassAt(setting.palette, ground, 0.75F, seed), soilAt(setting.palette, ground, seed),
                                   std::min(1.0F, std::max(0.0F, 0.25F + worn)));
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const int count = static_cast<int>(area(parcel.outline) / 28.0);
    for (int i = 0; i < count; ++i) {
      const Vec2 place = drawPoint(parcel, random);
      const double radius = random.between(0.8, 2.4);
      const float density = gradientNoise(static_cast<float>(place.x / 40.0), static_cast<float>(place.y / 40.0), seed);
      if (density < -0.15F || !isFree(canvas, place, parcel.number))
        continue;
      const Colour leaves = mix(setting.palette.broadleaf, setting.palette.dryGrass, 0.25F);
      placePlant(canvas, {place, radius, radius * 1.2, varied(leaves, 0.1F, random), Cover::Hedge}, random);
    }
  }
};

} // namespace

const LandUsePainter &scrubPainter() {
  static const ScrubPainter painter;
  return painter;
}

} // namespace xemap::data::synth
