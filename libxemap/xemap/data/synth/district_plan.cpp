// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/district_plan.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "xemap/data/synth/noise.h"

namespace xemap::data::synth {

namespace {

constexpr double marginMetres = 60.0;

River drawRiver(const Skeleton &skeleton, double widthMetres, double heightMetres, Random &random) {
  const double extent = std::max(widthMetres, heightMetres);
  const double shorter = std::min(widthMetres, heightMetres);
  const Vec2 middle = Vec2{widthMetres, heightMetres} * 0.5;
  const Vec2 crossing = middle + skeleton.roadDirection * (shorter * random.between(-0.3, 0.3));
  const Vec2 flow =
      normalized(perpendicular(skeleton.roadDirection) + skeleton.roadDirection * random.between(-0.5, 0.5));
  const double step = std::clamp(extent * 0.16, 70.0, 260.0);
  const double swing = step * random.between(0.2, 0.62);
  Polyline control;
  const int reach = static_cast<int>(std::ceil(extent * 0.8 / step)) + 1;
  for (int i = -reach; i <= reach; ++i) {
    const double side = (i % 2 == 0 ? 1.0 : -1.0) * swing * random.between(0.5, 1.0) * (i == 0 ? 0.2 : 1.0);
    control.push_back(crossing + flow * (i * step) + perpendicular(flow) * side);
  }
  River river;
  river.centre = smoothCurve(control, 4.0);
  river.meanHalfWidth = std::clamp(shorter * random.between(0.022, 0.04), 5.0, 60.0);
  river.seed = static_cast<std::uint32_t>(random.bits());
  return river;
}

double sideLength(const Polygon &polygon, Vec2 direction) {
  double low = 1e300;
  double high = -1e300;
  for (const Vec2 &p : polygon) {
    low = std::min(low, dot(p, direction));
    high = std::max(high, dot(p, direction));
  }
  return high - low;
}

/// Turns the district that suits best into `use` when no district has it.
void ensureUse(std::vector<District> &districts, Surface use,
               const std::function<double(const District &)> &suitability) {
  District *best = nullptr;
  double bestScore = 0.0;
  for (District &district : districts) {
    if (district.use == use)
      return;
    const double score = suitability(district);
    if (score > bestScore) {
      bestScore = score;
      best = &district;
    }
  }
  if (best != nullptr)
    best->use = use;
}

Surface ruralUse(Vec2 place, const Theme &theme, std::uint32_t seed, Random &random) {
  const float wooded = gradientNoise(static_cast<float>(place.x / 320.0), static_cast<float>(place.y / 320.0), seed);
  if (wooded + theme.forestBias > 0.15)
    return Surface::Forest;
  static constexpr Surface uses[] = {Surface::Field, Surface::Meadow, Surface::Orchard, Surface::BareLand};
  return uses[random.weighted({0.76, 0.16, 0.03, 0.05})];
}

/// Each of `uses` with its chance; the first when none was drawn.
std::vector<Surface> drawSpecials(const std::vector<Surface> &uses, const std::vector<double> &chances,
                                  Random &random) {
  std::vector<Surface> drawn;
  for (std::size_t i = 0; i < uses.size(); ++i)
    if (random.chance(chances[i]))
      drawn.push_back(uses[i]);
  if (drawn.empty())
    drawn.push_back(uses.front());
  return drawn;
}

/// The sea on one side of the main road, its shore at a slight angle to it.
Coast drawCoast(Vec2 roadPoint, Vec2 across, double shorter, Random &random) {
  Coast coast;
  const double side = random.chance(0.5) ? 1.0 : -1.0;
  coast.seaward = normalized(across * side + perpendicular(across) * random.between(-0.3, 0.3));
  coast.point = roadPoint + coast.seaward * (shorter * random.between(0.14, 0.3));
  coast.meanBeachWidth = random.between(10.0, 45.0);
  coast.seed = static_cast<std::uint32_t>(random.bits());
  return coast;
}

/// Gives each special use the district that suits it best.
void placeSpecials(std::vector<District> &districts, const Theme &theme, const Skeleton &skeleton, Random &random) {
  std::vector<bool> taken(districts.size(), false);
  for (const Surface use : theme.specials) {
    std::size_t best = districts.size();
    double bestScore = 0.0;
    for (std::size_t i = 0; i < districts.size(); ++i) {
      if (taken[i] || districts[i].use == Surface::Airport)
        continue;
      const Vec2 place = centroid(districts[i].plan);
      const double toShore = skeleton.coast ? skeleton.coast->seawardOf(place) : -1e9;
      // A harbour lies on the shore, everything else well inland and as spacious as there is room for.
      const double score = use == Surface::Harbour ? 1e3 / (1.0 + std::abs(toShore))
                           : toShore > -60.0       ? 0.0
                                                   : area(districts[i].plan) * random.between(0.5, 1.0);
      if (score > bestScore) {
        bestScore = score;
        best = i;
      }
    }
    if (best == districts.size())
      return;
    districts[best].use = use;
    taken[best] = true;
  }
}

} // namespace

bool Skeleton::isAirfield(Vec2 plan) const {
  if (!airfield)
    return false;
  const auto sideOf = [&](const Cut &cut) { return cross(cut.to - cut.from, plan - cut.from) > 0.0; };
  return sideOf(airfield->first) != sideOf(airfield->second);
}

Theme drawTheme(LayoutKind kind, double extentMetres, Random &random) {
  Theme theme;
  theme.denseShare = random.between(0.25, 0.55);
  theme.mediumShare = theme.denseShare + random.between(0.25, 0.4);
  theme.forestBias = random.between(-0.35, 0.2);
  switch (kind) {
  case LayoutKind::Mixed:
    theme.townRadius = extentMetres * random.between(0.28, 0.36);
    theme.industrialTurns = random.between(0.18, 0.26);
    theme.hasLake = true;
    theme.hasRailway = extentMetres > 500.0 && random.chance(0.6);
    theme.wantsEverything = true;
    theme.forestBias = random.between(-0.15, 0.1);
    break;
  case LayoutKind::Rural:
    theme.townRadius = random.chance(0.5) ? extentMetres * random.between(0.1, 0.2) : 0.0;
    theme.mediumShare = theme.denseShare = 0.2;
    theme.hasMainRoad = random.chance(0.6);
    theme.hasRiver = random.chance(0.55);
    theme.hasLake = random.chance(0.3);
    theme.hasRailway = random.chance(0.12);
    break;
  case LayoutKind::Town:
    theme.townRadius = extentMetres * random.between(0.5, 0.9);
    theme.industrialTurns = random.chance(0.5) ? random.between(0.1, 0.2) : 0.0;
    theme.hasRiver = random.chance(0.5);
    theme.hasLake = random.chance(0.15);
    theme.hasRailway = random.chance(0.25);
    break;
  case LayoutKind::Industry:
    theme.townRadius = extentMetres * random.between(0.35, 0.7);
    theme.industrialTurns = random.between(0.35, 0.8);
    theme.hasRiver = random.chance(0.4);
    theme.hasLake = random.chance(0.15);
    theme.hasRailway = random.chance(0.4);
    break;
  case LayoutKind::Coast:
    theme.hasCoast = true;
    theme.townRadius = extentMetres * random.between(0.25, 0.5);
    theme.industrialTurns = random.chance(0.3) ? random.between(0.1, 0.2) : 0.0;
    theme.hasRiver = random.chance(0.3);
    theme.specials = drawSpecials({Surface::Harbour, Surface::Scrub, Surface::SportsGround}, {0.7, 0.5, 0.25}, random);
    break;
  case LayoutKind::Airfield:
    theme.hasAirfield = true;
    theme.townRadius = extentMetres * random.between(0.2, 0.4);
    theme.industrialTurns = random.chance(0.5) ? random.between(0.1, 0.3) : 0.0;
    theme.hasRiver = false;
    theme.hasLake = random.chance(0.2);
    theme.specials = drawSpecials({Surface::SolarFarm, Surface::Parking, Surface::Scrub}, {0.3, 0.5, 0.3}, random);
    break;
  case LayoutKind::Leisure:
    theme.townRadius = extentMetres * random.between(0.4, 0.65);
    theme.hasRiver = random.chance(0.35);
    theme.hasLake = random.chance(0.3);
    theme.hasRailway = random.chance(0.2);
    theme.specials =
        drawSpecials({Surface::GolfCourse, Surface::Stadium, Surface::SportsGround, Surface::BaseballField},
                     {0.5, 0.5, 0.65, 0.5}, random);
    break;
  case LayoutKind::Works:
    theme.townRadius = random.chance(0.6) ? extentMetres * random.between(0.15, 0.35) : 0.0;
    theme.industrialTurns = random.chance(0.4) ? random.between(0.2, 0.4) : 0.0;
    theme.hasRiver = random.chance(0.35);
    theme.hasLake = random.chance(0.25);
    theme.hasRailway = random.chance(0.25);
    theme.specials = drawSpecials({Surface::Quarry, Surface::SolarFarm, Surface::Scrub}, {0.65, 0.65, 0.6}, random);
    break;
  }
  return theme;
}

Skeleton drawSkeleton(double widthMetres, double heightMetres, const Theme &theme, Random &random) {
  Skeleton skeleton;
  const double m = marginMetres;
  skeleton.extent = {{-m, -m}, {widthMetres + m, -m}, {widthMetres + m, heightMetres + m}, {-m, heightMetres + m}};
  const Vec2 middle = Vec2{widthMetres, heightMetres} * 0.5;
  const double shorter = std::min(widthMetres, heightMetres);
  // The main road follows the longer side of the image, any direction when there is none.
  const double aspect = widthMetres / heightMetres;
  const double spread = aspect < 1.15 && aspect > 1.0 / 1.15 ? 0.25 : 0.09;
  const double base = (aspect >= 1.0 ? 0.0 : 0.25) + (random.chance(0.5) ? 0.5 : 0.0);
  skeleton.roadDirection = unitVector(base + random.between(-spread, spread));
  const Vec2 across = perpendicular(skeleton.roadDirection);
  const Vec2 roadPoint = middle + across * (shorter * random.between(-0.18, 0.18));
  if (theme.hasMainRoad)
    skeleton.mainRoad = chord(skeleton.extent, roadPoint, skeleton.roadDirection);
  if (theme.hasRailway) {
    const double side = random.chance(0.5) ? 1.0 : -1.0;
    const Vec2 direction = normalized(skeleton.roadDirection + across * random.between(-0.12, 0.12));
    skeleton.railway =
        chord(skeleton.extent, roadPoint + across * (side * shorter * random.between(0.22, 0.34)), direction);
  }
  if (theme.hasRiver)
    skeleton.river = drawRiver(skeleton, widthMetres, heightMetres, random);
  if (theme.hasCoast)
    skeleton.coast = drawCoast(roadPoint, across, shorter, random);
  if (theme.hasAirfield) {
    const double side = random.chance(0.5) ? 1.0 : -1.0;
    const double width = std::clamp(shorter * random.between(0.2, 0.3), 190.0, 420.0);
    const Vec2 near = roadPoint + across * (side * shorter * random.between(0.1, 0.2));
    const auto first = chord(skeleton.extent, near, skeleton.roadDirection);
    const auto second = chord(skeleton.extent, near + across * (side * width), skeleton.roadDirection);
    if (first && second)
      skeleton.airfield = std::make_pair(*first, *second);
  }
  skeleton.townCentre = roadPoint + skeleton.roadDirection * (shorter * random.between(0.2, 0.35));
  return skeleton;
}

std::optional<Cut> chord(const Polygon &convex, Vec2 point, Vec2 direction) {
  std::vector<double> along;
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const Vec2 a = convex[i];
    const Vec2 b = convex[(i + 1) % convex.size()];
    const double sideA = cross(direction, a - point);
    const double sideB = cross(direction, b - point);
    if ((sideA <= 0.0) != (sideB <= 0.0))
      along.push_back(dot(a + (b - a) * (sideA / (sideA - sideB)) - point, direction));
  }
  if (along.size() != 2)
    return std::nullopt;
  std::sort(along.begin(), along.end());
  return Cut{point + direction * along[0], point + direction * along[1]};
}

std::vector<Polygon> divide(const std::vector<Polygon> &pieces, const Cut &cut) {
  std::vector<Polygon> divided;
  for (const Polygon &piece : pieces) {
    auto parts = split(piece, cut.from, normalized(cut.to - cut.from));
    for (Polygon *part : {&parts.first, &parts.second})
      if (!part->empty())
        divided.push_back(std::move(*part));
  }
  return divided;
}

std::vector<Polygon> partition(const Polygon &convex, double targetArea, double skewTurns, Random &random,
                               std::vector<Cut> *cuts) {
  std::vector<Polygon> pending{convex};
  std::vector<Polygon> done;
  while (!pending.empty()) {
    const Polygon piece = std::move(pending.back());
    pending.pop_back();
    if (area(piece) < targetArea * random.between(0.9, 1.9)) {
      done.push_back(piece);
      continue;
    }
    Vec2 axis = longestDirection(piece);
    if (sideLength(piece, perpendicular(axis)) > sideLength(piece, axis))
      axis = perpendicular(axis);
    const Vec2 turn = unitVector(random.between(-skewTurns, skewTurns));
    const Vec2 across = perpendicular(axis);
    const Vec2 direction = across * turn.x + axis * turn.y;
    const Vec2 point = centroid(piece) + axis * (sideLength(piece, axis) * random.between(-0.14, 0.14));
    const std::optional<Cut> cut = chord(piece, point, direction);
    auto parts = split(piece, point, direction);
    if (!cut || parts.first.empty() || parts.second.empty()) {
      done.push_back(piece);
      continue;
    }
    if (cuts != nullptr)
      cuts->push_back(*cut);
    pending.push_back(std::move(parts.first));
    pending.push_back(std::move(parts.second));
  }
  return done;
}

void assignUses(std::vector<District> &districts, const Theme &theme, const Skeleton &skeleton, Random &random) {
  const auto seed = static_cast<std::uint32_t>(random.bits());
  const double sectorCosine = unitVector(theme.industrialTurns / 2.0).x;
  const Vec2 sector =
      normalized(skeleton.roadDirection + perpendicular(skeleton.roadDirection) * random.between(-0.6, 0.6));
  const auto townDistance = [&](const District &district) {
    const Vec2 place = centroid(district.plan);
    const float ragged =
        gradientNoise(static_cast<float>(place.x / 150.0), static_cast<float>(place.y / 150.0), seed + 1);
    return theme.townRadius > 0.0 ? length(place - skeleton.townCentre) / theme.townRadius + 0.2 * ragged : 1e9;
  };
  for (District &district : districts) {
    if (district.use == Surface::Airport)
      continue;
    const Vec2 place = centroid(district.plan);
    const double distance = townDistance(district);
    const bool inSector = theme.industrialTurns > 0.0 && distance > 0.35 &&
                          dot(normalized(place - skeleton.townCentre), sector) > sectorCosine;
    if (distance < (inSector ? 1.25 : 1.0))
      district.use = inSector                       ? Surface::Industrial
                     : distance < theme.denseShare  ? Surface::DenseResidential
                     : distance < theme.mediumShare ? Surface::MediumResidential
                                                    : Surface::SparseResidential;
    else
      district.use = ruralUse(place, theme, seed, random);
  }
  placeSpecials(districts, theme, skeleton, random);
  const auto isRural = [](const District &district) { return !isUrban(district.use) && !isSpecial(district.use); };
  const auto remoteness = [&](const District &district) { return isRural(district) ? townDistance(district) : 0.0; };
  if (theme.hasLake)
    ensureUse(districts, Surface::Lake, [&](const District &district) {
      return isRural(district) ? 1.0 + random.uniform() + (district.use == Surface::Meadow ? 0.5 : 0.0) : 0.0;
    });
  if (theme.wantsEverything) {
    ensureUse(districts, Surface::Forest, remoteness);
    ensureUse(districts, Surface::Field, remoteness);
    ensureUse(districts, Surface::Industrial, [&](const District &district) {
      return dot(normalized(centroid(district.plan) - skeleton.townCentre), sector) + 1.0;
    });
    ensureUse(districts, Surface::DenseResidential, [&](const District &district) {
      return isResidential(district.use) ? 3.0 - townDistance(district) : 0.0;
    });
  }
}

} // namespace xemap::data::synth
