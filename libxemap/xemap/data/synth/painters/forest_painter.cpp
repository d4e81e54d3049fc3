// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

class ForestPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const Colour litter = soilAt(setting.palette, ground, seed) * 0.62F;
      canvas.colour.at(x, y) = mix(grassAt(setting.palette, ground, 0.1F, seed + 1) * 0.75F, litter, 0.35F);
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const double spacing = random.between(4.6, 5.8);
    const double coniferShare = random.chance(0.3) ? random.between(0.3, 0.9) : random.between(0.0, 0.15);
    const Box box = boundingBox(parcel.outline);
    for (double y = box.low.y; y < box.high.y; y += spacing)
      for (double x = box.low.x; x < box.high.x; x += spacing)
        plant(parcel, setting.palette, canvas, seed, coniferShare,
              {x + spacing * random.between(-0.5, 0.5), y + spacing * random.between(-0.5, 0.5)}, random);
  }

private:
  static void plant(const Parcel &parcel, const Palette &palette, Canvas &canvas, std::uint32_t seed,
                    double coniferShare, Vec2 place, Random &random) {
    const int column = canvas.columnOf(place.x);
    const int row = canvas.columnOf(place.y);
    if (!canvas.parcel.holds(column, row) || canvas.parcel.at(column, row) != parcel.number)
      return;
    const auto x = static_cast<float>(place.x);
    const auto y = static_cast<float>(place.y);
    const float clearing = fractalNoise(x / 60.0F, y / 60.0F, seed, 2);
    if (clearing < -0.5F || (canvas.borderDistance.at(column, row) < 2.5F && random.chance(0.5)))
      return;
    const float stand = fractalNoise(x / 50.0F, y / 50.0F, seed + 7, 2);
    const bool conifer = random.uniform() + 0.5 * static_cast<double>(stand) < coniferShare;
    Plant tree;
    tree.centre = place;
    tree.radius = conifer ? random.between(2.1, 3.3) : random.between(2.7, 4.9);
    tree.height = (conifer ? 17.0 : 14.0) + 2.2 * random.normal() + 3.0 * static_cast<double>(stand);
    tree.colour = varied((conifer ? palette.conifer : palette.broadleaf) * (1.0F + 0.14F * stand), 0.11F, random);
    placePlant(canvas, tree, random);
  }
};

} // namespace

const LandUsePainter &forestPainter() {
  static const ForestPainter painter;
  return painter;
}

} // namespace xemap::data::synth
