// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

constexpr std::uint32_t trackRed = 0xA8604E;
constexpr std::uint32_t lineWhite = 0xE4E6E0;

/// A frame on the parcel with its longer side along u, and half of what fits into it.
struct Ground {
  Frame frame;
  double halfU = 0.0;
  double halfV = 0.0;
};

Ground groundOf(const Parcel &parcel) {
  const Frame along{centroid(parcel.outline), parcel.axis};
  const Span span = spanOf(parcel.outline, along);
  const Ground ground{along, std::min(-span.low.x, span.high.x), std::min(-span.low.y, span.high.y)};
  return ground.halfU >= ground.halfV ? ground : Ground{along.turned(), ground.halfV, ground.halfU};
}

/// Mown in stripes, with the lines of a football pitch of half sides `halfU` and `halfV`.
Colour pitchAt(const Palette &palette, Vec2 local, double halfU, double halfV, double metresPerSample) {
  const Colour turf = mix(palette.grass, rgb(0x4E8A3C), 0.55F);
  const auto stripe = static_cast<int>(std::floor(local.x / 6.0));
  const double half = std::max(0.12, metresPerSample * 0.35);
  const auto near = [half](double distance) { return std::abs(distance) < half; };
  const bool inside = std::abs(local.x) < halfU + half && std::abs(local.y) < halfV + half;
  const bool line = inside && (near(std::abs(local.x) - halfU) || near(std::abs(local.y) - halfV) || near(local.x) ||
                               near(length(local) - 9.15));
  return line ? mix(turf, rgb(lineWhite), 0.75F) : turf * (stripe % 2 == 0 ? 1.05F : 0.95F);
}

/// Distance from the axis of a running track: a straight of half length `straight` with round ends.
double fromTrackAxis(Vec2 local, double straight) {
  return length(Vec2{std::max(0.0, std::abs(local.x) - straight), local.y});
}

/// The size of a running track that fits a ground: radius of its outer edge; the standard one where there is room.
double trackRadius(const Ground &ground) {
  return std::min({46.0, ground.halfV * 0.86, ground.halfU * 0.86 / 1.9});
}

/// A pitch within a running track.
Colour athleticsAt(const Palette &palette, Vec2 local, double radius, double metresPerSample, bool &outside) {
  const double straight = radius * 0.92;
  const double fromAxis = fromTrackAxis(local, straight);
  const double lanes = radius * 0.2;
  outside = fromAxis > radius;
  if (fromAxis > radius - lanes) {
    const double lane = (radius - fromAxis) / (lanes / 6.0);
    return rgb(trackRed) * (lane - std::floor(lane) < 0.12 ? 1.25F : 1.0F);
  }
  return pitchAt(palette, local, straight * 1.1, (radius - lanes) * 0.82, metresPerSample);
}

class StadiumPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    paintYard(parcel, setting.palette, canvas, static_cast<float>(random.between(0.3, 0.9)), random);
    const Ground ground = groundOf(parcel);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    static const std::vector<Colour> seats{rgb(0x4E6C9A), rgb(0xA44A44), rgb(0xB7B7B2), rgb(0x5C8A66), rgb(0xC7A25A)};
    const Colour seat = varied(random.pick(seats), 0.06F, random);
    const double outerV = std::min(ground.halfV * 0.8, 105.0);
    const double outerU = std::min({ground.halfU * 0.85, 135.0, outerV * 1.35});
    const double stand = std::min(outerU, outerV) * random.between(0.26, 0.38);
    const bool roofed = random.chance(0.5);
    const Colour roof = varied(rgb(0xD3D6D8), 0.06F, random);
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 place) {
      const Vec2 local = ground.frame.toFrame(place);
      // How far outside the field, in the rounded form of a bowl.
      const double squareU = local.x * local.x / (outerU * outerU);
      const double squareV = local.y * local.y / (outerV * outerV);
      const double reach = std::sqrt(std::sqrt(squareU * squareU + squareV * squareV));
      if (reach > 1.0)
        return;
      const double depth = (1.0 - reach) * std::min(outerU, outerV);
      const float grain = 0.97F + 0.06F * hashNoise(x, y, seed);
      if (depth > stand) {
        bool outside = false;
        const double radius = std::min((outerV - stand) * 0.98, (outerU - stand) / 1.9);
        const Colour field = athleticsAt(setting.palette, local, radius, canvas.metresPerSample(), outside);
        canvas.colour.at(x, y) = (outside ? mix(setting.palette.concrete, setting.palette.grass, 0.5F) : field) * grain;
        return;
      }
      const double rise = 1.0 - depth / stand;
      const bool underRoof = roofed && rise > 0.45;
      const bool aisle = static_cast<int>(std::floor(depth / 4.0)) % 3 == 0;
      canvas.elevation.at(x, y) = static_cast<float>(underRoof ? 24.0 : 2.0 + 16.0 * rise);
      canvas.colour.at(x, y) = (underRoof ? roof : aisle ? setting.palette.concrete : seat) * grain;
    });
  }
};

class SportsGroundPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Ground ground = groundOf(parcel);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const double radius = trackRadius(ground);
    const bool hasTrack = radius > 24.0 && random.chance(0.75);
    const double halfV = std::min(34.0, ground.halfV * 0.7);
    const double halfU = std::min(52.0, ground.halfU * 0.75);
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 place) {
      const Vec2 local = ground.frame.toFrame(place);
      const float grain = 0.97F + 0.06F * hashNoise(x, y, seed);
      bool outside = std::abs(local.x) > halfU + 3.0 || std::abs(local.y) > halfV + 3.0;
      Colour field = hasTrack ? athleticsAt(setting.palette, local, radius, canvas.metresPerSample(), outside)
                              : pitchAt(setting.palette, local, halfU, halfV, canvas.metresPerSample());
      if (outside)
        field = courtAt(ground, local, hasTrack ? radius * 1.92 : halfU + 3.0)
                    .value_or(grassAt(setting.palette, place, 0.2F, seed));
      canvas.colour.at(x, y) = field * grain;
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    for (const Vec2 &p : densified(parcel.outline, 12.0)) {
      const Vec2 place = p + normalized(centroid(parcel.outline) - p) * 5.0;
      if (random.chance(0.4) && isFree(canvas, place, parcel.number))
        placeTree(canvas, setting.palette, place, random.between(2.0, 3.6), random);
    }
  }

private:
  /// Tennis and ball courts in the room that is left at the ends.
  static std::optional<Colour> courtAt(const Ground &ground, Vec2 local, double from) {
    const double u = std::abs(local.x) - from - 6.0;
    if (u < 0.0 || u > 36.0 || std::abs(local.x) > ground.halfU - 5.0 || std::abs(local.y) > ground.halfV * 0.7)
      return std::nullopt;
    const double inCourt = local.y - 20.0 * std::floor(local.y / 20.0);
    if (inCourt < 2.0)
      return std::nullopt;
    const bool inner = u > 6.0 && u < 30.0 && inCourt > 5.5 && inCourt < 16.5;
    const bool line = inner && (std::abs(u - 18.0) < 0.3 || u < 6.6 || u > 29.4 || inCourt < 5.9 || inCourt > 16.1);
    return line ? rgb(lineWhite) : inner ? rgb(0x3F6F93) : rgb(0x4E7F5C);
  }
};

class BaseballPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Ground ground = groundOf(parcel);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const double reach = std::min({115.0, ground.halfU * 1.35, ground.halfV * 1.45});
    // Home plate in a corner, the field opening towards the middle.
    const Vec2 plate = Vec2{ground.halfU, ground.halfV} * -0.62;
    const double diamond = std::clamp(reach * 0.26, 12.0, 28.0);
    const Colour clay = varied(rgb(0xB07F57), 0.05F, random);
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 place) {
      const Vec2 local = ground.frame.toFrame(place) - plate;
      const double radius = length(local);
      const bool fair = local.x > -3.0 && local.y > -3.0;
      const Colour turf = mix(setting.palette.grass, rgb(0x55893F), 0.5F);
      const bool infield = fair && length(local - Vec2{diamond * 0.5, diamond * 0.5}) < diamond * 1.05;
      const bool innerGrass = local.x > 2.5 && local.y > 2.5 && local.x < diamond - 2.5 && local.y < diamond - 2.5 &&
                              length(local - Vec2{diamond * 0.5, diamond * 0.5}) > 2.7;
      Colour colour = grassAt(setting.palette, place, 0.25F, seed);
      if (fair && radius < reach)
        colour = radius > reach - 5.0                                  ? clay
                 : static_cast<int>(std::floor(radius / 7.0)) % 2 == 0 ? turf
                                                                       : turf * 0.93F;
      if ((infield && !innerGrass) || radius < 5.0)
        colour = clay;
      else if (infield)
        colour = turf * 1.04F;
      canvas.colour.at(x, y) = colour * (0.96F + 0.08F * hashNoise(x, y, seed));
    });
  }
};

} // namespace

const LandUsePainter &stadiumPainter() {
  static const StadiumPainter painter;
  return painter;
}

const LandUsePainter &sportsGroundPainter() {
  static const SportsGroundPainter painter;
  return painter;
}

const LandUsePainter &baseballPainter() {
  static const BaseballPainter painter;
  return painter;
}

} // namespace xemap::data::synth
