// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// A pit cut down in benches, with heaps beside it and sometimes water at its bottom.
class QuarryPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const double bench = random.between(9.0, 20.0);
    const double drop = random.between(4.0, 9.0);
    static const std::vector<Colour> stones{rgb(0xC9C2B4), rgb(0xB7A68E), rgb(0xA9A5A0), rgb(0xC29F78)};
    const Colour stone = mix(varied(random.pick(stones), 0.05F, random), setting.palette.lightSoil, 0.3F);
    const bool flooded = random.chance(0.4);
    const Colour pool = varied(rgb(0x4F8C8A), 0.1F, random);
    const double deepest = std::sqrt(area(parcel.outline)) * 0.34;
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const auto gx = static_cast<float>(ground.x);
      const auto gy = static_cast<float>(ground.y);
      const double border = static_cast<double>(canvas.borderDistance.at(x, y));
      const double inward = border - 10.0 + 26.0 * static_cast<double>(fractalNoise(gx / 70.0F, gy / 70.0F, seed, 3));
      const float grain = 0.95F + 0.1F * hashNoise(x, y, seed);
      const float stains = 1.0F + 0.12F * fractalNoise(gx / 12.0F, gy / 12.0F, seed + 2, 4);
      Colour &colour = canvas.colour.at(x, y);
      if (inward < 0.0) {
        const float weeds = fractalNoise(gx / 9.0F, gy / 9.0F, seed + 4, 2);
        colour = mix(soilAt(setting.palette, ground, seed), grassAt(setting.palette, ground, 0.5F, seed),
                     std::clamp(0.4F + weeds, 0.0F, 1.0F)) *
                 grain;
        canvas.elevation.at(x, y) = std::max(0.0F, 5.0F * weeds);
        return;
      }
      const double level = std::floor(inward / bench);
      const double inBench = inward - level * bench;
      if (flooded && inward > deepest * 0.75) {
        colour = pool * (0.98F + 0.04F * hashNoise(x, y, seed));
      } else {
        // The face of a bench is steep and darker than its floor.
        colour = stone * stains * grain * (inBench < bench * 0.22 ? 0.78F : 1.0F);
      }
      canvas.elevation.at(x, y) = static_cast<float>(-drop * (level + 1.0));
    });
  }
};

} // namespace

const LandUsePainter &quarryPainter() {
  static const QuarryPainter painter;
  return painter;
}

} // namespace xemap::data::synth
