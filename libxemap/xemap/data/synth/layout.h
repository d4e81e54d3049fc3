// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/synth/geometry.h"
#include "xemap/data/synth/surface.h"

namespace xemap::data::synth {

/// What kind of place a scene is.
enum class LayoutKind { Mixed, Rural, Town, Industry, Coast, Airfield, Leisure, Works };

/// Bends the straight lines of a plan as terrain bends roads and field borders.
class Warp {
public:
  Warp() = default;
  Warp(double amplitude, double wavelength, std::uint32_t seed)
      : mAmplitude(amplitude), mWavelength(wavelength), mSeed(seed) {}

  Vec2 groundFromPlan(Vec2 plan) const;
  Polygon groundFromPlan(const Polygon &plan) const;
  Polyline lineOnGround(Vec2 planFrom, Vec2 planTo) const;
  /// The frame on the ground at a plan frame's origin, turned as the plan is there.
  Frame groundFromPlan(const Frame &plan) const;

private:
  double mAmplitude = 0.0;
  double mWavelength = 1.0;
  std::uint32_t mSeed = 0;
};

/// A piece of ground of one use.
struct Parcel {
  int number = 0;
  Surface use = Surface::Meadow;
  Polygon plan;    ///< Convex, before the warp.
  Polygon outline; ///< On the ground.
  Vec2 axis;       ///< Direction of its longest side on the ground.
  std::uint64_t seed = 0;
};

/// A road, track or railway.
struct Way {
  Surface surface = Surface::Street;
  Polyline centre;    ///< On the ground.
  double width = 7.0; ///< Of the carriageway or the ballast. Units: metres.
};

/// A river that meanders through the scene.
struct River {
  Polyline centre;
  double meanHalfWidth = 20.0;
  std::uint32_t seed = 0;

  double halfWidthAt(double along) const;
  /// Distance from the river's edge to the parcels on the given side (lateral < 0 left).
  double corridorAt(double along, double lateral) const;
};

/// The sea on one side of the scene.
struct Coast {
  Vec2 point;   ///< On the middle line of the shore.
  Vec2 seaward; ///< Unit vector.
  double meanBeachWidth = 20.0;
  std::uint32_t seed = 0;

  /// How far a place lies in the sea; negative on land.
  double seawardOf(Vec2 ground) const;
  /// Width of the sand between the water and the parcels there; 0 where the shore has none.
  double beachWidthAt(Vec2 ground) const;
};

/// Where everything is, before anything is painted.
struct Layout {
  double widthMetres = 0.0;
  double heightMetres = 0.0;
  Warp warp;
  std::vector<Parcel> parcels;
  std::vector<Way> ways; ///< In the order they are painted.
  std::optional<River> river;
  std::optional<Coast> coast;
};

/// Lays out a scene.
///
/// Units: metres; `gsdMetres` bounds how fine the plan needs to be.
Layout planLayout(double widthMetres, double heightMetres, double gsdMetres, LayoutKind kind, Random &random);

} // namespace xemap::data::synth
