// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "xemap/data/synth/layout.h"

namespace xemap::data::synth {

/// A straight line that divides the plan; roads and borders follow it.
struct Cut {
  Vec2 from;
  Vec2 to;
};

/// A convex piece of the plan between cuts.
struct District {
  Polygon plan;
  Surface use = Surface::Meadow;
};

/// How much of what a scene has; drawn per scene.
struct Theme {
  double townRadius = 0.0;      ///< Units: metres; 0 no town.
  double denseShare = 0.45;     ///< Part of the town radius built densely.
  double mediumShare = 0.8;     ///< Part of the town radius within which it is at least medium.
  double forestBias = 0.0;      ///< Added to noise in [-1,1]; forest where the sum is above 0.15.
  double industrialTurns = 0.0; ///< Width of the industrial sector of the town. Units: turns.
  bool hasMainRoad = true;
  bool hasRailway = false;
  bool hasRiver = true;
  bool hasLake = false;
  bool wantsEverything = false; ///< Make sure that each common use occurs.
  bool hasCoast = false;
  bool hasAirfield = false;
  std::vector<Surface> specials; ///< Uses that take a district each, whatever the town's plan says.
};

/// The lines every scene is hung on.
struct Skeleton {
  Polygon extent; ///< The scene with a margin, so that no border shows where the image ends.
  Vec2 townCentre;
  Vec2 roadDirection;
  std::optional<Cut> mainRoad;
  std::optional<Cut> railway;
  std::optional<River> river;
  std::optional<Coast> coast;
  std::optional<std::pair<Cut, Cut>> airfield; ///< The sides of the strip an airport lies in.

  /// Whether a place of the plan lies in the airport's strip.
  bool isAirfield(Vec2 plan) const;
};

Theme drawTheme(LayoutKind kind, double extentMetres, Random &random);
Skeleton drawSkeleton(double widthMetres, double heightMetres, const Theme &theme, Random &random);

/// Cuts a convex polygon across its longest side again and again until no piece is larger than `targetArea` by much.
std::vector<Polygon> partition(const Polygon &convex, double targetArea, double skewTurns, Random &random,
                               std::vector<Cut> *cuts);

/// The two halves of a polygon on either side of a cut, and the part of the cut inside the polygon.
std::vector<Polygon> divide(const std::vector<Polygon> &pieces, const Cut &cut);

/// The part of the line through `point` that is inside a convex polygon.
std::optional<Cut> chord(const Polygon &convex, Vec2 point, Vec2 direction);

/// Gives each district its use from the town's rings, the industrial sector and the noise of the countryside.
void assignUses(std::vector<District> &districts, const Theme &theme, const Skeleton &skeleton, Random &random);

} // namespace xemap::data::synth
