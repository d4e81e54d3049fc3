// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/random.h"
#include "xemap/data/synth/canvas.h"
#include "xemap/data/synth/layout.h"
#include "xemap/data/synth/palette.h"

namespace xemap::data::synth {

/// What a painter may look at beside its parcel.
struct Setting {
  const Layout &layout;
  const Palette &palette;
};

/// Paints the parcels of one land use. A new land use is one file that implements this and one line in painterOf().
class LandUsePainter {
public:
  virtual ~LandUsePainter() = default;

  /// Colours the parcel's ground; may change its surface (the water of a lake).
  virtual void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const = 0;

  /// Stands things on the parcel, once all ground is painted and `borderDistance` is known.
  virtual void placeObjects(const Parcel &, const Setting &, Canvas &, Random &) const {}
};

const LandUsePainter &fieldPainter();
const LandUsePainter &orchardPainter();
const LandUsePainter &forestPainter();
const LandUsePainter &meadowPainter();
const LandUsePainter &bareLandPainter();
const LandUsePainter &lakePainter();
const LandUsePainter &residentialPainter();
const LandUsePainter &industrialPainter();
const LandUsePainter &tankFarmPainter();
const LandUsePainter &parkingPainter();
const LandUsePainter &airportPainter();
const LandUsePainter &harbourPainter();
const LandUsePainter &stadiumPainter();
const LandUsePainter &sportsGroundPainter();
const LandUsePainter &baseballPainter();
const LandUsePainter &golfCoursePainter();
const LandUsePainter &solarFarmPainter();
const LandUsePainter &quarryPainter();
const LandUsePainter &scrubPainter();

/// The painter of a parcel's use.
const LandUsePainter &painterOf(Surface use);

/// Calls visit(x, y, ground) for each sample that belongs to the parcel.
template <typename Visit> void forEachSample(const Canvas &canvas, const Parcel &parcel, Visit visit) {
  canvas.forEachInside(parcel.outline, [&](int x, int y, Vec2 ground) {
    if (canvas.parcel.at(x, y) == parcel.number)
      visit(x, y, ground);
  });
}

/// A triangle wave of period 1. Units: [-1,1].
inline float triangleWave(double x) {
  return static_cast<float>(4.0 * std::abs(x - std::floor(x + 0.5)) - 1.0);
}

/// The extent of a polygon along and across a frame.
struct Span {
  Vec2 low;
  Vec2 high;

  double lengthU() const { return high.x - low.x; }
  double widthV() const { return high.y - low.y; }
};

Span spanOf(const Polygon &polygon, const Frame &frame);

/// Asphalt and concrete with stains and slab joints, and a green rim.
void paintYard(const Parcel &parcel, const Palette &palette, Canvas &canvas, float concreteShare, Random &random);

/// Grass as seen from above: patches of drier growth and fine grain. Units: `ground` metres.
Colour grassAt(const Palette &palette, Vec2 ground, float dryness, std::uint32_t seed);

/// Earth: broad stains and grain.
Colour soilAt(const Palette &palette, Vec2 ground, std::uint32_t seed);

/// A point drawn evenly from the parcel's outline's box; it may lie outside the parcel.
Vec2 drawPoint(const Parcel &parcel, Random &random);

/// A broad-leaved tree or a conifer in the region's colours.
void placeTree(Canvas &canvas, const Palette &palette, Vec2 centre, double radius, Random &random);

/// A hedge with a few trees along the parcel's border, inside it, with gaps.
void placeHedge(const Parcel &parcel, const Palette &palette, Canvas &canvas, double treeShare, Random &random);

} // namespace xemap::data::synth
